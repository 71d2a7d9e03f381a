using ClassCast.Bench.Data;
using ClassCast.Bench.Hosting;
using ClassCast.Bench.Load;
using ClassCast.Bench.Runner;

namespace ClassCast.Bench.Benchmarks;

/// <summary>Reads of the Api by many signed-in people at once, each of their own data.</summary>
internal static class ReadsBenchmark
{
    private const int People = 100;

    // every one of these answers depends on who asks
    private static Budget Personal => Budget.RatioAtLeast(0.35);

    public static async Task MeasureAsync(Run run, CancellationToken cancellationToken)
    {
        if (Wrk.IsMissing)
        {
            run.Skip(Wrk.MissingText);
            return;
        }

        var stage = await run.StageAsync(cancellationToken);
        var data = stage.Data;
        var students = Enumerable.Range(0, People).ToList();
        await AddAsync(
            "assignment list of a course, student",
            await RequestsAsync(students, student => $"/api/courses/{ClassroomData.CourseId(data.CourseOf(student, 0))}/assignments"));
        await AddAsync("a student's assignments of all courses, page of 50", await RequestsAsync(students, _ => "/api/student/assignments"));
        var videos = students.ToDictionary(student => student, student => data.WorkOf(data.CourseOf(student, 0)).First(work => work.Student == student));
        await AddAsync("one video, its student", await RequestsAsync(students, student => $"/api/videos/{ClassroomData.VideoId(videos[student])}"));
        await AddAsync("submission list, page of 50, instructor", await TeacherRequestsAsync());

        Task AddAsync(string work, List<Request> requests) => MeasureAsync(run, stage, work, requests, cancellationToken);

        async Task<List<Request>> RequestsAsync(IEnumerable<int> of, Func<int, string> path)
        {
            List<Request> requests = [];
            foreach (var student in of)
            {
                requests.Add(new Request("GET", path(student), await stage.TokenAsync(ClassroomData.StudentName(student), cancellationToken)));
            }

            return requests;
        }

        async Task<List<Request>> TeacherRequestsAsync()
        {
            List<Request> requests = [];
            for (var instructor = 0; instructor < data.Instructors; instructor++)
            {
                var token = await stage.TokenAsync(ClassroomData.InstructorName(instructor), cancellationToken);
                requests.Add(new Request("GET", $"/api/instructor/video-submissions?courseId={ClassroomData.CourseId(instructor)}&limit=50", token));
            }

            return requests;
        }
    }

    private static async Task MeasureAsync(Run run, Stage stage, string work, List<Request> requests, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = stage.Classroom.AddressOf("api") };
        client.DefaultRequestHeaders.Authorization = new("Bearer", requests[0].Token);
        var body = await client.GetByteArrayAsync(requests[0].Path, cancellationToken);
        var barePath = await stage.Bare.AnswerAsync(Path.GetRandomFileName(), body, cancellationToken);
        await HttpPair.MeasureAsync(run, stage, $"{work} ({body.Length / 1024.0:0.0} KB)", ["api"], requests, barePath, Personal, cancellationToken);
    }
}
