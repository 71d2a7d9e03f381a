using System.Net;
using ClassCast.Api.Tests.Videos;
using ClassCast.Contracts;

namespace ClassCast.Api.Tests.Courses;

public sealed class StaffTests(ApiFixture api)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_assistant_grades_what_a_student_handed_in()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop);
        var assistant = await api.StudentAsync(Stop, "Asa");
        await AddedAsync(room.Teacher, room.Course, assistant.Email, CourseRole.Assistant);
        var receipt = await room.HandInAsync(Stop);
        var submission = await assistant.Http.GetOkAsync<SubmissionResponse>($"/api/submissions/{receipt.SubmissionId}", Stop);

        using var graded = await assistant.Http.PostJsonAsync(
            $"/api/submissions/{receipt.SubmissionId}/grade", new GradeRequest(70, "Clear"), Stop, ifMatch: submission.GradeETag);

        Assert.Equal(70, (await graded.OkAsync<GradeResponse>(Stop)).PointsAwarded);
    }

    [Fact]
    public async Task Whoever_comes_onto_the_staff_is_told_once_and_with_the_course()
    {
        var owner = await api.InstructorAsync(Stop);
        var course = await owner.CourseAsync(Stop);
        var assistant = await api.StudentAsync(Stop);

        await AddedAsync(owner, course, assistant.Email, CourseRole.Assistant);
        await AddedAsync(owner, course, assistant.Email, CourseRole.Assistant);

        var notices = await assistant.Http.GetOkAsync<ListResponse<NotificationResponse>>("/api/notifications", Stop);
        var notice = Assert.Single(notices.Items, notice => notice.Type == "CourseStaff");
        Assert.Contains(course.Title, notice.Title, StringComparison.Ordinal);
        Assert.Equal($"/courses/{course.CourseId}", notice.Link);
    }

    [Fact]
    public async Task A_student_who_becomes_an_assistant_leaves_the_seat_and_keeps_the_work_and_does_not_grade_it()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop);
        var receipt = await room.HandInAsync(Stop);

        await AddedAsync(room.Teacher, room.Course, room.Student.Email, CourseRole.Assistant);

        Assert.Equal(0, (await room.Teacher.Http.GetOkAsync<CourseResponse>($"/api/courses/{room.Course.CourseId}", Stop)).SeatsTaken);
        var own = await room.Student.Http.GetOkAsync<SubmissionResponse>($"/api/submissions/{receipt.SubmissionId}", Stop);
        Assert.Null(own.GradeETag);
        using var graded = await room.Student.Http.PostJsonAsync(
            $"/api/submissions/{receipt.SubmissionId}/grade", new GradeRequest(100, "Splendid"), Stop, ifMatch: "\"0-1\"");
        await graded.RefusedAsync(HttpStatusCode.Forbidden, ProblemCodes.Forbidden, Stop);
    }

    [Fact]
    public async Task Who_is_removed_from_the_staff_is_a_stranger_at_once()
    {
        var (owner, other) = (await api.InstructorAsync(Stop), await api.InstructorAsync(Stop, "Oda"));
        var course = await owner.CourseAsync(Stop);
        await AddedAsync(owner, course, other.Email, CourseRole.Instructor);
        Assert.Equal(CourseRole.Instructor, (await other.Http.GetOkAsync<CourseResponse>($"/api/courses/{course.CourseId}", Stop)).MyRole);

        using var removed = await owner.Http.DeleteAsync($"/api/courses/{course.CourseId}/staff/{other.UserId}", Stop);
        using var refused = await other.Http.GetAsync($"/api/courses/{course.CourseId}", Stop);

        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        await refused.RefusedAsync(HttpStatusCode.NotFound, ProblemCodes.NotFound, Stop);
    }

    [Fact]
    public async Task The_owner_stays_until_the_course_is_handed_over()
    {
        var (owner, other) = (await api.InstructorAsync(Stop), await api.InstructorAsync(Stop, "Oda"));
        var course = await owner.CourseAsync(Stop);
        await AddedAsync(owner, course, other.Email, CourseRole.Instructor);

        using var early = await other.Http.DeleteAsync($"/api/courses/{course.CourseId}/staff/{owner.UserId}", Stop);
        using var demoted = await AddAsync(other, course, owner.Email, CourseRole.Assistant);
        using var notTheirs = await HandOverAsync(other, course, other.UserId);
        using var handedOver = await HandOverAsync(owner, course, other.UserId);
        using var removed = await other.Http.DeleteAsync($"/api/courses/{course.CourseId}/staff/{owner.UserId}", Stop);

        await early.RefusedAsync(HttpStatusCode.Conflict, ProblemCodes.CourseOwner, Stop);
        await demoted.RefusedAsync(HttpStatusCode.Conflict, ProblemCodes.CourseOwner, Stop);
        await notTheirs.RefusedAsync(HttpStatusCode.Forbidden, ProblemCodes.Forbidden, Stop);
        Assert.Equal(HttpStatusCode.NoContent, handedOver.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Equal(other.UserId, Assert.Single(await StaffAsync(other, course)).UserId);
    }

    [Theory]
    [InlineData("assistant")]
    [InlineData("student")]
    [InlineData("stranger")]
    public async Task A_course_is_handed_over_to_one_of_its_instructors_only(string to)
    {
        var (owner, person) = (await api.InstructorAsync(Stop), await api.StudentAsync(Stop));
        var course = await owner.CourseAsync(Stop);
        if (to == "assistant")
        {
            await AddedAsync(owner, course, person.Email, CourseRole.Assistant);
        }
        else if (to == "student")
        {
            await person.JoinAsync(course.Code, Stop);
        }

        using var response = await HandOverAsync(owner, course, person.UserId);

        Assert.Equal(to == "assistant" ? HttpStatusCode.BadRequest : HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Only_an_instructor_of_the_school_becomes_a_co_instructor_and_nobody_without_account_or_suspended_joins_the_staff()
    {
        var (owner, student, gone) = (await api.InstructorAsync(Stop), await api.StudentAsync(Stop), await api.InstructorAsync(Stop));
        var (admin, course) = (await api.AdminAsync(Stop), await owner.CourseAsync(Stop));
        using var suspended = await admin.Http.PostJsonAsync($"/api/admin/users/{gone.UserId}/suspend", new ReasonRequest("Left the school"), Stop);

        using var asInstructor = await AddAsync(owner, course, student.Email, CourseRole.Instructor);
        using var asStudent = await AddAsync(owner, course, student.Email, CourseRole.Student);
        using var unknown = await AddAsync(owner, course, "nobody@school.example", CourseRole.Assistant);
        using var away = await AddAsync(owner, course, gone.Email, CourseRole.Assistant);

        foreach (var refused in new[] { asInstructor, asStudent, unknown, away })
        {
            await refused.RefusedAsync(HttpStatusCode.BadRequest, ProblemCodes.ValidationFailed, Stop);
        }

        Assert.Single(await StaffAsync(owner, course));
    }

    [Fact]
    public async Task An_address_is_found_however_it_is_typed_and_the_same_again_changes_nothing()
    {
        var (owner, assistant, admin) = (await api.InstructorAsync(Stop), await api.StudentAsync(Stop), await api.AdminAsync(Stop));
        var course = await owner.CourseAsync(Stop);

        await AddedAsync(owner, course, assistant.Email.ToUpperInvariant(), CourseRole.Assistant);
        await AddedAsync(owner, course, assistant.Email, CourseRole.Assistant);

        Assert.Equal(2, (await StaffAsync(owner, course)).Count);
        var log = await admin.Http.GetOkAsync<ListResponse<AuditEntryResponse>>($"/api/admin/audit?subject={assistant.UserId}&kind=StaffAdded", Stop);
        Assert.Equal((owner.UserId, course.CourseId), (Assert.Single(log.Items).ActorId, log.Items[0].CourseId));
    }

    [Fact]
    public async Task Removing_changing_and_handing_over_are_in_the_log()
    {
        var (owner, other, admin) = (await api.InstructorAsync(Stop), await api.InstructorAsync(Stop), await api.AdminAsync(Stop));
        var course = await owner.CourseAsync(Stop);
        await AddedAsync(owner, course, other.Email, CourseRole.Assistant);
        await AddedAsync(owner, course, other.Email, CourseRole.Instructor);
        using var handedOver = await HandOverAsync(admin, course, other.UserId);
        using var removed = await other.Http.DeleteAsync($"/api/courses/{course.CourseId}/staff/{owner.UserId}", Stop);

        var about = await admin.Http.GetOkAsync<ListResponse<AuditEntryResponse>>($"/api/admin/audit?subject={other.UserId}", Stop);
        var aboutOwner = await admin.Http.GetOkAsync<ListResponse<AuditEntryResponse>>($"/api/admin/audit?subject={owner.UserId}&kind=StaffRemoved", Stop);

        AuditKind[] changes = [AuditKind.StaffAdded, AuditKind.StaffChanged, AuditKind.CourseHandedOver];
        Assert.Equal(changes, about.Items.Select(entry => entry.Kind).Intersect(changes).Order());
        Assert.Equal("Assistant → Instructor", about.Items.Single(entry => entry.Kind is AuditKind.StaffChanged).Facts["role in the course"]);
        Assert.Equal(other.UserId, Assert.Single(aboutOwner.Items).ActorId);
    }

    private static Task<HttpResponseMessage> AddAsync(Person by, CourseResponse course, string email, CourseRole role) =>
        by.Http.PostJsonAsync($"/api/courses/{course.CourseId}/staff", new StaffRequest(email, role), Stop);

    private static Task<HttpResponseMessage> HandOverAsync(Person by, CourseResponse course, string userId) =>
        by.Http.PostJsonAsync($"/api/courses/{course.CourseId}/owner", new CourseOwnerRequest(userId), Stop);

    private static async Task AddedAsync(Person by, CourseResponse course, string email, CourseRole role)
    {
        using var response = await AddAsync(by, course, email, role);
        Assert.Equal(role, (await response.OkAsync<StaffMemberResponse>(Stop)).Role);
    }

    private static async Task<IReadOnlyList<StaffMemberResponse>> StaffAsync(Person by, CourseResponse course) =>
        (await by.Http.GetOkAsync<ListResponse<StaffMemberResponse>>($"/api/courses/{course.CourseId}/staff", Stop)).Items;
}
