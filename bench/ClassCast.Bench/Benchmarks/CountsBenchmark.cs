using System.Globalization;
using System.Net.Http.Json;
using ClassCast.Bench.Data;
using ClassCast.Bench.Hosting;
using ClassCast.Bench.Runner;
using ClassCast.Contracts;

namespace ClassCast.Bench.Benchmarks;

/// <summary>
/// What requests do rather than how long it takes, the same on any machine: questions to the store, items read, commits, bytes of the answer, memory
/// allocated; and for pages how often the Web asks the Api.
/// </summary>
internal static class CountsBenchmark
{
    private const int Repeats = 200;

    public static async Task MeasureAsync(Run run, CancellationToken cancellationToken)
    {
        using var seeded = await SeededClassroom.CreateAsync(0.1, cancellationToken);
        await using var api = new InProcessApi(seeded.Path);
        var data = seeded.Data;
        var work = data.WorkOf(data.CourseOf(0, 0)).First(work => work.Student == 0);
        var student = await ClientAsync(api, ClassroomData.StudentName(0), cancellationToken);
        var teacher = await ClientAsync(api, ClassroomData.InstructorName(work.Course % data.Instructors), cancellationToken);
        (string Name, HttpClient As, string Path)[] requests =
        [
            ("who am I", student, "/api/me"),
            ("a student's assignments, page of 50", student, "/api/student/assignments"),
            ("assignment list of a course, student", student, $"/api/courses/{ClassroomData.CourseId(work.Course)}/assignments"),
            ("assignment list of a course, instructor", teacher, $"/api/courses/{ClassroomData.CourseId(work.Course)}/assignments"),
            ("one assignment, student", student, $"/api/assignments/{ClassroomData.AssignmentId(work.Course, work.Assignment)}"),
            ("one video, its student", student, $"/api/videos/{ClassroomData.VideoId(work)}"),
            ("one submission, instructor", teacher, $"/api/submissions/{data.SubmissionId(work)}"),
            ("submission list of a course, page of 50", teacher, $"/api/instructor/video-submissions?courseId={ClassroomData.CourseId(work.Course)}"),
            ("submission list of all courses, to grade", teacher, "/api/instructor/video-submissions?status=Submitted"),
            ("a student's notices", student, "/api/notifications"),
        ];
        // what the client itself allocates, with next to nothing behind it
        var client = await AllocatedAsync(student, "/alive", cancellationToken);
        foreach (var (name, who, path) in requests)
        {
            run.Add(await CountAsync(api, name, who, path, client, cancellationToken));
        }

        await PagesAsync(run, api, seeded, work, cancellationToken);
        run.Add(await GradeAsync(api, data, teacher, work, cancellationToken));
    }

    private static async Task PagesAsync(Run run, InProcessApi api, SeededClassroom seeded, Work work, CancellationToken cancellationToken)
    {
        await using var site = new InProcessSite(api.Address, seeded.Path);
        var data = seeded.Data;
        var student = await BrowserAsync(site, ClassroomData.StudentName(0), cancellationToken);
        var teacher = await BrowserAsync(site, ClassroomData.InstructorName(work.Course % data.Instructors), cancellationToken);
        var assignment = ClassroomData.AssignmentId(work.Course, work.Assignment);
        (string Name, HttpClient As, string Path)[] pages =
        [
            ("student dashboard", student, "/"),
            ("a course, student", student, $"/courses/{ClassroomData.CourseId(work.Course)}"),
            ("assignment, student", student, $"/assignments/{assignment}"),
            ("hand in", student, $"/assignments/{ClassroomData.AssignmentId(work.Course, 8)}/submit"),
            ("watch own video", student, $"/submissions/{data.SubmissionId(work)}"),
            ("notices", student, "/notifications"),
            ("instructor's dashboard", teacher, "/"),
            ("grading queue", teacher, "/grading"),
            ("grading queue of an assignment", teacher, $"/grading?assignment={assignment}"),
            ("grade one", teacher, $"/grading/{data.SubmissionId(work)}"),
        ];
        foreach (var (name, who, path) in pages)
        {
            await who.GetByteArrayAsync(path, cancellationToken);
            var (requests, counts) = (api.Requests, api.Counts);
            var page = await who.GetByteArrayAsync(path, cancellationToken);
            var asked = api.Requests - requests;
            var (reads, items, _) = api.Counts - counts;
            run.Add(new Figure(
                string.Create(CultureInfo.InvariantCulture, $"page: {name}: {reads} reads of {items} items, {page.Length / 1024.0:0.0} KB; requests to the Api"), Samples.Of(asked), ""));
        }
    }

    private static async Task<Figure> CountAsync(InProcessApi api, string name, HttpClient who, string path, double clientBytes, CancellationToken cancellationToken)
    {
        var answer = await who.GetByteArrayAsync(path, cancellationToken);
        var before = api.Counts;
        await who.GetByteArrayAsync(path, cancellationToken);
        var counts = api.Counts - before;
        var allocated = await AllocatedAsync(who, path, cancellationToken) - clientBytes - answer.Length;
        return new Figure(
            string.Create(CultureInfo.InvariantCulture, $"{name}: {counts.Reads} reads of {counts.Items} items, {answer.Length / 1024.0:0.0} KB; allocated"),
            Samples.Of(allocated / 1024),
            "KB");
    }

    private static async Task<Figure> GradeAsync(InProcessApi api, ClassroomData data, HttpClient teacher, Work work, CancellationToken cancellationToken)
    {
        var path = $"/api/submissions/{data.SubmissionId(work)}";
        var submission = await teacher.GetFromJsonAsync(path, ContractsJson.Default.SubmissionResponse, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, path + "/grade")
        {
            Content = JsonContent.Create(new GradeRequest(81, "Seen."), ContractsJson.Default.GradeRequest),
        };
        request.Headers.TryAddWithoutValidation("If-Match", submission!.GradeETag);
        var before = api.Counts;
        using var response = await teacher.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        var counts = api.Counts - before;
        return new Figure($"grade a submission: {counts.Items} items read; reads", Samples.Of(counts.Reads), $"(and {counts.Commits} commit)");
    }

    private static async Task<double> AllocatedAsync(HttpClient client, string path, CancellationToken cancellationToken)
    {
        for (var request = 0; request < Repeats; request++)
        {
            await client.GetByteArrayAsync(path, cancellationToken);
        }

        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var request = 0; request < Repeats; request++)
        {
            await client.GetByteArrayAsync(path, cancellationToken);
        }

        return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)Repeats;
    }

    public static async Task<HttpClient> ClientAsync(InProcessApi api, string name, CancellationToken cancellationToken)
    {
        var client = new HttpClient { BaseAddress = api.Address };
        var request = new SignInRequest(ClassroomData.EmailOf(name), SeededClassroom.Password);
        using var response = await client.PostAsJsonAsync("/api/auth/sign-in", request, ContractsJson.Default.SignInRequest, cancellationToken);
        response.EnsureSuccessStatusCode();
        var tokens = await response.Content.ReadFromJsonAsync(ContractsJson.Default.TokenResponse, cancellationToken);
        client.DefaultRequestHeaders.Authorization = new("Bearer", tokens!.AccessToken);
        return client;
    }

    public static async Task<HttpClient> BrowserAsync(InProcessSite site, string name, CancellationToken cancellationToken)
    {
        var browser = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = site.Address };
        browser.DefaultRequestHeaders.Add("Cookie", await WebSession.SignInAsync(site.Address, name, cancellationToken));
        browser.DefaultRequestHeaders.Add("Accept", "text/html");
        return browser;
    }
}
