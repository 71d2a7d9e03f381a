using ClassCast.Bench.Data;
using ClassCast.Bench.Hosting;
using ClassCast.Bench.Runner;
using Microsoft.Playwright;

namespace ClassCast.Bench.Benchmarks;

/// <summary>First views in Chromium with an empty cache, on a slow line and a slow processor: what Lighthouse calls slow 4G and a mid-range phone.</summary>
internal static class BrowserBenchmark
{
    // https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md: 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back
    private const int DownBytesPerSecond = 1_600 * 1000 / 8;
    private const int UpBytesPerSecond = 750 * 1000 / 8;
    private const int RoundTripMilliseconds = 150;
    private const int Slowdown = 4;

    // long tasks after the first paint, above 50 ms each: https://web.dev/articles/tbt
    private const string Observe = """
        window.seen = { lcp: 0, fcp: 0, blocked: [] };
        new PerformanceObserver(list => { for (const e of list.getEntries()) window.seen.lcp = e.startTime; }).observe({ type: 'largest-contentful-paint', buffered: true });
        new PerformanceObserver(list => { for (const e of list.getEntries()) if (e.name === 'first-contentful-paint') window.seen.fcp = e.startTime; }).observe({ type: 'paint', buffered: true });
        new PerformanceObserver(list => { for (const e of list.getEntries()) window.seen.blocked.push([e.startTime, e.duration]); }).observe({ type: 'longtask', buffered: true });
        """;

    private const string Read = """
        () => ({ lcp: window.seen.lcp, blocked: window.seen.blocked.filter(([at, time]) => at + time > window.seen.fcp).reduce((sum, [, time]) => sum + Math.max(0, time - 50), 0) })
        """;

    public static async Task MeasureAsync(Run run, CancellationToken cancellationToken)
    {
        if (Tool.Find("chromium") is not { } chromium)
        {
            run.Skip("chromium is not installed; first views are left out.");
            return;
        }

        var stage = await run.StageAsync(cancellationToken);
        var data = stage.Data;
        var mine = data.WorkOf(data.CourseOf(0, 0)).First(work => work.Student == 0);
        var student = ClassroomData.StudentName(0);
        var teacher = ClassroomData.InstructorName(mine.Course % data.Instructors);
        (string Name, string? Person, string Path)[] pages =
        [
            ("sign-in", null, "/sign-in"),
            ("student dashboard", student, "/"),
            ("assignment", student, $"/assignments/{ClassroomData.AssignmentId(mine.Course, 5)}"),
            ("hand in", student, $"/assignments/{ClassroomData.AssignmentId(mine.Course, 8)}/submit"),
            ("watch own video", student, $"/submissions/{data.SubmissionId(mine)}"),
            ("instructor's dashboard", teacher, "/"),
            ("grading queue, 50 lines", teacher, "/grading"),
            ("grade one", teacher, $"/grading/{data.SubmissionId(mine)}"),
        ];
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox", "--disable-gpu", "--no-first-run"] });
        foreach (var (name, person, path) in run.Quick ? pages[..3] : pages)
        {
            var cookie = person is null ? null : await WebSession.SignInAsync(stage.Classroom.AddressOf("web"), person, cancellationToken);
            await VisitAsync(browser, stage, cookie, path); // compiled pages and a warm server, an empty cache
            List<FirstView> views = [];
            for (var round = 0; round < Math.Min(2, run.Rounds); round++)
            {
                views.Add(await VisitAsync(browser, stage, cookie, path));
            }

            run.Add(new Figure($"first view: {name}, bytes", new Samples([.. views.Select(view => view.Kilobytes)]), "KB") { Budget = Budget.AtMost(150) });
            run.Add(new Figure($"first view: {name}, requests", new Samples([.. views.Select(view => (double)view.Requests)]), ""));
            run.Add(new Figure($"first view: {name}, LCP", new Samples([.. views.Select(view => view.LcpSeconds)]), "s") { Budget = Budget.AtMost(2.5) });
            run.Add(new Figure($"first view: {name}, TBT", new Samples([.. views.Select(view => view.BlockedMilliseconds)]), "ms") { Budget = Budget.AtMost(200) });
        }
    }

    private static async Task<FirstView> VisitAsync(IBrowser browser, Stage stage, string? cookie, string path)
    {
        var web = stage.Classroom.AddressOf("web");
        await using var window = await browser.NewContextAsync(new() { BaseURL = web.ToString(), ViewportSize = new() { Width = 390, Height = 844 } });
        if (cookie is not null)
        {
            // cookies for TLS only, which browsers send to the loopback without it but take from it only with it
            var origin = new UriBuilder(web) { Scheme = Uri.UriSchemeHttps }.Uri;
            await window.AddCookiesAsync(cookie.Split("; ").Select(pair => pair.Split('=', 2)).Select(pair => new Cookie { Name = pair[0], Value = pair[1], Url = origin.ToString(), Secure = true }));
        }

        var page = await window.NewPageAsync();
        await page.AddInitScriptAsync(Observe);
        var devtools = await window.NewCDPSessionAsync(page);
        var (bytes, requests) = (0.0, 0);
        devtools.Event("Network.loadingFinished").OnEvent += (_, finished) =>
        {
            bytes += finished!.Value.GetProperty("encodedDataLength").GetDouble();
            requests++;
        };
        await devtools.SendAsync("Network.enable");
        await devtools.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });
        await devtools.SendAsync("Network.emulateNetworkConditions", new()
        {
            ["offline"] = false,
            ["latency"] = RoundTripMilliseconds,
            ["downloadThroughput"] = DownBytesPerSecond,
            ["uploadThroughput"] = UpBytesPerSecond,
        });
        await devtools.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = Slowdown });
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load, Timeout = 60_000 });
        // the observers are told of a paint after it; late modules still arrive
        await page.WaitForTimeoutAsync(1500);
        var seen = (await page.EvaluateAsync(Read))!.Value;
        return new FirstView(bytes / 1024, requests, seen.GetProperty("lcp").GetDouble() / 1000, seen.GetProperty("blocked").GetDouble());
    }

    private sealed record FirstView(double Kilobytes, int Requests, double LcpSeconds, double BlockedMilliseconds);
}
