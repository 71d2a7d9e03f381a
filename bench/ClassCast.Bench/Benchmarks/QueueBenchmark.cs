using System.Diagnostics;
using ClassCast.Bench.Data;
using ClassCast.Bench.Hosting;
using ClassCast.Bench.Runner;
using ClassCast.Core;
using ClassCast.Core.Assignments;
using ClassCast.Core.Courses;
using ClassCast.Core.Ports;
using ClassCast.Core.Submissions;
using ClassCast.Core.Tables;
using ClassCast.Core.Videos;

namespace ClassCast.Bench.Benchmarks;

/// <summary>The grading queue of one assignment, with more and more submissions in it: opening it, its next page, a filter.</summary>
internal static class QueueBenchmark
{
    private static readonly DateTimeOffset Epoch = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    public static async Task MeasureAsync(Run run, CancellationToken cancellationToken)
    {
        var stage = await run.StageAsync(cancellationToken);
        var cookie = await WebSession.SignInAsync(stage.Classroom.AddressOf("web"), ClassroomData.InstructorName(0), cancellationToken);
        int[] sizes = run.Quick ? [500, 5_000] : [500, 5_000, 50_000];
        foreach (var size in sizes)
        {
            var assignmentId = await SeedAsync(stage, size, cancellationToken);
            var open = $"/grading?assignment={assignmentId}";
            run.Add(await FigureAsync(run, stage, $"grading queue of {size:#,0}: open", open, cookie, cancellationToken));
            run.Add(await FigureAsync(run, stage, $"grading queue of {size:#,0}: next page", await NextAsync(stage, open, cookie, cancellationToken), cookie, cancellationToken));
            run.Add(await FigureAsync(run, stage, $"grading queue of {size:#,0}: only graded", open + "&status=graded", cookie, cancellationToken));
        }
    }

    private static async Task<Figure> FigureAsync(Run run, Stage stage, string work, string path, string cookie, CancellationToken cancellationToken)
    {
        using var browser = Browser(stage, cookie);
        await browser.GetStringAsync(path, cancellationToken);
        List<double> milliseconds = [];
        for (var time = 0; time < (run.Quick ? 10 : 40); time++)
        {
            var watch = Stopwatch.StartNew();
            await browser.GetStringAsync(path, cancellationToken);
            milliseconds.Add(watch.Elapsed.TotalMilliseconds);
        }

        return new Figure(work, new Samples([new Samples(milliseconds).Percentile(95)]), "ms (p95)") { Budget = Budget.AtMost(300) };
    }

    private static async Task<string> NextAsync(Stage stage, string path, string cookie, CancellationToken cancellationToken)
    {
        using var browser = Browser(stage, cookie);
        var html = await browser.GetStringAsync(path, cancellationToken);
        var at = html.IndexOf("cursor=", StringComparison.Ordinal);
        var cursor = html[at..html.IndexOf('"', at)];
        return $"{path}&{cursor}";
    }

    private static HttpClient Browser(Stage stage, string cookie)
    {
        var browser = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = stage.Classroom.AddressOf("web") };
        browser.DefaultRequestHeaders.Add("Cookie", cookie);
        browser.DefaultRequestHeaders.Add("Accept", "text/html");
        return browser;
    }

    /// <summary>A course of the first instructor with one assignment; every fifth submission is graded.</summary>
    private static async Task<string> SeedAsync(Stage stage, int size, CancellationToken cancellationToken)
    {
        await using var backend = await OpenBackend.StartAsync(stage.DataDirectory, cancellationToken);
        var courseId = Ids.For(Epoch, $"queue{size}");
        var assignmentId = Ids.For(Epoch, $"queue{size}/assignment");
        var teacher = stage.Data.PersonId(ClassroomData.InstructorName(0));
        await backend.Tables.CommitAsync(CourseOf(courseId, assignmentId, teacher, size), cancellationToken);
        await SeededClassroom.WriteAsync(backend.Tables, Enumerable.Range(0, size).SelectMany(number => Rows(courseId, assignmentId, number)), cancellationToken);
        return assignmentId;
    }

    private static Transaction CourseOf(string courseId, string assignmentId, string teacher, int size) => new Transaction()
        .Put(TableCatalog.Courses, new Course
        {
            CourseId = courseId,
            InstructorId = teacher,
            Title = $"Course of {size}",
            Colour = CourseColours.Default,
            Capacity = CourseRules.MaximumCapacity,
            Status = CourseStatus.Published,
            Code = $"QUEUE{size}",
            CreatedAt = Epoch,
        })
        .Put(TableCatalog.Enrollments, new Enrollment { CourseId = courseId, UserId = teacher, Role = CourseRole.Instructor, JoinedAt = Epoch })
        .Put(TableCatalog.Assignments, new Assignment
        {
            AssignmentId = assignmentId,
            CourseId = courseId,
            InstructorId = teacher,
            Title = $"Handed in {size} times",
            Status = AssignmentStatus.Published,
            DueAt = Epoch.AddDays(30),
            Points = 100,
            Late = new LatePolicy(true, 10, 50),
            Attempts = 1,
            AcceptedTypes = AcceptedTypes.All,
            MaximumBytes = 500 * AssignmentRules.Megabyte,
            CreatedAt = Epoch,
            PublishedAt = Epoch,
        });

    private static IEnumerable<Action<Transaction>> Rows(string courseId, string assignmentId, int number)
    {
        var student = Ids.For(Epoch, $"queue student {number}");
        var videoId = Ids.For(Epoch, $"{assignmentId}/video{number}");
        var at = Epoch.AddSeconds(number);
        yield return transaction => transaction.Put(TableCatalog.Videos, new Video
        {
            VideoId = videoId,
            UserId = student,
            AssignmentId = assignmentId,
            CourseId = courseId,
            State = VideoState.Ready,
            Source = VideoSource.Upload,
            FileName = "video.mp4",
            ContentType = "video/mp4",
            OriginalKey = $"students/{student}/{videoId}.mp4",
            CreatedAt = at,
            Attempt = 1,
            ConfirmedAt = at,
            SubmittedAt = at,
            Bytes = 1_000_000,
            DurationSeconds = 60,
            PosterKey = VideoKeys.Processed(videoId, VideoKeys.Thumbnail),
        });
        yield return transaction => transaction.Put(TableCatalog.Submissions, new Submission
        {
            SubmissionId = SubmissionIds.For(assignmentId, student),
            AssignmentId = assignmentId,
            CourseId = courseId,
            StudentId = student,
            VideoId = videoId,
            AttemptVideoIds = [videoId],
            AttemptsUsed = 1,
            Status = number % 5 == 0 ? SubmissionStatus.Graded : SubmissionStatus.Submitted,
            SubmittedAt = at,
            IsLate = false,
        });
    }
}
