using ClassCast.Bench.Data;
using ClassCast.Bench.Hosting;
using ClassCast.Bench.Load;
using ClassCast.Bench.Runner;

namespace ClassCast.Bench.Benchmarks;

/// <summary>Writes of the Api, answered when they are on the disk, beside SQLite that commits the same rows with nothing around it.</summary>
internal static class WritesBenchmark
{
    private const string GradeBody = """{"points":87.5,"feedback":"A good beginning, and you kept the eye of the camera. Slower at the end."}""";

    public static async Task MeasureAsync(Run run, CancellationToken cancellationToken)
    {
        if (Wrk.IsMissing)
        {
            run.Skip(Wrk.MissingText);
            return;
        }

        var stage = await run.StageAsync(cancellationToken);
        // grade, submission, count, notification, two events, a topic message
        await MeasureAsync(run, stage, "grade a submission (7 rows)", rows: 7, await GradesAsync(stage, cancellationToken), cancellationToken);
        await MeasureAsync(run, stage, "mark a notice as read (1 row)", rows: 1, await ReadMarksAsync(stage, cancellationToken), cancellationToken);
    }

    // each once: a second grade of the same would need the answer to the first
    private static async Task<List<Request>> GradesAsync(Stage stage, CancellationToken cancellationToken)
    {
        var tokens = new List<string>();
        for (var instructor = 0; instructor < stage.Data.Instructors; instructor++)
        {
            tokens.Add(await stage.TokenAsync(ClassroomData.InstructorName(instructor), cancellationToken));
        }

        return
        [
            .. stage.Data.AllWork()
                .Where(work => !work.IsGraded)
                .OrderBy(work => work.Assignment).ThenBy(work => work.Student)
                .Select(work => GradeOf(stage.Data.SubmissionId(work), tokens[work.Course % tokens.Count])),
        ];
    }

    /// <summary>The first grade of a first attempt.</summary>
    public static Request GradeOf(string submissionId, string? token) =>
        new("POST", $"/api/submissions/{submissionId}/grade", token, Body: GradeBody, IfMatch: "\"0-1\"");

    private static async Task<List<Request>> ReadMarksAsync(Stage stage, CancellationToken cancellationToken)
    {
        List<Request> requests = [];
        for (var student = 0; student < 100; student++)
        {
            var token = await stage.TokenAsync(ClassroomData.StudentName(student), cancellationToken);
            requests.Add(new Request("POST", $"/api/notifications/{ClassroomData.NoticeId(student, student % 5)}/read", token));
        }

        return requests;
    }

    private static async Task MeasureAsync(Run run, Stage stage, string work, int rows, List<Request> requests, CancellationToken cancellationToken)
    {
        var isOnce = requests[0].IfMatch is not null;
        var slices = isOnce ? requests.Chunk(requests.Count / (run.Rounds + 1)).ToList() : [.. Enumerable.Repeat(requests.ToArray(), run.Rounds + 1)];
        // a first second tells how long a slice lasts
        var warm = await Wrk.RunAsync(stage.Classroom.AddressOf("api"), slices[0], TimeSpan.FromSeconds(1), cancellationToken);
        var duration = isOnce ? TimeSpan.FromSeconds(Math.Min(run.LoadTime.TotalSeconds, Math.Floor(slices[0].Length / warm.PerSecond / 2))) : run.LoadTime;
        var round = 0;
        List<double> slow = [];
        var (ours, limit) = await run.PairsAsync(
            async () =>
            {
                var result = await Wrk.RunAsync(stage.Classroom.AddressOf("api"), slices[++round], duration, cancellationToken);
                slow.Add(result.P95 / 1000);
                return result.PerSecond;
            },
            () => BareCommits.MeasureAsync(stage.DataDirectory, rows, run.LoadTime, cancellationToken));
        run.Add(new Figure(work, ours, "/s") { Limit = limit, LimitIs = "bare SQLite, one durable commit each", Budget = Budget.RatioAtLeast(0.6) });
        run.Add(new Figure($"{work}: p95", new Samples(slow), "ms"));
    }
}
