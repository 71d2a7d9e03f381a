using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using ClassCast.Testing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ClassCast.AppHost.Tests.Orchestrator;

public sealed class WaitingTests
{
    [Fact(Timeout = Fixture.Timeout)]
    public async Task A_resource_starts_only_when_the_one_it_waits_for_is_healthy()
    {
        using var directory = new TempDirectory();
        var permission = Path.Combine(directory.Path, "healthy");
        await using var builder = Fixture.NewApplication();
        var api = builder.AddService("api").WithEnvironment("FIXTURE_HEALTHY_WHEN", permission);
        builder.AddService("web").WaitFor(api);
        await using var app = await builder.StartAsync();

        // the first answer of the check: running, reachable and not healthy
        await app.ResourceNotifications.WaitForResourceAsync(
            "api", change => change.Snapshot.HealthReports.Any(report => report.Description?.Contains("answers 503", StringComparison.Ordinal) == true), Fixture.Cancellation);
        Assert.True(app.ResourceNotifications.TryGetCurrentState("api", out var unhealthy));
        Assert.Equal(HealthStatus.Unhealthy, unhealthy.Snapshot.HealthStatus);
        Assert.True(app.ResourceNotifications.TryGetCurrentState("web", out var waiting));
        Assert.Equal(KnownResourceStates.Waiting, waiting.Snapshot.State?.Text);

        await File.WriteAllTextAsync(permission, "", Fixture.Cancellation);
        await app.HealthyAsync("api");
        await app.HealthyAsync("web");
    }

    [Theory(Timeout = Fixture.Timeout)]
    [InlineData(0, "Finished")]
    [InlineData(3, "FailedToStart")]
    public async Task A_resource_that_waits_for_a_job_starts_only_when_the_job_succeeds(int exitCode, string expected)
    {
        await using var builder = Fixture.NewApplication();
        var job = builder.AddExecutable("job", "sh", ".", "-c", $"exit {exitCode}");
        builder.AddExecutable("after", "sh", ".", "-c", "true").WaitForCompletion(job);
        await using var app = await builder.StartAsync();

        var state = await app.ResourceNotifications.WaitForResourceAsync("after", KnownResourceStates.TerminalStates, Fixture.Cancellation);

        Assert.Equal(expected, state);
    }

    [Fact(Timeout = Fixture.Timeout)]
    public async Task Waiting_for_a_resource_that_crashed_fails_and_says_how_it_ended()
    {
        await using var builder = Fixture.NewApplication();
        var api = builder.AddService("api").WithEnvironment("FIXTURE_CRASH", "3");
        builder.AddService("web").WaitFor(api);
        await using var app = await builder.StartAsync();

        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(() => app.HealthyAsync("api"));

        Assert.Contains("exit code 3", failure.Message, StringComparison.Ordinal);
        Assert.Contains("'api', whose state is 'Exited' with exit code 3", await app.LogLineAsync("web", "Failed to start"), StringComparison.Ordinal);
        Assert.Contains("it went wrong on purpose", await app.LogLineAsync("api", "on purpose"), StringComparison.Ordinal);
    }

    [Fact(Timeout = Fixture.Timeout)]
    public async Task Events_come_in_the_order_of_a_resource_s_life_and_dependents_wait_for_the_answers_to_ready()
    {
        var seen = new List<string>();
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var builder = Fixture.NewApplication();
        var first = builder.AddExecutable("first", "sleep", ".", "600");
        builder.AddExecutable("second", "sleep", ".", "600").WaitFor(first);
        builder.Eventing.Subscribe<BeforeStartEvent>((_, _) => Note("before start"));
        builder.Eventing.Subscribe<ResourceReadyEvent>(first.Resource, async (_, _) =>
        {
            await Note("first ready");
            asked.SetResult();
            await answer.Task;
        });
        builder.Eventing.Subscribe<BeforeResourceStartedEvent>((started, _) => Note($"starting {started.Resource.Name}"));
        await using var app = await builder.StartAsync();

        await asked.Task;
        Assert.True(app.ResourceNotifications.TryGetCurrentState("second", out var second));
        Assert.Equal(KnownResourceStates.Waiting, second.Snapshot.State?.Text);
        answer.SetResult();
        await app.HealthyAsync("second");

        Assert.Equal(["before start", "starting first", "first ready", "starting second"], seen);

        Task Note(string what)
        {
            lock (seen)
                seen.Add(what);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Resources_that_wait_for_each_other_are_refused_with_the_circle()
    {
        await using var builder = Fixture.NewApplication();
        var first = builder.AddExecutable("first", "sleep", ".", "600");
        var second = builder.AddExecutable("second", "sleep", ".", "600").WaitFor(first);
        first.WaitFor(second);
        await using var app = await builder.BuildAsync(Fixture.Cancellation);

        var refusal = await Assert.ThrowsAsync<DistributedApplicationException>(() => app.StartAsync(Fixture.Cancellation));

        Assert.Contains("first -> second -> first", refusal.Message, StringComparison.Ordinal);
    }
}
