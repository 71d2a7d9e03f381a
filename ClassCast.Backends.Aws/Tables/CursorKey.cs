using System.Security.Cryptography;
using Amazon.DynamoDBv2.Model;
using ClassCast.Core.Ports;
using Condition = ClassCast.Core.Ports.Condition;

namespace ClassCast.Backends.Aws.Tables;

/// <summary>Signs cursors, the same for all processes of the installation: the first that needs it writes it to <see cref="AwsTables.Settings"/>.</summary>
internal sealed class CursorKey(DynamoCalls dynamo, TableReader reader) : IDisposable
{
    public const string Name = "cursor-key";

    private readonly SemaphoreSlim once = new(1);
    private byte[]? key;

    public async ValueTask<byte[]> GetAsync(CancellationToken cancellationToken)
    {
        if (key is not null)
        {
            return key;
        }

        await once.WaitAsync(cancellationToken);
        try
        {
            return key ??= Convert.FromBase64String(await ReadAsync(cancellationToken) ?? await CreateAsync(cancellationToken));
        }
        finally
        {
            once.Release();
        }
    }

    public void Dispose() => once.Dispose();

    private async Task<string?> ReadAsync(CancellationToken cancellationToken) =>
        (await reader.GetAsync(AwsTables.Settings, Name, cancellationToken))?.Value;

    private async Task<string> CreateAsync(CancellationToken cancellationToken)
    {
        var setting = new Setting { Name = Name, Value = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) };
        var put = new PreparedWrite(reader.Table(AwsTables.Settings), new PutWrite<Setting>(AwsTables.Settings, setting, Condition.NotExists)).ToPut();
        try
        {
            await dynamo.SendAsync(client => client.PutItemAsync(put, cancellationToken), cancellationToken);
        }
        catch (ConditionalCheckFailedException)
        {
            // another process was first, or this one and the answer was lost: what is stored counts
        }

        return (await ReadAsync(cancellationToken))!;
    }
}
