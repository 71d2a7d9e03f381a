using System.Diagnostics;
using System.Globalization;
using System.Text;
using ClassCast.Bench.Data;
using ClassCast.Bench.Hosting;
using ClassCast.Bench.Load;
using ClassCast.Bench.Runner;

namespace ClassCast.Bench.Benchmarks;

/// <summary>
/// The same requests, pages and writes in a school of 500, of 5,000 and of 50,000 students. What reads by key and by page must not feel the size. Bytes of videos, jobs and
/// live events touch no more rows in a large school than in a small one, and are left out.
/// </summary>
internal static class ScaleBenchmark
{
    private const int Requests = 200;

    public static async Task MeasureAsync(Run run, CancellationToken cancellationToken)
    {
        double[] scales = run.Quick ? [0.05, 0.5] : [0.05, 0.5, 5];
        Dictionary<string, List<double>> milliseconds = [];
        foreach (var scale in scales)
        {
            using var seeded = await SeededClassroom.CreateAsync(scale, cancellationToken);
            await using var api = new InProcessApi(seeded.Path);
            Note("seeding, thousand rows a second", seeded.Rows / seeded.SeedTime.TotalSeconds / 1000);
            await using var site = new InProcessSite(api.Address, seeded.Path);
            foreach (var (name, work) in await WorkAsync(api, site, seeded.Data, cancellationToken))
            {
                Note(name, await MedianAsync(work));
            }
        }

        foreach (var (name, values) in milliseconds)
        {
            var line = string.Join(" → ", values.Select(value => value.ToString(value >= 10 ? "0" : "0.00", CultureInfo.InvariantCulture)));
            run.Add(new Figure($"{name} at {string.Join(", ", scales.Select(scale => $"{scale.ToString(CultureInfo.InvariantCulture)}×"))}: {line} ms; growth", Samples.Of(values[^1] / values[0]), "×"));
        }

        void Note(string name, double value)
        {
            if (!milliseconds.TryGetValue(name, out var values))
            {
                milliseconds[name] = values = [];
            }

            values.Add(value);
        }
    }

    private static async Task<IReadOnlyList<(string Name, Func<int, Task> Work)>> WorkAsync(
        InProcessApi api, InProcessSite site, ClassroomData data, CancellationToken cancellationToken)
    {
        var student = await CountsBenchmark.ClientAsync(api, ClassroomData.StudentName(0), cancellationToken);
        var teacher = await CountsBenchmark.ClientAsync(api, ClassroomData.InstructorName(0), cancellationToken);
        var studentsBrowser = await CountsBenchmark.BrowserAsync(site, ClassroomData.StudentName(0), cancellationToken);
        var teachersBrowser = await CountsBenchmark.BrowserAsync(site, ClassroomData.InstructorName(0), cancellationToken);
        var work = data.WorkOf(data.CourseOf(0, 0)).First(work => work.Student == 0);
        // course 0, and all that are taught by the first instructor, so that not one page is read over and over
        var courses = Enumerable.Range(0, Math.Min(10, data.Courses / data.Instructors)).Select(n => n * data.Instructors).ToList();
        var toGrade = courses.SelectMany(data.WorkOf).Where(work => !work.IsGraded).Take(Requests * 2).ToList();
        return
        [
            ("assignment list", Read(student, $"/api/courses/{ClassroomData.CourseId(work.Course)}/assignments")),
            ("a student's assignments", Read(student, "/api/student/assignments")),
            ("one video", Read(student, $"/api/videos/{ClassroomData.VideoId(work)}")),
            ("submission list, page of 50", Read(teacher, [.. courses.Select(course => $"/api/instructor/video-submissions?courseId={ClassroomData.CourseId(course)}")])),
            ("submissions to grade in all courses", Read(teacher, "/api/instructor/video-submissions?status=Submitted")),
            ("page: student dashboard", Read(studentsBrowser, "/")),
            ("page: assignment", Read(studentsBrowser, $"/assignments/{ClassroomData.AssignmentId(work.Course, 5)}")),
            ("page: grading queue, 50 lines", Read(teachersBrowser, "/grading")),
            ("mark a notice as read", turn => WriteAsync(student, new Request("POST", $"/api/notifications/{ClassroomData.NoticeId(0, turn % 5)}/read"), cancellationToken)),
            ("grade a submission", turn => WriteAsync(teacher, WritesBenchmark.GradeOf(data.SubmissionId(toGrade[turn]), token: null), cancellationToken)),
        ];

        Func<int, Task> Read(HttpClient who, params IReadOnlyList<string> paths) => turn => who.GetByteArrayAsync(paths[turn % paths.Count], cancellationToken);
    }

    private static async Task WriteAsync(HttpClient who, Request request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), request.Path);
        if (request.Body is { } body)
        {
            message.Content = new StringContent(body, Encoding.UTF8, "application/json");
            message.Headers.TryAddWithoutValidation("If-Match", request.IfMatch);
        }

        using var response = await who.SendAsync(message, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    private static async Task<double> MedianAsync(Func<int, Task> work)
    {
        List<double> times = [];
        for (var turn = 0; turn < Requests * 2; turn++)
        {
            var watch = Stopwatch.StartNew();
            await work(turn);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return new Samples(times[Requests..]).Median;
    }
}
