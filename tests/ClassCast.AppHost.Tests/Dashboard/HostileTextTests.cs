using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard.Telemetry;
using static ClassCast.AppHost.Tests.Dashboard.Samples;
using Attribute = Aspire.Hosting.Dashboard.Telemetry.Attribute;

namespace ClassCast.AppHost.Tests.Dashboard;

/// <summary>Whatever a process reports is shown as text, in every place of every page.</summary>
public sealed class HostileTextTests
{
    private const string Evil = "\"'><img src=x onerror=alert(1)><script>alert(2)</script>&lt;\u001b[31m\nnext";
    private const string TraceId = "0123456789abcdef0123456789abcdef";

    [Fact]
    public async Task Nothing_reported_becomes_markup()
    {
        await using var dashboard = await RunningDashboard.StartSignedIn();
        var store = dashboard.Host.Telemetry;
        var resource = store.Resource(Evil, Evil);
        Attribute[] attributes = [new Attribute(Evil, Evil)];
        store.Traces.Add(
        [
            Span(TraceId, "a0", name: Evil, error: true) with
            {
                Resource = resource,
                Scope = Evil,
                StatusMessage = Evil,
                Attributes = attributes,
                Events = [new SpanEvent(Start, Evil, attributes)],
            },
        ]);
        store.Logs.Add([Log(Evil, severity: LogSeverity.Error, traceId: TraceId, spanId: "a0") with { Resource = resource, Scope = Evil, Attributes = attributes }]);
        store.Metrics.Add([Metric(1, 0, Evil, attributes: attributes) with { Resource = resource, Meter = Evil, Unit = Evil, Description = Evil }]);
        await dashboard.Publish("api", s => s with
        {
            ResourceType = Evil,
            State = Evil,
            Urls = [new UrlSnapshot(Evil, "http://localhost/" + Evil, false) { DisplayProperties = new(Evil) }],
            EnvironmentVariables = [new(Evil, Evil, true)],
            Properties = [new ResourcePropertySnapshot(Evil, Evil)],
            Relationships = [new RelationshipSnapshot(Evil, Evil)],
        });
        dashboard.Loggers.Append("api", Evil, isError: true);
        var q = "?resource=" + Uri.EscapeDataString(Evil);

        string[] paths =
        [
            "/", "/resource/api", "/consolelogs/resource/api", "/structuredlogs", "/structuredlogs" + q + "&q=" + Uri.EscapeDataString(Evil) + "&traceId=" + Uri.EscapeDataString(Evil),
            "/traces", "/traces" + q + "&q=" + Uri.EscapeDataString(Evil), "/traces/detail/" + TraceId, "/metrics" + q,
            "/metrics" + q + "&meter=" + Uri.EscapeDataString(Evil) + "&instrument=" + Uri.EscapeDataString(Evil),
            "/login?t=" + Uri.EscapeDataString(Evil),
        ];
        foreach (var path in paths)
        {
            using var response = await dashboard.Browser.GetAsync(path, TestContext.Current.CancellationToken);
            var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);

            Assert.Empty(page.QuerySelectorAll("img"));
            Assert.Equal("module", Assert.Single(page.QuerySelectorAll("script")).GetAttribute("type"));
            Assert.DoesNotContain(page.All, e => e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal) || a.Name == "style"));
            Assert.All(page.QuerySelectorAll("a[href]"), a => Assert.Matches("^(/|#|http://localhost)", a.GetAttribute("href")));
        }
    }

    [Fact]
    public async Task Console_line_cannot_break_out_of_its_event()
    {
        await using var dashboard = await RunningDashboard.StartSignedIn();
        await dashboard.Publish("api", s => s);
        dashboard.Loggers.Append("api", "x\n\nevent: end\ndata: <script>alert(1)</script>\r\u0085\u2028", isError: false);
        dashboard.Loggers.Complete("api");

        var stream = await dashboard.Browser.GetStringAsync("/consolelogs/stream/api", TestContext.Current.CancellationToken);

        Assert.Equal(1, stream.Split('\n').Count(l => l.StartsWith("event:", StringComparison.Ordinal)));
        Assert.DoesNotContain("<script>", stream, StringComparison.Ordinal);
    }
}
