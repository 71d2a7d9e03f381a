using System.Net;
using ClassCast.Contracts;
using ClassCast.Core;

namespace ClassCast.Api.Tests.Assignments;

public sealed class AssignmentTests(ApiFixture api)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_draft_keeps_every_value_and_is_hidden_from_students()
    {
        var (teacher, student, course, section) = await ClassAsync();
        var due = api.Clock.GetUtcNow().AddDays(3);
        var request = new AssignmentRequest(
            "Talk <b>1</b>", "# Markdown & <script>", due.AddDays(-1), due, due.AddDays(2), 50, true, 15, 40, 3, ["WEBM", "mp4"], 20, 90, true, [section.SectionId]);

        var draft = await teacher.DraftAsync(course.CourseId, request, Stop);

        var read = await teacher.Http.GetOkAsync<AssignmentResponse>($"/api/assignments/{draft.AssignmentId}", Stop);
        Assert.Equivalent(draft, read);
        Assert.Equivalent(
            new AssignmentResponse(
                draft.AssignmentId, course.CourseId, course.Title, "teal", request.Title, request.Description!, AssignmentStatus.Draft, request.OpensAt, due,
                request.ClosesAt, 50, true, 15, 40, 3, ["webm", "mp4"], 20, 90, true, [section.SectionId], 0, 0, null, draft.ETag),
            read);
        using var hidden = await student.Http.GetAsync($"/api/assignments/{draft.AssignmentId}", Stop);
        await hidden.RefusedAsync(HttpStatusCode.NotFound, ProblemCodes.NotFound, Stop);
        Assert.Empty((await student.Http.GetOkAsync<ListResponse<AssignmentResponse>>($"/api/courses/{course.CourseId}/assignments", Stop)).Items);
    }

    [Fact]
    public async Task Publishing_shows_it_to_its_students_and_tells_each_once()
    {
        var (teacher, student, course, _) = await ClassAsync();

        var published = await teacher.PublishedAsync(course.CourseId, Classroom.AssignmentOf(api, "“Talk”"), Stop);
        using var again = await teacher.Http.PostAsync($"/api/assignments/{published.AssignmentId}/publish", Stop);

        Assert.Equal(published.ETag, (await again.OkAsync<AssignmentResponse>(Stop)).ETag);
        var seen = await student.Http.GetOkAsync<AssignmentResponse>($"/api/assignments/{published.AssignmentId}", Stop);
        Assert.Equal((AssignmentStatus.Published, null, null), (seen.Status, seen.SubmissionCount, seen.ToGradeCount));
        Assert.Equal((StudentAssignmentStatus.Open, true, null, 0, 1), (seen.Mine!.Status, seen.Mine.CanSubmit, seen.Mine.WhyNot, seen.Mine.AttemptsUsed, seen.Mine.AttemptsLeft));
        var notice = Assert.Single((await student.Http.GetOkAsync<ListResponse<NotificationResponse>>("/api/notifications", Stop)).Items);
        Assert.Equal(($"/assignments/{published.AssignmentId}", "AssignmentPublished", false), (notice.Link, notice.Type, notice.IsRead));
        Assert.Contains("“Talk”", notice.Title, StringComparison.Ordinal);
        Assert.Equal(1, (await student.Http.GetOkAsync<MeResponse>("/api/me", Stop)).UnreadNotifications);
    }

    [Fact]
    public async Task An_assignment_for_one_section_is_not_there_for_the_others()
    {
        var (teacher, student, course, _) = await ClassAsync();
        var other = await teacher.SectionAsync(course.CourseId, Stop, name: "Other");
        var inOther = await api.StudentAsync(Stop);
        await inOther.JoinAsync(other.Code, Stop);

        var published = await teacher.PublishedAsync(course.CourseId, Classroom.AssignmentOf(api) with { SectionIds = [other.SectionId] }, Stop);

        using var hidden = await student.Http.GetAsync($"/api/assignments/{published.AssignmentId}", Stop);
        await hidden.RefusedAsync(HttpStatusCode.NotFound, ProblemCodes.NotFound, Stop);
        Assert.Empty((await student.Http.GetOkAsync<ListResponse<AssignmentResponse>>("/api/student/assignments", Stop)).Items);
        Assert.Empty((await student.Http.GetOkAsync<ListResponse<NotificationResponse>>("/api/notifications", Stop)).Items);
        Assert.Single((await inOther.Http.GetOkAsync<ListResponse<AssignmentResponse>>("/api/student/assignments", Stop)).Items);
        Assert.Single((await inOther.Http.GetOkAsync<ListResponse<NotificationResponse>>("/api/notifications", Stop)).Items);
    }

    [Fact]
    public async Task Publishing_what_is_due_already_is_refused_at_the_due_date()
    {
        var (teacher, _, course, _) = await ClassAsync();
        var draft = await teacher.DraftAsync(course.CourseId, Classroom.AssignmentOf(api) with { DueAt = api.Clock.GetUtcNow() }, Stop);

        using var response = await teacher.Http.PostAsync($"/api/assignments/{draft.AssignmentId}/publish", Stop);

        var problem = await response.RefusedAsync(HttpStatusCode.BadRequest, ProblemCodes.ValidationFailed, Stop);
        Assert.True(problem.GetProperty("errors").TryGetProperty("dueAt", out _));
    }

    [Fact]
    public async Task Publishing_in_a_draft_course_is_refused()
    {
        var teacher = await api.InstructorAsync(Stop);
        var course = await teacher.CourseAsync(Stop, Classroom.CourseOf(status: CourseStatus.Draft));
        var draft = await teacher.DraftAsync(course.CourseId, Classroom.AssignmentOf(api), Stop);

        using var response = await teacher.Http.PostAsync($"/api/assignments/{draft.AssignmentId}/publish", Stop);

        await response.RefusedAsync(HttpStatusCode.Conflict, ProblemCodes.CourseNotPublished, Stop);
    }

    [Fact]
    public async Task Mistakes_are_told_at_their_fields()
    {
        var (teacher, _, course, section) = await ClassAsync();
        var due = api.Clock.GetUtcNow().AddDays(3);
        var wrong = new AssignmentRequest(
            "x", null, due.AddDays(1), due, due.AddDays(-1), AcceptedTypes: ["exe"], SectionIds: [section.SectionId, Ids.New()]);

        using var byRule = await teacher.Http.PostJsonAsync($"/api/courses/{course.CourseId}/assignments", wrong, Stop);
        using var byShape = await teacher.Http.PostJsonAsync(
            $"/api/courses/{course.CourseId}/assignments", wrong with { Title = "", DueAt = null, Points = 0, Attempts = 11, MaximumMegabytes = 4096 }, Stop);

        var rules = await byRule.RefusedAsync(HttpStatusCode.BadRequest, ProblemCodes.ValidationFailed, Stop);
        Assert.Equal(["acceptedTypes", "closesAt", "opensAt", "sectionIds"], FieldsOf(rules));
        var shapes = await byShape.RefusedAsync(HttpStatusCode.BadRequest, ProblemCodes.ValidationFailed, Stop);
        Assert.Equal(["attempts", "dueAt", "maximumMegabytes", "points", "title"], FieldsOf(shapes));
    }

    [Fact]
    public async Task Editing_never_un_publishes_and_needs_the_tag_that_was_read()
    {
        var (teacher, _, course, _) = await ClassAsync();
        var published = await teacher.PublishedAsync(course.CourseId, Classroom.AssignmentOf(api), Stop);
        var path = $"/api/assignments/{published.AssignmentId}";

        using var blind = await teacher.Http.PutJsonAsync(path, Classroom.AssignmentOf(api, "Blind"), Stop);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => teacher.Http.PutJsonAsync(path, Classroom.AssignmentOf(api, $"Edit {i}"), Stop, published.ETag)));

        await blind.RefusedAsync(HttpStatusCode.PreconditionRequired, ProblemCodes.PreconditionRequired, Stop);
        var winner = Assert.Single(answers, answer => answer.IsSuccessStatusCode);
        var edited = await winner.OkAsync<AssignmentResponse>(Stop);
        Assert.Equal(AssignmentStatus.Published, edited.Status);
        Assert.Equal(edited.ETag, winner.Headers.ETag!.ToString());
        Assert.Equivalent(edited, await teacher.Http.GetOkAsync<AssignmentResponse>(path, Stop));
        foreach (var loser in answers.Except([winner]))
        {
            await loser.RefusedAsync(HttpStatusCode.PreconditionFailed, ProblemCodes.PreconditionFailed, Stop);
        }
    }

    [Fact]
    public async Task Closing_takes_no_more_work_and_publishing_again_reopens_without_telling_twice()
    {
        var (teacher, student, course, _) = await ClassAsync();
        var published = await teacher.PublishedAsync(course.CourseId, Classroom.AssignmentOf(api), Stop);
        var path = $"/api/assignments/{published.AssignmentId}";

        using var closed = await teacher.Http.PostAsync($"{path}/close", Stop);
        var whileClosed = (await student.Http.GetOkAsync<AssignmentResponse>(path, Stop)).Mine!;
        using var reopened = await teacher.Http.PostAsync($"{path}/publish", Stop);
        var afterwards = (await student.Http.GetOkAsync<AssignmentResponse>(path, Stop)).Mine!;

        Assert.Equal(AssignmentStatus.Closed, (await closed.OkAsync<AssignmentResponse>(Stop)).Status);
        Assert.Equal((StudentAssignmentStatus.Missed, false, ProblemCodes.AssignmentClosed), (whileClosed.Status, whileClosed.CanSubmit, whileClosed.WhyNot));
        Assert.Equal(AssignmentStatus.Published, (await reopened.OkAsync<AssignmentResponse>(Stop)).Status);
        Assert.True(afterwards.CanSubmit);
        Assert.Single((await student.Http.GetOkAsync<ListResponse<NotificationResponse>>("/api/notifications", Stop)).Items);
    }

    [Fact]
    public async Task A_draft_cannot_be_closed()
    {
        var (teacher, _, course, _) = await ClassAsync();
        var draft = await teacher.DraftAsync(course.CourseId, Classroom.AssignmentOf(api), Stop);

        using var response = await teacher.Http.PostAsync($"/api/assignments/{draft.AssignmentId}/close", Stop);

        await response.RefusedAsync(HttpStatusCode.Conflict, ProblemCodes.AssignmentNotOpen, Stop);
    }

    [Fact]
    public async Task The_list_of_a_student_goes_over_all_courses_by_due_date_page_by_page()
    {
        var student = await api.StudentAsync(Stop);
        var expected = new List<(DateTimeOffset, string)>();
        for (var c = 0; c < 3; c++)
        {
            var teacher = await api.InstructorAsync(Stop);
            var course = await teacher.CourseAsync(Stop);
            await student.JoinAsync(course.Code, Stop);
            for (var a = 0; a < 4; a++)
            {
                // the same due dates in every course, and drafts in between
                var request = Classroom.AssignmentOf(api) with { DueAt = api.Clock.GetUtcNow().AddDays(1 + (a % 2)) };
                var published = await teacher.PublishedAsync(course.CourseId, request, Stop);
                expected.Add((published.DueAt, published.AssignmentId));
                await teacher.DraftAsync(course.CourseId, request, Stop);
            }
        }

        var seen = new List<(DateTimeOffset, string)>();
        var cursor = "";
        while (cursor is not null)
        {
            var page = await student.Http.GetOkAsync<ListResponse<AssignmentResponse>>($"/api/student/assignments?limit=5&cursor={cursor}", Stop);
            seen.AddRange(page.Items.Select(item => (item.DueAt, item.AssignmentId)));
            cursor = page.NextCursor;
        }

        Assert.Equal(expected.Order(), seen);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("%00%ff")]
    [InlineData("MjAyNi0wOS0wMVQwODowMDowMC4wMDBa")]
    public async Task A_cursor_that_is_none_is_refused(string cursor)
    {
        var student = await api.StudentAsync(Stop);

        using var response = await student.Http.GetAsync($"/api/student/assignments?cursor={cursor}", Stop);

        await response.RefusedAsync(HttpStatusCode.BadRequest, ProblemCodes.InvalidCursor, Stop);
    }

    private static IEnumerable<string> FieldsOf(System.Text.Json.JsonElement problem) =>
        problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal);

    private async Task<(Person Teacher, Person Student, CourseResponse Course, SectionResponse Section)> ClassAsync()
    {
        var teacher = await api.InstructorAsync(Stop);
        var student = await api.StudentAsync(Stop);
        var course = await teacher.CourseAsync(Stop);
        var section = await teacher.SectionAsync(course.CourseId, Stop);
        await student.JoinAsync(section.Code, Stop);
        return (teacher, student, course, section);
    }
}
