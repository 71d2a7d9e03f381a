using ClassCast.Backends.Tests.Aws;
using ClassCast.Testing.Aws;

[assembly: AssemblyFixture(typeof(AwsServer))]

namespace ClassCast.Backends.Tests.Aws;

/// <summary>One server for all tests of this assembly, started by the first that needs it; each test has resources of its own on it.</summary>
public sealed class AwsServer : IAsyncDisposable
{
    private static readonly SemaphoreSlim Starting = new(1);
    private static MotoServer? server;

    /// <summary>The server, with this process's environment pointing at it.</summary>
    public static async Task<MotoServer> GetAsync()
    {
        await Starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (server is null)
            {
                server = await MotoServer.StartAsync(TestContext.Current.CancellationToken);
                foreach (var (name, value) in server.EnvironmentVariables)
                {
                    Environment.SetEnvironmentVariable(name, value);
                }
            }

            return server;
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
