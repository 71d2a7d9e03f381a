using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ClassCast.ServiceDefaults.Tests;

public sealed class DefaultEndpointTests
{
    [Theory]
    [InlineData("/health", "Development")]
    [InlineData("/alive", "Development")]
    [InlineData("/health", "Production")]
    [InlineData("/alive", "Production")]
    public async Task Probe_is_healthy_in_every_environment(string path, string environment)
    {
        await using var app = await RunningApp.Start(arguments: ["--environment", environment]);

        var response = await app.Client.GetAsync(new Uri(app.Address, path), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(
            """{"status":"Healthy","checks":{"self":"Healthy"}}""",
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Failing_dependency_makes_it_not_ready_but_alive_and_its_secret_stays_inside()
    {
        await using var app = await RunningApp.Start(builder => builder.Services.AddHealthChecks()
            .AddCheck("database", () => HealthCheckResult.Unhealthy("password=hunter2", new InvalidOperationException("password=hunter2"))));
        using var client = new HttpClient();

        var health = await client.GetAsync(new Uri(app.Address, "/health"), TestContext.Current.CancellationToken);
        var alive = await client.GetAsync(new Uri(app.Address, "/alive"), TestContext.Current.CancellationToken);

        var body = await health.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        Assert.Equal("Unhealthy", (string?)JsonNode.Parse(body)!["checks"]!["database"]);
        Assert.DoesNotContain("hunter2", body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
    }
}
