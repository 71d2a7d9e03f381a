using System.Globalization;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.AppHost.Tests.Orchestrator;

public sealed class LogTests
{
    [Fact(Timeout = Fixture.Timeout)]
    public async Task Lines_of_both_streams_are_kept_for_who_comes_late_with_time_number_and_kind()
    {
        await using var builder = Fixture.NewApplication();
        builder.AddExecutable("job", "sh", ".", "-c", "echo out; echo err >&2; printf 'no newline at the end'");
        await using var app = await builder.StartAsync();
        await app.ResourceNotifications.WaitForResourceAsync("job", KnownResourceStates.Finished, Fixture.Cancellation);

        var lines = new List<LogLine>();
        await foreach (var batch in app.Services.GetRequiredService<ResourceLoggerService>().GetAllAsync("job"))
            lines.AddRange(batch);

        Assert.Equal(Enumerable.Range(1, lines.Count), lines.Select(line => line.LineNumber));
        Assert.All(lines, line => Assert.Equal(DateTimeKind.Utc, DateTime.Parse(line.Content.Split(' ')[0], null, DateTimeStyles.RoundtripKind).Kind));
        Assert.Equal(
            [("err", true), ("no newline at the end", false), ("out", false)],
            lines.Select(line => (line.Content[(line.Content.IndexOf(' ') + 1)..], line.IsErrorMessage)).Order());
    }

    [Fact(Timeout = Fixture.Timeout)]
    public async Task The_terminal_shows_every_resource_s_lines_after_its_name()
    {
        await using var host = AppHostProcess.Start([]);

        await host.ReadyAsync();

        Assert.Matches(@"(?m)^api \| hello, I am \d+$", host.Output);
        Assert.Matches(@"(?m)^web \| hello, I am \d+$", host.Output);
        Assert.Matches(@"(?m)^web \| Waiting for 'api' to be healthy$", host.Output);
        Assert.DoesNotContain("\u001b", host.Output, StringComparison.Ordinal);
    }
}
