using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace ClassCast.AppHost.Tests.Orchestrator;

public sealed class TestingBuilderTests
{
    [Fact(Timeout = Fixture.Timeout)]
    public async Task Two_applications_of_one_AppHost_run_at_once_on_ports_of_their_own()
    {
        await using var firstBuilder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.Fixture_AppHost>(Fixture.Cancellation);
        await using var secondBuilder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.Fixture_AppHost>(Fixture.Cancellation);
        await using var first = await firstBuilder.StartAsync();
        await using var second = await secondBuilder.StartAsync();

        foreach (var app in (DistributedApplication[])[first, second])
        {
            await app.HealthyAsync("web");
            using var client = app.CreateHttpClient("web");
            Assert.Equal("", await client.GetStringAsync("/health", Fixture.Cancellation));
        }

        string[] addresses = [.. from app in (DistributedApplication[])[first, second] from name in (string[])["api", "web"] select app.GetEndpoint(name).ToString()];
        Assert.Equal(4, addresses.Distinct().Count());
        Assert.DoesNotContain("http://localhost:5999/", addresses);
    }

    [Fact(Timeout = Fixture.Timeout)]
    public async Task The_test_can_change_the_application_before_it_is_built_and_give_arguments()
    {
        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.Fixture_AppHost>(["--api:COLOUR=blue"], Fixture.Cancellation);
        var api = builder.CreateResourceBuilder(builder.Resources.OfType<ProjectResource>().Single(resource => resource.Name == "api"));
        api.WithEnvironment("ADDED", "by the test");
        await using var app = await builder.StartAsync();

        var variables = await app.EnvironmentOfAsync("api");

        Assert.Equal("blue", variables["FIXTURE_COLOUR"]);
        Assert.Equal("by the test", variables["ADDED"]);
    }

    [Fact(Timeout = Fixture.Timeout)]
    public async Task What_the_entry_point_throws_reaches_the_test()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            DistributedApplicationTestingBuilder.CreateAsync<Projects.Fixture_AppHost>(["--fail=not today"], Fixture.Cancellation));

        Assert.Equal("not today", failure.Message);
    }

    [Fact(Timeout = Fixture.Timeout)]
    public async Task An_application_that_is_never_built_can_be_disposed()
    {
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.Fixture_AppHost>(Fixture.Cancellation);

        await builder.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => builder.BuildAsync(Fixture.Cancellation));
    }

    [Fact(Timeout = Fixture.Timeout)]
    public async Task Asking_for_what_is_not_there_says_so()
    {
        await using var builder = Fixture.NewApplication();
        builder.AddParameter("city", "Bern");
        await using var app = await builder.StartAsync();

        Assert.Contains("no resource named 'api'", Assert.Throws<ArgumentException>(() => app.GetEndpoint("api")).Message, StringComparison.Ordinal);
        Assert.Contains("'city' has no endpoints", Assert.Throws<ArgumentException>(() => app.GetEndpoint("city")).Message, StringComparison.Ordinal);
    }
}
