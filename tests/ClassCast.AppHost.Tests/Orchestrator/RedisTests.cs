using System.Net.Http.Json;
using Aspire.Hosting;
using Aspire.Hosting.Testing;
using ClassCast.Testing;

namespace ClassCast.AppHost.Tests.Orchestrator;

public sealed class RedisTests
{
    [Fact(Timeout = Fixture.Timeout)]
    public async Task With_redis_server_on_PATH_services_get_a_connection_string_with_a_password()
    {
        RequiredTool.Require("redis-server");
        await using var builder = Fixture.NewApplication();
        var cache = builder.AddRedis("cache");
        builder.AddService("api").WithReference(cache).WaitFor(cache);
        await using var app = await builder.StartAsync();

        var variables = await app.EnvironmentOfAsync("api");

        var endpoint = app.GetEndpoint("cache");
        var connection = await app.GetConnectionStringAsync("cache", Fixture.Cancellation);
        Assert.Matches($"^127\\.0\\.0\\.1:{endpoint.Port},password=[A-Za-z0-9]{{22}}$", connection);
        Assert.Equal(connection, variables["ConnectionStrings__cache"]);
        Assert.Equal(endpoint.Port.ToString(), variables["CACHE_PORT"]);
        Assert.Equal(connection!.Split('=')[1], variables["CACHE_PASSWORD"]);
    }

    [Fact(Timeout = Fixture.Timeout)]
    public async Task Without_redis_server_the_rest_starts_and_gets_no_connection_string()
    {
        using var path = new TempDirectory();
        foreach (var tool in (string[])["sh", "setsid", "grep", "sleep"])
            File.CreateSymbolicLink(path.File(tool), RequiredTool.Require(tool));
        await using var host = AppHostProcess.Start(["--cache=true"], path.Path);

        var (_, api) = await host.ReadyAsync();

        using var client = new HttpClient { BaseAddress = api };
        var variables = await client.GetFromJsonAsync<Dictionary<string, string>>("/env", Fixture.Cancellation);
        Assert.DoesNotContain(variables!.Keys, name => name.Contains("cache", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("'redis-server' is not on PATH", host.Output, StringComparison.Ordinal);
    }
}
