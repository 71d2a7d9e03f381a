using ClassCast.Core.Ports;
using Microsoft.Extensions.Logging;

namespace ClassCast.Backends.Aws.Identity;

/// <summary>The pool's public keys. Whoever verifies keeps them and asks again for a key it does not know, so they are kept here only for moments.</summary>
internal sealed partial class PoolKeys(UserPool pool, IHttpClientFactory clients, TimeProvider time, ILogger<PoolKeys> logger) : IDisposable
{
    public const string HttpClientName = "user-pool-keys";

    public static TimeSpan Kept { get; } = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim reading = new(1, 1);
    private volatile Known? known;

    public async Task<string> GetAsync(CancellationToken cancellationToken)
    {
        if (IsFresh(known) is { } fresh)
        {
            return fresh;
        }

        await reading.WaitAsync(cancellationToken);
        try
        {
            return IsFresh(known) ?? await ReadAsync(cancellationToken);
        }
        finally
        {
            reading.Release();
        }
    }

    public void Dispose() => reading.Dispose();

    private string? IsFresh(Known? current) => current is not null && time.GetUtcNow() - current.ReadAt < Kept ? current.Document : null;

    private async Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var http = clients.CreateClient(HttpClientName);
            var document = await http.GetStringAsync(pool.KeySetAddress, cancellationToken);
            known = new Known(document, time.GetUtcNow());
            return document;
        }
        catch (Exception error) when (error is HttpRequestException || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            if (known is { } earlier)
            {
                LogUnreachable(logger, error);
                return earlier.Document; // keys hardly ever change, and a token of an unknown one is refused
            }

            throw new StorageUnavailableException($"The keys of the user pool cannot be read now. {AwsProblems.Unreachable}", isDiskFull: false, error);
        }
    }

    private sealed record Known(string Document, DateTimeOffset ReadAt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The keys of the user pool cannot be read now; those read before are used")]
    private static partial void LogUnreachable(ILogger logger, Exception error);
}
