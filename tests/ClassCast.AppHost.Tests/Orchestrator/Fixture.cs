using System.Net.Http.Json;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.AppHost.Tests.Orchestrator;

/// <summary>Applications made of the fixture service, composed within the test.</summary>
internal static class Fixture
{
    /// <summary>For whole tests: a bound, far above what they take, at which a hang becomes a failure.</summary>
    public const int Timeout = 180_000;

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static IDistributedApplicationTestingBuilder NewApplication(params string[] args) => DistributedApplicationTestingBuilder.Create(args);

    public static IResourceBuilder<ProjectResource> AddService(this IDistributedApplicationBuilder builder, string name) =>
        builder.AddProject<Projects.Fixture_Service>(name).WithHttpHealthCheck("/health");

    public static async Task<DistributedApplication> StartAsync(this IDistributedApplicationTestingBuilder builder)
    {
        var app = await builder.BuildAsync(Cancellation);
        await app.StartAsync(Cancellation);
        return app;
    }

    public static Task<ResourceEvent> HealthyAsync(this DistributedApplication app, string name) =>
        app.ResourceNotifications.WaitForResourceHealthyAsync(name, Cancellation);

    public static async Task<Dictionary<string, string>> EnvironmentOfAsync(this DistributedApplication app, string name)
    {
        await app.HealthyAsync(name);
        using var client = app.CreateHttpClient(name);
        return await client.GetFromJsonAsync<Dictionary<string, string>>("/env", Cancellation) ?? [];
    }

    /// <summary>Reads the resource's log until a line contains the text.</summary>
    public static async Task<string> LogLineAsync(this DistributedApplication app, string name, string text)
    {
        await foreach (var batch in app.Services.GetRequiredService<ResourceLoggerService>().WatchAsync(name).WithCancellation(Cancellation))
        {
            foreach (var line in batch.Where(line => line.Content.Contains(text, StringComparison.Ordinal)))
                return line.Content;
        }
        Assert.Fail($"The log of '{name}' ended without '{text}'.");
        return "";
    }
}
