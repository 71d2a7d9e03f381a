using System.Diagnostics;
using System.Globalization;
using ClassCast.Bench.Data;
using ClassCast.Bench.Hosting;
using ClassCast.Bench.Runner;

namespace ClassCast.Bench.Benchmarks;

/// <summary>The same requests in a small, a middling and a large school. What reads by key and by page must not feel the size.</summary>
internal static class ScaleBenchmark
{
    private const int Requests = 200;

    public static async Task MeasureAsync(Run run, CancellationToken cancellationToken)
    {
        double[] scales = run.Quick ? [0.1, 1] : [0.1, 1, 10];
        Dictionary<string, List<double>> milliseconds = [];
        foreach (var scale in scales)
        {
            using var seeded = await SeededClassroom.CreateAsync(scale, cancellationToken);
            await using var api = new InProcessApi(seeded.Path);
            Note("seeding, thousand rows a second", seeded.Rows / seeded.SeedTime.TotalSeconds / 1000);
            foreach (var (name, who, paths) in await WorkAsync(api, seeded.Data, cancellationToken))
            {
                Note(name, await MedianAsync(who, paths, cancellationToken));
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

    private static async Task<IReadOnlyList<(string Name, HttpClient Who, IReadOnlyList<string> Paths)>> WorkAsync(InProcessApi api, ClassroomData data, CancellationToken cancellationToken)
    {
        var student = await CountsBenchmark.ClientAsync(api, ClassroomData.StudentName(0), cancellationToken);
        var teacher = await CountsBenchmark.ClientAsync(api, ClassroomData.InstructorName(0), cancellationToken);
        var work = data.WorkOf(data.CourseOf(0, 0)).First(work => work.Student == 0);
        // course 0, and all that are taught by the first instructor, so that not one page is read over and over
        var courses = Enumerable.Range(0, Math.Min(10, data.Courses / data.Instructors)).Select(n => n * data.Instructors).ToList();
        return
        [
            ("assignment list", student, [$"/api/courses/{ClassroomData.CourseId(work.Course)}/assignments"]),
            ("a student's assignments", student, ["/api/student/assignments"]),
            ("one video", student, [$"/api/videos/{ClassroomData.VideoId(work)}"]),
            ("submission list, page of 50", teacher, [.. courses.Select(course => $"/api/instructor/video-submissions?courseId={ClassroomData.CourseId(course)}")]),
            ("submissions to grade in all courses", teacher, ["/api/instructor/video-submissions?status=Submitted"]),
        ];
    }

    private static async Task<double> MedianAsync(HttpClient who, IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        List<double> times = [];
        for (var request = 0; request < Requests * 2; request++)
        {
            var watch = Stopwatch.StartNew();
            await who.GetByteArrayAsync(paths[request % paths.Count], cancellationToken);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return new Samples(times[Requests..]).Median;
    }
}
