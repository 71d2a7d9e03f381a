using System.Text;
using ClassCast.Bench.Data;
using ClassCast.Bench.Hosting;
using ClassCast.Bench.Load;
using ClassCast.Bench.Runner;

namespace ClassCast.Bench.Benchmarks;

/// <summary>Whole pages: from the browser's request through Web and Api, compressed as browsers ask for it.</summary>
internal static class PagesBenchmark
{
    private const int People = 50;

    // of the bare page: what surrounds the lines, and each line
    private static readonly (int Fixed, int Line) BareBytes = (130, 180);

    public static async Task MeasureAsync(Run run, CancellationToken cancellationToken)
    {
        if (Wrk.IsMissing)
        {
            run.Skip(Wrk.MissingText);
            return;
        }

        var stage = await run.StageAsync(cancellationToken);
        var data = stage.Data;
        var students = await CookiesAsync(stage, Enumerable.Range(0, People).Select(ClassroomData.StudentName), cancellationToken);
        var teachers = await CookiesAsync(stage, Enumerable.Range(0, data.Instructors).Select(ClassroomData.InstructorName), cancellationToken);
        await MeasureAsync(
            run,
            stage,
            "page: assignment, student",
            [.. students.Select((cookie, student) => Page($"/assignments/{ClassroomData.AssignmentId(data.CourseOf(student, 0), 5)}", cookie))],
            cancellationToken);
        await MeasureAsync(run, stage, "page: student dashboard", [.. students.Select(cookie => Page("/", cookie))], cancellationToken);
        await MeasureAsync(run, stage, "page: grading queue, 50 lines", [.. teachers.Select(cookie => Page("/grading", cookie))], cancellationToken);
    }

    public static async Task<List<string>> CookiesAsync(Stage stage, IEnumerable<string> names, CancellationToken cancellationToken)
    {
        List<string> cookies = [];
        foreach (var name in names)
        {
            cookies.Add(await WebSession.SignInAsync(stage.Classroom.AddressOf("web"), name, cancellationToken));
        }

        return cookies;
    }

    private static Request Page(string path, string cookie) => new("GET", path, Cookie: cookie) { Compressed = true };

    private static async Task MeasureAsync(Run run, Stage stage, string work, List<Request> requests, CancellationToken cancellationToken)
    {
        var bytes = await SizeAsync(stage.Classroom.AddressOf("web"), requests[0], cancellationToken);
        var items = Math.Max(1, (bytes - BareBytes.Fixed) / BareBytes.Line);
        var before = run.Figures.Count;
        await HttpPair.MeasureAsync(
            run,
            stage,
            $"{work} ({bytes / 1024.0:0.0} KB of HTML)",
            ["web", "api"],
            requests,
            BareServer.PagePath(items),
            budget: null,
            cancellationToken);
        var (most, cost) = (run.Figures[before], run.Figures[before + 1]);
        run.Add(new Figure($"{work}: pages per core", Samples.Of([.. cost.Ours.Values.Select(microseconds => 1e6 / microseconds)]), "/s per core of Web and Api")
        {
            Budget = Budget.AtLeast(400),
        });
        run.Add(await AtHalfLoadAsync(run, stage, work, requests, most.Ours.Median, cancellationToken));
    }

    /// <summary>The closed loop with pauses that make half of the most it answered.</summary>
    private static async Task<Figure> AtHalfLoadAsync(Run run, Stage stage, string work, List<Request> requests, double most, CancellationToken cancellationToken)
    {
        // each connection rests about a tenth of a second between its requests
        var connections = Math.Clamp((int)(most / 2 * 0.1), 1, Run.Connections);
        var pause = TimeSpan.FromSeconds(connections / (most / 2)) * 0.9;
        List<double> slow = [];
        for (var round = 0; round < run.Rounds; round++)
        {
            var result = await Wrk.RunAsync(stage.Classroom.AddressOf("web"), requests, run.LoadTime, cancellationToken, connections, pause);
            slow.Add(result.P95 / 1000);
        }

        return new Figure($"{work}: p95 at half load", new Samples(slow), "ms") { Budget = Budget.AtMost(50) };
    }

    private static async Task<int> SizeAsync(Uri web, Request request, CancellationToken cancellationToken)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = web };
        using var message = new HttpRequestMessage(HttpMethod.Get, request.Path);
        message.Headers.Add("Cookie", request.Cookie);
        using var response = await browser.SendAsync(message, cancellationToken);
        response.EnsureSuccessStatusCode();
        return Encoding.UTF8.GetByteCount(await response.Content.ReadAsStringAsync(cancellationToken));
    }
}
