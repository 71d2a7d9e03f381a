using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard.Telemetry;
using static ClassCast.AppHost.Tests.Dashboard.Samples;
using Attribute = Aspire.Hosting.Dashboard.Telemetry.Attribute;

namespace ClassCast.AppHost.Tests.Dashboard;

public sealed class PageTests
{
    private const string TraceId = "0123456789abcdef0123456789abcdef";

    [Fact]
    public async Task Resources_show_state_type_and_endpoints_as_links()
    {
        await using var dashboard = await RunningDashboard.StartSignedIn();
        await dashboard.Publish("mailer", s => s with { ResourceType = "Executable", State = KnownResourceStates.Exited, ExitCode = 3 });
        await dashboard.Publish("web", s => s with
        {
            ResourceType = "Project",
            State = KnownResourceStates.Running,
            Urls = [new UrlSnapshot("http", "http://localhost:5001", false), new UrlSnapshot("odd", "javascript:alert(1)", false)],
        });

        var page = await dashboard.Open("/");

        var rows = page.QuerySelectorAll("tbody tr").ToArray();
        Assert.Equal(["web", "mailer"], rows.Select(r => r.QuerySelector("th a")!.TextContent.Trim()));
        Assert.Contains("Exited (3)", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Equal("http://localhost:5001", rows[0].QuerySelector(".links a")!.GetAttribute("href"));
        Assert.DoesNotContain(page.QuerySelectorAll("a"), a => a.GetAttribute("href")!.StartsWith("javascript", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Secrets_in_the_environment_do_not_leave_the_process()
    {
        await using var dashboard = await RunningDashboard.StartSignedIn();
        await dashboard.Publish("api", s => s with
        {
            State = KnownResourceStates.Running,
            EnvironmentVariables =
            [
                new("JWT_SECRET", "hunter2", true),
                new("ConnectionStrings__cache", "localhost:6379,password=hunter2", true),
                new("OTEL_EXPORTER_OTLP_HEADERS", "x-otlp-api-key=hunter2", true),
                new("SMTP_URL", "smtp://user:hunter2@localhost", true),
                new("ASPNETCORE_URLS", "http://localhost:5001", true),
            ],
            Properties = [new ResourcePropertySnapshot("value", "hunter2") { IsSensitive = true }],
        });

        var html = await dashboard.Browser.GetStringAsync("/resource/api", TestContext.Current.CancellationToken);

        Assert.DoesNotContain("hunter2", html, StringComparison.Ordinal);
        Assert.Contains("JWT_SECRET", html, StringComparison.Ordinal);
        Assert.Contains("http://localhost:5001", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trace_is_a_waterfall_across_processes_with_its_logs()
    {
        await using var dashboard = await RunningDashboard.StartSignedIn();
        dashboard.Host.Telemetry.Traces.Add(
        [
            Span(TraceId, "b0", parent: "a0", resource: "workers", start: 500, duration: 250, error: true, name: "process"),
            Span(TraceId, "a0", resource: "web", duration: 1000, name: "POST /confirm"),
        ]);
        dashboard.Host.Telemetry.Logs.Add([Log("moov atom not found", "workers", LogSeverity.Error, TraceId, "b0"), Log("of another trace", traceId: "ff")]);

        var page = await dashboard.Open("/traces/detail/" + TraceId);

        var spans = page.QuerySelectorAll("details.span").ToArray();
        Assert.Equal(["s-a0", "s-b0"], spans.Select(s => s.Id));
        Assert.NotNull(spans[1].QuerySelector(".d1"));
        Assert.NotNull(spans[1].QuerySelector(".badge.bad"));
        var bar = spans[1].QuerySelector("rect")!;
        Assert.Equal(("50%", "25%"), (bar.GetAttribute("x"), bar.GetAttribute("width")));
        Assert.Contains("moov atom not found", page.QuerySelector(".log")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("of another trace", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Logs_are_filtered_by_the_form()
    {
        await using var dashboard = await RunningDashboard.StartSignedIn();
        dashboard.Host.Telemetry.Resource("api", "1");
        dashboard.Host.Telemetry.Logs.Add([Log("fine"), Log("broken", severity: LogSeverity.Error), Log("elsewhere", "web", LogSeverity.Error)]);

        var page = await dashboard.Open("/structuredlogs?resource=api&level=Error");

        Assert.Equal("broken", Assert.Single(page.QuerySelectorAll(".log .message")).TextContent);
        Assert.Equal("api", page.QuerySelector("select[name=resource] option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Metric_is_a_chart_with_its_numbers_as_a_table()
    {
        await using var dashboard = await RunningDashboard.StartSignedIn();
        var seconds = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - (Start / Second);
        dashboard.Host.Telemetry.Metrics.Add([Metric(5, seconds - 20, attributes: new Attribute("kind", "video")), Metric(9, seconds - 10, attributes: new Attribute("kind", "video"))]);

        var overview = await dashboard.Open("/metrics?resource=api");
        var page = await dashboard.Open(overview.QuerySelector("a.tile")!.GetAttribute("href")!);

        Assert.StartsWith("M", page.QuerySelector("svg.chart path")!.GetAttribute("d"), StringComparison.Ordinal);
        Assert.Equal(["9 requests", "9 requests"], page.QuerySelectorAll("tbody td").Select(c => c.TextContent));
        Assert.Equal("kind=video", page.QuerySelector("tbody th")!.TextContent);
    }

    [Fact]
    public async Task Unchanged_page_is_not_sent_again()
    {
        await using var dashboard = await RunningDashboard.StartSignedIn();
        dashboard.Host.Telemetry.Logs.Add([Log("first")]);
        var first = await dashboard.Browser.GetAsync("/structuredlogs", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotModified, await Again());
        dashboard.Host.Telemetry.Logs.Add([Log("second")]);
        Assert.Equal(HttpStatusCode.OK, await Again());

        async Task<HttpStatusCode> Again()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/structuredlogs");
            request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            return (await dashboard.Browser.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode;
        }
    }

    [Theory]
    [InlineData("/resource/nobody")]
    [InlineData("/consolelogs/resource/nobody")]
    [InlineData("/consolelogs/stream/nobody")]
    [InlineData("/traces/detail/0000")]
    [InlineData("/nowhere")]
    public async Task Unknown_address_is_not_found(string path)
    {
        await using var dashboard = await RunningDashboard.StartSignedIn();

        Assert.Equal(HttpStatusCode.NotFound, (await dashboard.Browser.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Console_lines_stream_on_from_the_last_one_seen()
    {
        await using var dashboard = await RunningDashboard.StartSignedIn();
        await dashboard.Publish("api", s => s with { State = KnownResourceStates.Running });
        foreach (var line in new[] { "one", "two", "\u001b[31mthree\u001b[0m" })
            dashboard.Loggers.Append("api", line, isError: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/consolelogs/stream/api");
        request.Headers.Add("Last-Event-ID", "2");

        using var response = await dashboard.Browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        var first = await NextLine("data:");
        dashboard.Loggers.Append("api", "four", isError: true);
        var second = await NextLine("data:");
        dashboard.Loggers.Complete("api");

        Assert.Contains("<span class=\"a31\">three</span>", first, StringComparison.Ordinal);
        Assert.Contains("line err", second, StringComparison.Ordinal);
        Assert.Equal("event: end", await NextLine("event:"));

        async Task<string> NextLine(string prefix)
        {
            while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            {
                if (line.StartsWith(prefix, StringComparison.Ordinal))
                    return line;
            }
            throw new EndOfStreamException("The stream ended without " + prefix);
        }
    }

    [Fact]
    public async Task Stop_does_not_wait_for_a_browser_that_listens()
    {
        await using var dashboard = await RunningDashboard.StartSignedIn();
        await dashboard.Publish("api", s => s with { State = KnownResourceStates.Running });
        using var response = await dashboard.Browser.GetAsync("/consolelogs/stream/api", HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        var watch = Stopwatch.StartNew();

        await dashboard.Host.StopAsync(TestContext.Current.CancellationToken);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(8), $"It took {watch.Elapsed}.");
    }

    [Fact]
    public async Task Read_api_gives_traces_with_spans_and_logs()
    {
        await using var dashboard = await RunningDashboard.StartSignedIn();
        dashboard.Host.Telemetry.Traces.Add([Span(TraceId, "a0", resource: "web"), Span(TraceId, "b0", parent: "a0", resource: "workers"), Span("ff", "c0")]);
        dashboard.Host.Telemetry.Logs.Add([Log("hello", traceId: TraceId), Log("other")]);

        var traces = JsonNode.Parse(await dashboard.Browser.GetStringAsync("/api/traces?traceId=" + TraceId, TestContext.Current.CancellationToken))!.AsArray();
        var logs = JsonNode.Parse(await dashboard.Browser.GetStringAsync("/api/logs?traceId=" + TraceId, TestContext.Current.CancellationToken))!.AsArray();

        var trace = Assert.Single(traces)!;
        Assert.Equal(["web", "workers"], trace["resources"]!.AsArray().Select(r => (string?)r));
        Assert.Equal(["", "a0"], trace["spans"]!.AsArray().Select(s => (string?)s!["parentSpanId"]));
        Assert.Equal("hello", (string?)Assert.Single(logs)!["message"]);
    }
}
