using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Aspire.Hosting;
using ClassCast.Testing;

namespace ClassCast.AppHost.Tests.Orchestrator;

public sealed partial class StopTests
{
    [Theory(Timeout = Fixture.Timeout)]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task A_signal_stops_gracefully_and_whoever_uses_another_stops_first(string signal)
    {
        using var directory = new TempDirectory();
        var log = directory.File("stopped");
        await using var host = AppHostProcess.Start([$"--api:STOP_LOG={log}", $"--web:STOP_LOG={log}"]);
        var processes = await ProcessesAsync(host);

        host.Signal(signal);

        Assert.Equal(0, await host.ExitCodeAsync());
        Assert.Equal(["web", "api"], await File.ReadAllLinesAsync(log, Fixture.Cancellation));
        Assert.DoesNotContain(processes, AppHostProcess.IsAlive);
    }

    [Fact(Timeout = Fixture.Timeout)]
    public async Task Killing_the_host_leaves_no_descendant_alive_within_five_seconds()
    {
        // one grandchild in its parent's group, one that left it, each as a real worker may start them
        await using var host = AppHostProcess.Start(["--api:CHILDREN=sleep 600;setsid sleep 600"]);
        var processes = await ProcessesAsync(host);
        await Eventually.TrueAsync("both grandchildren", () => Task.FromResult(ChildLine().Count(host.Output) == 2), Fixture.Cancellation);
        processes.AddRange(ChildLine().Matches(host.Output).Select(match => int.Parse(match.Groups["id"].Value, CultureInfo.InvariantCulture)));
        Assert.Equal(4, processes.Count);
        Assert.All(processes, process => Assert.True(AppHostProcess.IsAlive(process)));

        host.Signal("KILL");

        var watch = Stopwatch.StartNew();
        await Eventually.TrueAsync("no descendant alive", () => Task.FromResult(!processes.Exists(AppHostProcess.IsAlive)), Fixture.Cancellation, TimeSpan.FromSeconds(5));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5.5));
    }

    [Fact(Timeout = Fixture.Timeout)]
    public async Task Killing_dotnet_run_ends_the_host_and_everything_it_started_too()
    {
        await using var run = AppHostProcess.StartByDotNetRun();
        var processes = await ProcessesAsync(run);

        run.Signal("KILL");

        await Eventually.TrueAsync("no descendant alive", () => Task.FromResult(!processes.Exists(AppHostProcess.IsAlive)), Fixture.Cancellation, TimeSpan.FromSeconds(5));
    }

    [Fact(Timeout = Fixture.Timeout)]
    public async Task A_second_interrupt_does_not_wait_for_who_does_not_stop()
    {
        await using var host = AppHostProcess.Start(["--web:NEVER_STOPS=1", "--Orchestrator:StopTimeoutSeconds=150"]);
        var processes = await ProcessesAsync(host);
        host.Signal("INT");
        await host.LineAsync("web | info: Microsoft.Hosting.Lifetime[0] Application is shutting down");

        host.Signal("INT");

        Assert.NotEqual(0, await host.ExitCodeAsync());
        await Eventually.TrueAsync("no descendant alive", () => Task.FromResult(!processes.Exists(AppHostProcess.IsAlive)), Fixture.Cancellation, TimeSpan.FromSeconds(5));
    }

    [Fact(Timeout = Fixture.Timeout)]
    public async Task A_process_that_ignores_the_request_is_killed_with_its_children_after_the_time_allowed()
    {
        await using var builder = Fixture.NewApplication("Orchestrator:StopTimeoutSeconds=0.5");
        builder.AddExecutable("deaf", "sh", ".", "-c", "trap '' TERM; sleep 600 & echo pids $$ $!; while :; do wait; done");
        await using var app = await builder.StartAsync();
        var line = await app.LogLineAsync("deaf", "pids");
        var processes = line.Split(' ')[^2..].Select(int.Parse).ToArray();
        Assert.All(processes, process => Assert.True(AppHostProcess.IsAlive(process)));

        await app.StopAsync(Fixture.Cancellation);

        Assert.DoesNotContain(processes, AppHostProcess.IsAlive);
        Assert.Contains("was killed", await app.LogLineAsync("deaf", "did not end"), StringComparison.Ordinal);
    }

    [Fact(Timeout = Fixture.Timeout)]
    public async Task What_a_crashed_process_leaves_behind_ends_with_it()
    {
        await using var builder = Fixture.NewApplication();
        builder.AddExecutable("parent", "sh", ".", "-c", "sleep 600 & echo child $!; exit 1");
        await using var app = await builder.StartAsync();
        var child = int.Parse((await app.LogLineAsync("parent", "child")).Split(' ')[^1], CultureInfo.InvariantCulture);

        await app.ResourceNotifications.WaitForResourceAsync("parent", "Exited", Fixture.Cancellation);

        Assert.False(AppHostProcess.IsAlive(child));
    }

    private static async Task<List<int>> ProcessesAsync(AppHostProcess host)
    {
        var (web, api) = await host.ReadyAsync();
        using var client = new HttpClient();
        return
        [
            await client.GetFromJsonAsync<int>(new Uri(web, "/pid"), Fixture.Cancellation),
            await client.GetFromJsonAsync<int>(new Uri(api, "/pid"), Fixture.Cancellation),
        ];
    }

    [GeneratedRegex(@"api \| child (?<id>\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ChildLine();
}
