using System.Net;
using ClassCast.Api.Tests.Videos;
using ClassCast.Contracts;

namespace ClassCast.Api.Tests.Submissions;

public sealed class SubmissionListTests(ApiFixture api)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_list_of_an_assignment_shows_students_oldest_first_with_video_and_grade()
    {
        await using var own = await ApiFixture.StartAsync();
        var room = await VideoClassroom.CreateAsync(own, Stop);
        var second = await room.JoinedStudentAsync(Stop, "Zoe");
        var first = await room.HandInAsync(Stop);
        own.Clock.Advance(TimeSpan.FromMinutes(1));
        await room.HandInAsync(Stop, second);
        await GradeAsync(room.Teacher, first.SubmissionId, 42);

        var all = await ListAsync(room.Teacher, $"?assignmentId={room.Assignment.AssignmentId}");
        var toGrade = await ListAsync(room.Teacher, $"?assignmentId={room.Assignment.AssignmentId}&status=Submitted");
        var graded = await ListAsync(room.Teacher, $"?courseId={room.Course.CourseId}&status=Graded");

        Assert.Equal([room.Student.Name, second.Name], all.Items.Select(item => item.StudentName));
        var shown = all.Items[0];
        Assert.Equal(
            (SubmissionStatus.Graded, 1, VideoState.Uploaded, 42m, 100, "First talk", "Rhetoric"),
            (shown.Status, shown.Attempt, shown.VideoState, shown.FinalPoints, shown.MaximumPoints, shown.AssignmentTitle, shown.CourseTitle));
        Assert.Equal(second.Name, Assert.Single(toGrade.Items).StudentName);
        Assert.Equal(first.SubmissionId, Assert.Single(graded.Items).SubmissionId);
    }

    [Fact]
    public async Task Without_a_filter_the_list_pages_through_every_course_taught_and_nothing_else()
    {
        await using var own = await ApiFixture.StartAsync();
        var one = await VideoClassroom.CreateAsync(own, Stop);
        var secondCourse = await one.Teacher.CourseAsync(Stop);
        var secondAssignment = await one.Teacher.PublishedAsync(secondCourse.CourseId, Classroom.AssignmentOf(own, "Second talk"), Stop);
        var foreign = await VideoClassroom.CreateAsync(own, Stop);
        await foreign.HandInAsync(Stop);
        var expected = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            // pairs hand in at the same moment, one in each course
            var student = await one.JoinedStudentAsync(Stop, $"Student {i}");
            await student.JoinAsync(secondCourse.Code, Stop);
            expected.Add((await student.HandInAsync(one.Assignment.AssignmentId, TestVideo.Mp4(), Stop)).SubmissionId);
            expected.Add((await student.HandInAsync(secondAssignment.AssignmentId, TestVideo.Mp4(), Stop)).SubmissionId);
            own.Clock.Advance(TimeSpan.FromSeconds(i % 2));
        }

        var seen = new List<SubmissionListItem>();
        string? cursor = null;
        do
        {
            var page = await ListAsync(one.Teacher, $"?status=Submitted&limit=3{(cursor is null ? "" : $"&cursor={cursor}")}");
            Assert.True(page.Items.Count is >= 1 and <= 3, $"{seen.Count} {cursor} {page}");
            seen.AddRange(page.Items);
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        Assert.Equal(expected.Order(StringComparer.Ordinal), seen.Select(item => item.SubmissionId).Order(StringComparer.Ordinal));
        Assert.Equal(seen.OrderBy(item => item.SubmittedAt).Select(item => item.SubmittedAt), seen.Select(item => item.SubmittedAt));
    }

    [Fact]
    public async Task A_page_stays_good_while_work_before_it_is_graded()
    {
        await using var own = await ApiFixture.StartAsync();
        var room = await VideoClassroom.CreateAsync(own, Stop);
        var order = new List<string>();
        foreach (var student in (Person[])[room.Student, await room.JoinedStudentAsync(Stop), await room.JoinedStudentAsync(Stop)])
        {
            order.Add((await room.HandInAsync(Stop, student)).SubmissionId);
            own.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var first = await ListAsync(room.Teacher, $"?courseId={room.Course.CourseId}&status=Submitted&limit=2");
        await GradeAsync(room.Teacher, order[0], 10);
        var second = await ListAsync(room.Teacher, $"?courseId={room.Course.CourseId}&status=Submitted&limit=2&cursor={first.NextCursor}");

        Assert.Equal(order[..2], first.Items.Select(item => item.SubmissionId));
        Assert.Equal(order[2..], second.Items.Select(item => item.SubmissionId));
    }

    [Theory]
    [InlineData("cursor=nonsense", ProblemCodes.InvalidCursor)]
    [InlineData("cursor=%00%FF", ProblemCodes.InvalidCursor)]
    [InlineData("cursor=MjAyNi0wMS0wMVQwMDowMDowMC4wMDBaL3g", ProblemCodes.InvalidCursor)]
    [InlineData("limit=0", ProblemCodes.ValidationFailed)]
    [InlineData("limit=101", ProblemCodes.ValidationFailed)]
    [InlineData("status=Lost", ProblemCodes.MalformedRequest)]
    public async Task A_wrong_cursor_limit_or_status_is_refused(string query, string code)
    {
        var teacher = await api.InstructorAsync(Stop);

        using var response = await teacher.Http.GetAsync($"/api/instructor/video-submissions?{query}", Stop);

        await response.RefusedAsync(HttpStatusCode.BadRequest, code, Stop);
    }

    [Fact]
    public async Task Another_courses_instructor_and_a_student_get_404_for_the_filter_and_nothing_without_it()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop);
        await room.HandInAsync(Stop);
        var stranger = await api.InstructorAsync(Stop);

        foreach (var person in (Person[])[stranger, room.Student])
        {
            using var byAssignment = await person.Http.GetAsync($"/api/instructor/video-submissions?assignmentId={room.Assignment.AssignmentId}", Stop);
            using var byCourse = await person.Http.GetAsync($"/api/instructor/video-submissions?courseId={room.Course.CourseId}", Stop);
            await byAssignment.RefusedAsync(HttpStatusCode.NotFound, ProblemCodes.NotFound, Stop);
            await byCourse.RefusedAsync(HttpStatusCode.NotFound, ProblemCodes.NotFound, Stop);
            Assert.Empty((await ListAsync(person, "")).Items);
        }
    }

    [Fact]
    public async Task A_submission_is_there_for_its_student_and_teachers_and_for_nobody_else()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop);
        var receipt = await room.HandInAsync(Stop);
        var classmate = await room.JoinedStudentAsync(Stop);
        var stranger = await api.InstructorAsync(Stop);

        var own = await room.Student.Http.GetOkAsync<SubmissionResponse>($"/api/submissions/{receipt.SubmissionId}", Stop);
        var taught = await room.Teacher.Http.GetOkAsync<SubmissionResponse>($"/api/submissions/{receipt.SubmissionId}", Stop);

        Assert.Null(own.GradeETag);
        Assert.Equal("\"0-1\"", taught.GradeETag);
        foreach (var person in (Person[])[classmate, stranger])
        {
            using var response = await person.Http.GetAsync($"/api/submissions/{receipt.SubmissionId}", Stop);
            await response.RefusedAsync(HttpStatusCode.NotFound, ProblemCodes.NotFound, Stop);
        }
    }

    private static Task<ListResponse<SubmissionListItem>> ListAsync(Person person, string query) =>
        person.Http.GetOkAsync<ListResponse<SubmissionListItem>>($"/api/instructor/video-submissions{query}", Stop);

    private static async Task GradeAsync(Person teacher, string submissionId, decimal points)
    {
        var submission = await teacher.Http.GetOkAsync<SubmissionResponse>($"/api/submissions/{submissionId}", Stop);
        using var response = await teacher.Http.PostJsonAsync($"/api/submissions/{submissionId}/grade", new GradeRequest(points, null), Stop, ifMatch: submission.GradeETag);
        await response.OkAsync<GradeResponse>(Stop);
    }
}
