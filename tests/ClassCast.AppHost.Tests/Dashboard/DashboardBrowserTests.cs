using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard.Telemetry;
using ClassCast.AppHost.Tests.Browser;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static ClassCast.AppHost.Tests.Dashboard.Samples;
using Attribute = Aspire.Hosting.Dashboard.Telemetry.Attribute;

namespace ClassCast.AppHost.Tests.Dashboard;

/// <summary>The dashboard as a person uses it.</summary>
public sealed class DashboardBrowserTests(ChromiumBrowser chromium)
{
    private const string TraceId = "0123456789abcdef0123456789abcdef";

    private static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Every_page_is_accessible_fits_and_is_free_of_errors(bool isPhone, bool isDark)
    {
        await using var dashboard = await Filled();
        await using var window = await chromium.NewWindowAsync(dashboard.Host.Url, new Window(isPhone, isDark));
        var page = await window.NewPageAsync();
        var findings = new List<string>();
        page.Console += (_, message) =>
        {
            // the browser logs the 401 of the page that asks for the token
            if (message.Type == "error" && !page.Url.EndsWith("/login", StringComparison.Ordinal))
                findings.Add($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => findings.Add($"{page.Url}: {error}");

        string[] paths =
        [
            "/login", dashboard.Host.LoginUrl, "/resource/web", "/consolelogs/resource/web", "/structuredlogs", "/structuredlogs?q=nothing-matches",
            "/traces", "/traces/detail/" + TraceId + "#s-b0", "/metrics?resource=web", "/metrics?resource=web&meter=ClassCast&instrument=requests",
        ];
        foreach (var path in paths)
        {
            await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });
            var axe = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = [.. Rules] } });
            findings.AddRange(axe.Violations.Select(v => $"{path}: {v.Id} {v.Help} {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
            if (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth"))
                findings.Add($"{path}: the page is wider than the window.");
        }

        Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings));
    }

    [Fact]
    public async Task New_state_appears_without_reload_and_leaves_the_keyboard_where_it_was()
    {
        await using var dashboard = await Filled();
        await using var window = await chromium.NewWindowAsync(dashboard.Host.Url, Window.Desktop);
        var page = await window.NewPageAsync();
        await page.GotoAsync(dashboard.Host.LoginUrl);
        await page.Locator("#r-mailer").FocusAsync();

        await dashboard.Publish("web", s => s with { State = KnownResourceStates.Exited, ExitCode = 137 });

        await Assertions.Expect(page.Locator("tr", new() { HasText = "web" })).ToContainTextAsync("Exited (137)", new() { Timeout = 15_000 });
        await Assertions.Expect(page.Locator("#r-mailer")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Console_follows_new_lines_and_ends_with_the_log()
    {
        await using var dashboard = await Filled();
        await using var window = await chromium.NewWindowAsync(dashboard.Host.Url, Window.Desktop);
        var page = await window.NewPageAsync();
        await page.GotoAsync(dashboard.Host.LoginUrl);
        await page.GotoAsync("/consolelogs/resource/web");
        var console = page.Locator("#console");

        await Assertions.Expect(console).ToContainTextAsync("listening");
        dashboard.Loggers.Append("web", "\u001b[31mfail\u001b[0m: <script>alert(1)</script>", isError: true);
        dashboard.Loggers.Complete("web");

        await Assertions.Expect(console.Locator(".err")).ToContainTextAsync("fail: <script>alert(1)</script>");
        await Assertions.Expect(console).ToContainTextAsync("The log has ended.");
        Assert.Equal(0, await console.Locator("script").CountAsync());
    }

    [Fact]
    public async Task Span_opens_by_keyboard_and_stays_open_when_the_trace_grows()
    {
        await using var dashboard = await Filled();
        await using var window = await chromium.NewWindowAsync(dashboard.Host.Url, Window.Desktop);
        var page = await window.NewPageAsync();
        await page.GotoAsync(dashboard.Host.LoginUrl);
        await page.GotoAsync("/traces/detail/" + TraceId);
        var span = page.Locator("#s-b0");

        await span.Locator("summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(span.GetByText("moov atom not found").First).ToBeVisibleAsync();
        dashboard.Host.Telemetry.Traces.Add([Span(TraceId, "c0", parent: "b0", resource: "workers", start: 600, duration: 100, name: "ffprobe")]);

        await Assertions.Expect(page.Locator("#s-c0")).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await Assertions.Expect(span.GetByText("moov atom not found").First).ToBeVisibleAsync();
        await Assertions.Expect(span.Locator("summary")).ToBeFocusedAsync();
    }

    private static async Task<RunningDashboard> Filled()
    {
        var dashboard = await RunningDashboard.StartSignedIn();
        await dashboard.Publish("mailer", s => s with { ResourceType = "Executable", State = KnownResourceStates.Exited, ExitCode = 3 });
        await dashboard.Publish("thumbs", s => s with { ResourceType = "Project", State = KnownResourceStates.Starting });
        await dashboard.Publish("web", s => s with
        {
            ResourceType = "Project",
            State = KnownResourceStates.Running,
            StartTimeStamp = DateTime.UnixEpoch,
            Urls = [new UrlSnapshot("http", "http://localhost:5001", false)],
            EnvironmentVariables = [new("JWT_SECRET", "x", true), new("ASPNETCORE_URLS", "http://localhost:5001", true)],
            Relationships = [new RelationshipSnapshot("mailer", "Reference")],
        });
        dashboard.Loggers.Append("web", "\u001b[32minfo\u001b[39m: Now listening on http://localhost:5001", isError: false);
        var store = dashboard.Host.Telemetry;
        store.Resource("web", "web-1");
        store.Traces.Add(
        [
            Span(TraceId, "a0", resource: "web", duration: 1000, name: "POST /confirm"),
            Span(TraceId, "b0", parent: "a0", resource: "workers", start: 500, duration: 250, error: true, name: "process video") with
            {
                StatusMessage = "moov atom not found",
                Attributes = [new Attribute("video.id", "0198f2c0")],
            },
        ]);
        store.Logs.Add(
        [
            Log("Video is uploaded", "web", traceId: TraceId, spanId: "a0"),
            Log("Disk is nearly full", "web", LogSeverity.Warning),
            Log("Quiet detail", "web", LogSeverity.Debug),
            Log("moov atom not found", "workers", LogSeverity.Error, TraceId, "b0"),
        ]);
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - (Start / Second);
        store.Metrics.Add(Enumerable.Range(0, 12).Select(i => Metric(i * i, now - 60 + (i * 5), resource: "web", attributes: new Attribute("http.route", "/courses"))));
        return dashboard;
    }
}
