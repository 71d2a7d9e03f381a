using ClassCast.Backends.Tests.Aws;
using ClassCast.Backends.Tests.Redis;

[assembly: AssemblyFixture(typeof(TestRedis))]

namespace ClassCast.Backends.Tests.Aws;

/// <summary>One redis-server for the live events of all AWS backends of this assembly, started by the first; each event names its user, so tests do not meet.</summary>
public sealed class TestRedis : IAsyncDisposable
{
    private static readonly SemaphoreSlim Starting = new(1);
    private static RedisServer? server;

    public static async Task<string> ConnectionStringAsync()
    {
        await Starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (server is null)
            {
                var starting = new RedisServer();
                await starting.StartAsync(TestContext.Current.CancellationToken);
                server = starting;
            }

            return server.ConnectionString;
        }
        finally
        {
            Starting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }
}
