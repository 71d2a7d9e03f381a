using Amazon.Runtime;
using ClassCast.Testing.Aws;

[assembly: AssemblyFixture(typeof(ClassCast.AwsSdk.Tests.Moto))]

namespace ClassCast.AwsSdk.Tests;

/// <summary>One moto_server for all tests; each makes its own queues, topics and pools.</summary>
public sealed class Moto : IAsyncLifetime
{
    private MotoServer server = null!;

    public static BasicAWSCredentials Credentials { get; } = new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

    public async ValueTask InitializeAsync() => server = await MotoServer.StartAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    public T Configure<T>(T config, string region = "eu-central-1") where T : ClientConfig
    {
        config.ServiceURL = server.Endpoint.ToString();
        config.AuthenticationRegion = region;
        return config;
    }
}
