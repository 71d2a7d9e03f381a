using System.Net;
using System.Net.Http.Headers;
using ClassCast.Contracts;
using ClassCast.Testing;

namespace ClassCast.AppHost.Tests.WholeSystem;

/// <summary>The main job on one machine, with what people really hand in.</summary>
public sealed class MainJobTests(Classroom classroom) : MainJob(classroom)
{

    [Theory]
    [InlineData(SampleMedia.RecorderWebM, 640, 480, 3.0)]
    [InlineData(SampleMedia.RotatedMov, 720, 1280, 3.0)]
    [InlineData(SampleMedia.VariableFrameRate, 640, 360, 3.0)]
    [InlineData(SampleMedia.VideoOnly, 640, 360, 3.0)]
    [InlineData(SampleMedia.AudioLonger, 640, 360, 4.0)]
    [InlineData(SampleMedia.OddWidth, 640, 358, 3.0)]
    [InlineData(SampleMedia.TenBit, 640, 360, 3.0)]
    [InlineData(SampleMedia.Portrait, 720, 1280, 3.0)]
    [InlineData(SampleMedia.OldAvi, 640, 480, 3.0)]
    public async Task Every_kind_of_video_becomes_watchable_the_right_way_up_and_whole(string kind, int width, int height, double seconds)
    {
        using var student = await Person.SignInAsync(classroom.CreateApiClient(), "student05@demo.classcast.example", Classroom.DemoPassword, Cancelled);
        var course = await TaughtCourse.CreateAsync(classroom, Cancelled);
        var assignment = await course.AssignAsync(Cancelled);
        await course.JoinAsync(student, Cancelled);

        var receipt = await student.HandInAsync(classroom, assignment.AssignmentId, await classroom.Media.GetAsync(kind, Cancelled), Cancelled);
        var video = await student.UntilAsync(receipt.VideoId, VideoState.Ready, Cancelled);

        Assert.InRange(video.DurationSeconds!.Value, seconds - 0.3, seconds + 0.3);
        var largest = video.Renditions.MaxBy(rendition => rendition.Width * rendition.Height)!;
        Assert.InRange(largest.Width, width - 2, width);
        Assert.InRange(largest.Height, height - 2, height);
        using var http = new HttpClient { BaseAddress = classroom.WebAddress };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(largest.Url, UriKind.RelativeOrAbsolute));
        request.Headers.Range = new RangeHeaderValue(0, 15);
        using var response = await http.SendAsync(request, Cancelled);
        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
        Assert.Equal(16, response.Content.Headers.ContentLength);
        Assert.Equal(largest.Bytes, response.Content.Headers.ContentRange!.Length);
        Assert.NotNull(video.PosterUrl);
        Assert.NotNull(video.Storyboard);
    }

    [Fact]
    public async Task A_truncated_video_fails_with_a_reason_within_one_attempt()
    {
        using var student = await Person.SignInAsync(classroom.CreateApiClient(), "student06@demo.classcast.example", Classroom.DemoPassword, Cancelled);
        var course = await TaughtCourse.CreateAsync(classroom, Cancelled);
        var assignment = await course.AssignAsync(Cancelled);
        await course.JoinAsync(student, Cancelled);

        var receipt = await student.HandInAsync(classroom, assignment.AssignmentId, await classroom.Media.GetAsync(SampleMedia.Truncated, Cancelled), Cancelled);
        var video = await student.UntilAsync(receipt.VideoId, VideoState.Failed, Cancelled, TimeSpan.FromSeconds(20));

        Assert.NotNull(video.FailureReason);
        Assert.False(video.CanRetry);
    }

    [Theory]
    [InlineData(SampleMedia.TextNamedMp4, ProblemCodes.NotAVideo)]
    [InlineData(SampleMedia.Empty, ProblemCodes.FileEmpty)]
    public async Task What_is_not_a_video_is_refused_and_costs_no_attempt(string kind, string code)
    {
        using var student = await Person.SignInAsync(classroom.CreateApiClient(), "student07@demo.classcast.example", Classroom.DemoPassword, Cancelled);
        var course = await TaughtCourse.CreateAsync(classroom, Cancelled);
        var assignment = await course.AssignAsync(Cancelled);
        await course.JoinAsync(student, Cancelled);

        var refusal = await Record.ExceptionAsync(async () =>
            await student.HandInAsync(classroom, assignment.AssignmentId, await classroom.Media.GetAsync(kind, Cancelled), Cancelled));

        Assert.Contains(code, refusal?.Message, StringComparison.Ordinal);
        var after = await student.GetAsync<AssignmentResponse>($"/api/assignments/{assignment.AssignmentId}", Cancelled);
        Assert.Equal(0, after.Mine!.AttemptsUsed);
    }

    [Fact]
    public async Task Forty_who_race_for_thirty_seats_leave_exactly_thirty_in()
    {
        var course = await TaughtCourse.CreateAsync(classroom, Cancelled, seats: 30);
        var people = new List<Person>();
        for (var number = 1; number <= 30; number++)
        {
            people.Add(await Person.SignInAsync(classroom.CreateApiClient(), $"student{number:00}@demo.classcast.example", Classroom.DemoPassword, Cancelled));
        }

        for (var number = 0; number < 10; number++)
        {
            people.Add(await Person.SignUpAsync(classroom, $"{Guid.CreateVersion7():N}@school.example", Cancelled));
        }

        var answers = await Task.WhenAll(people.Select(async person =>
        {
            using var content = System.Net.Http.Json.JsonContent.Create(new JoinRequest(course.Section.Code!), ContractsJson.Default.JoinRequest);
            using var response = await person.Http.PostAsync("/api/enrollments", content, Cancelled);
            return (response.IsSuccessStatusCode, Body: await response.Content.ReadAsStringAsync(Cancelled));
        }));

        Assert.Equal(30, answers.Count(answer => answer.IsSuccessStatusCode));
        Assert.All(answers.Where(answer => !answer.IsSuccessStatusCode), answer => Assert.Contains(ProblemCodes.SectionFull, answer.Body, StringComparison.Ordinal));
        var after = await course.Instructor.GetAsync<CourseResponse>($"/api/courses/{course.Course.CourseId}", Cancelled);
        Assert.Equal(30, after.Sections.Single().SeatsTaken);
        people.ForEach(person => person.Dispose());
    }
}
