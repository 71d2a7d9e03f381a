using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using ClassCast.Bench.Data;
using ClassCast.Bench.Hosting;
using ClassCast.Bench.Runner;
using ClassCast.Contracts;

namespace ClassCast.Bench.Benchmarks;

/// <summary>
/// From an instructor's grade to the student's open pages: request, commit, outbox, event bus, Api, the Web's relay, the browser's socket. Every
/// student has several pages open.
/// </summary>
internal static class LiveBenchmark
{
    private const int SocketsPerStudent = 10;
    private static readonly TimeSpan BetweenGrades = TimeSpan.FromMilliseconds(100);

    public static async Task MeasureAsync(Run run, CancellationToken cancellationToken)
    {
        var students = run.Quick ? 10 : 100;
        var stage = await run.StageAsync(cancellationToken);
        var work = Enumerable.Range(0, students).Select(student => stage.Data.WorkOf(stage.Data.CourseOf(student, 0)).First(w => w.Student == student)).ToList();
        ConcurrentDictionary<string, long> sent = new(StringComparer.Ordinal);
        ConcurrentBag<double> milliseconds = [];
        using var listening = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var sockets = await OpenAsync(stage, students, cancellationToken);
        var reading = Task.WhenAll(sockets.Select(socket => ListenAsync(socket, sent, milliseconds, listening.Token)));

        var grades = run.Quick ? 20 : 100;
        await GradeAsync(stage, work, grades, sent, cancellationToken);
        var expected = grades * SocketsPerStudent;
        for (var waited = 0; waited < 100 && milliseconds.Count < expected; waited++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
        }

        await listening.CancelAsync();
        await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        sockets.ForEach(socket => socket.Dispose());
        var samples = new Samples([.. milliseconds]);
        var title = $"live event: grade sent → student's pages, {students * SocketsPerStudent:#,0} sockets through the Web";
        run.Add(new Figure($"{title} (median {samples.Median.ToString("0", CultureInfo.InvariantCulture)})", Samples.Of(samples.Percentile(95)), "ms (p95)") { Budget = Budget.AtMost(150) });
        run.Add(new Figure($"{title}: missing", Samples.Of(expected - milliseconds.Count), $"of {expected:#,0}") { Budget = Budget.AtMost(0) });
    }

    private static async Task<List<ClientWebSocket>> OpenAsync(Stage stage, int students, CancellationToken cancellationToken)
    {
        var web = stage.Classroom.AddressOf("web");
        List<ClientWebSocket> sockets = [];
        for (var student = 0; student < students; student++)
        {
            var cookie = await WebSession.SignInAsync(web, ClassroomData.StudentName(student), cancellationToken);
            for (var page = 0; page < SocketsPerStudent; page++)
            {
                var socket = new ClientWebSocket();
                socket.Options.SetRequestHeader("Cookie", cookie);
                socket.Options.SetRequestHeader("Origin", web.GetLeftPart(UriPartial.Authority));
                await socket.ConnectAsync(new UriBuilder(web) { Scheme = "ws", Path = "/ws" }.Uri, cancellationToken);
                sockets.Add(socket);
            }
        }

        return sockets;
    }

    private static async Task ListenAsync(ClientWebSocket socket, ConcurrentDictionary<string, long> sent, ConcurrentBag<double> milliseconds, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        while (socket.State is WebSocketState.Open)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            var now = Stopwatch.GetTimestamp();
            if (received.MessageType is WebSocketMessageType.Text
                && JsonSerializer.Deserialize(buffer.AsSpan(0, received.Count), ContractsJson.Default.LiveEnvelope) is { Type: "grade.released", Data: { } data })
            {
                // the points tell which of the grades it is
                var key = $"{data.GetProperty("submissionId").GetString()}/{data.GetProperty("finalPoints").GetDecimal()}";
                milliseconds.Add(Stopwatch.GetElapsedTime(sent[key], now).TotalMilliseconds);
            }
        }
    }

    private static async Task GradeAsync(Stage stage, List<Work> work, int grades, ConcurrentDictionary<string, long> sent, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(BetweenGrades);
        Dictionary<int, HttpClient> teachers = [];
        for (var number = 0; number < grades; number++)
        {
            await timer.WaitForNextTickAsync(cancellationToken);
            var one = work[number % work.Count];
            var instructor = one.Course % stage.Data.Instructors;
            if (!teachers.TryGetValue(instructor, out var api))
            {
                teachers[instructor] = api = await stage.ClientAsync(ClassroomData.InstructorName(instructor), cancellationToken);
            }

            var id = stage.Data.SubmissionId(one);
            var now = await api.GetFromJsonAsync($"/api/submissions/{id}", ContractsJson.Default.SubmissionResponse, cancellationToken);
            var points = 10 + (number / 100m);
            sent[$"{id}/{points}"] = Stopwatch.GetTimestamp();
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/submissions/{id}/grade")
            {
                Content = JsonContent.Create(new GradeRequest(points, "Seen."), ContractsJson.Default.GradeRequest),
            };
            request.Headers.TryAddWithoutValidation("If-Match", now!.GradeETag);
            using var response = await api.SendAsync(request, cancellationToken);
            response.EnsureSuccessStatusCode();
        }

        foreach (var api in teachers.Values)
        {
            api.Dispose();
        }
    }
}
