using System.Net;
using ClassCast.Api.Tests.Videos;
using ClassCast.Contracts;
using ClassCast.Core.Courses;
using ClassCast.Core.Tables;
using CourseRole = ClassCast.Core.Courses.CourseRole;

namespace ClassCast.Api.Tests.Admin;

public sealed class RoleTests(ApiFixture api)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_role_that_is_taken_away_no_longer_counts_with_the_token_that_names_it()
    {
        var (admin, teacher) = (await api.AdminAsync(Stop), await api.InstructorAsync(Stop));
        await teacher.CourseAsync(Stop);

        await ChangeAsync(admin, teacher, UserRole.Student);
        using var refused = await teacher.Http.PostJsonAsync("/api/courses", Classroom.CourseOf(), Stop);

        await refused.RefusedAsync(HttpStatusCode.Forbidden, ProblemCodes.Forbidden, Stop);
    }

    [Fact]
    public async Task Who_is_no_longer_an_instructor_no_longer_teaches_and_does_again_once_they_are()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop);
        var admin = await api.AdminAsync(Stop);
        var receipt = await room.HandInAsync(Stop);
        string[] theirs =
        [
            $"/api/courses/{room.Course.CourseId}", $"/api/courses/{room.Course.CourseId}/roster", $"/api/assignments/{room.Assignment.AssignmentId}",
            $"/api/videos/{receipt.VideoId}", $"/api/submissions/{receipt.SubmissionId}", $"/api/instructor/video-submissions?courseId={room.Course.CourseId}",
        ];

        await ChangeAsync(admin, room.Teacher, UserRole.Student);
        foreach (var path in theirs)
        {
            using var response = await room.Teacher.Http.GetAsync(path, Stop);
            await response.RefusedAsync(HttpStatusCode.NotFound, ProblemCodes.NotFound, Stop);
        }

        Assert.Empty((await room.Teacher.Http.GetOkAsync<ListResponse<CourseResponse>>("/api/courses", Stop)).Items);
        Assert.Empty((await room.Teacher.Http.GetOkAsync<ListResponse<SubmissionListItem>>("/api/instructor/video-submissions", Stop)).Items);

        await ChangeAsync(admin, room.Teacher, UserRole.Instructor);
        var tokens = await api.SignInAsync(room.Teacher.Email, ApiFixture.Password, Stop);
        using var again = api.Client(tokens.AccessToken);
        foreach (var path in theirs)
        {
            using var response = await again.GetAsync(path, Stop);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    [Fact]
    public async Task An_assistant_who_is_a_student_of_the_school_has_work_to_grade_and_nobody_else_has()
    {
        var (teacher, assistant, student) = (await api.InstructorAsync(Stop), await api.StudentAsync(Stop), await api.StudentAsync(Stop));
        var course = await teacher.CourseAsync(Stop);
        var enrollment = new Enrollment { CourseId = course.CourseId, UserId = assistant.UserId, Role = CourseRole.Assistant, JoinedAt = api.Clock.GetUtcNow() };
        await api.Tables.PutAsync(TableCatalog.Enrollments, enrollment, Stop);
        await student.JoinAsync(course.Code, Stop);

        Assert.True((await assistant.Http.GetOkAsync<MeResponse>("/api/me", Stop)).Teaches);
        Assert.True((await teacher.Http.GetOkAsync<MeResponse>("/api/me", Stop)).Teaches);
        Assert.False((await student.Http.GetOkAsync<MeResponse>("/api/me", Stop)).Teaches);
    }

    [Fact]
    public async Task A_role_that_is_given_counts_from_the_next_token()
    {
        var (admin, student) = (await api.AdminAsync(Stop), await api.StudentAsync(Stop));

        await ChangeAsync(admin, student, UserRole.Instructor);
        var tokens = await api.SignInAsync(student.Email, ApiFixture.Password, Stop);
        using var http = api.Client(tokens.AccessToken);

        Assert.Equal(UserRole.Instructor, (await http.GetOkAsync<MeResponse>("/api/me", Stop)).Role);
    }

    [Fact]
    public async Task A_former_administrator_stays_one_in_no_token()
    {
        var (admin, other) = (await api.AdminAsync(Stop), await api.AdminAsync(Stop));

        await ChangeAsync(admin, other, UserRole.Student);
        using var oldToken = await other.Http.GetAsync("/api/admin/users", Stop);
        var tokens = await api.SignInAsync(other.Email, ApiFixture.Password, Stop);
        using var http = api.Client(tokens.AccessToken);
        using var newToken = await http.GetAsync("/api/admin/users", Stop);

        await oldToken.RefusedAsync(HttpStatusCode.Forbidden, ProblemCodes.Forbidden, Stop);
        await newToken.RefusedAsync(HttpStatusCode.Forbidden, ProblemCodes.Forbidden, Stop);
    }

    [Theory]
    [InlineData("role")]
    [InlineData("suspend")]
    [InlineData("reactivate")]
    public async Task Nobody_changes_their_own_account(string action)
    {
        var admin = await api.AdminAsync(Stop);

        using var response = await admin.Http.PostJsonAsync(
            $"/api/admin/users/{admin.UserId}/{action}", new RoleRequest(UserRole.Student, "Enough of this"), Stop);

        await response.RefusedAsync(HttpStatusCode.Conflict, ProblemCodes.OwnAccount, Stop);
    }

    [Fact]
    public async Task Of_administrators_who_remove_each_other_at_the_same_moment_one_remains()
    {
        await using var own = await ApiFixture.StartAsync();
        var admins = new List<Person>();
        for (var i = 0; i < 4; i++)
        {
            admins.Add(await own.AdminAsync(Stop));
        }

        // each removes the next, round the circle
        await Task.WhenAll(admins.Select((admin, i) => admin.Http.PostJsonAsync(
            $"/api/admin/users/{admins[(i + 1) % admins.Count].UserId}/role", new RoleRequest(UserRole.Student, "A coup"), Stop)));

        var left = 0;
        foreach (var admin in admins)
        {
            using var response = await admin.Http.GetAsync("/api/admin/users", Stop);
            left += response.StatusCode is HttpStatusCode.OK ? 1 : 0;
        }

        Assert.InRange(left, 1, 3);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    public async Task A_change_without_a_reason_is_refused(string reason)
    {
        var (admin, student) = (await api.AdminAsync(Stop), await api.StudentAsync(Stop));

        using var response = await admin.Http.PostJsonAsync($"/api/admin/users/{student.UserId}/suspend", new ReasonRequest(reason), Stop);

        await response.RefusedAsync(HttpStatusCode.BadRequest, ProblemCodes.ValidationFailed, Stop);
    }

    private static async Task ChangeAsync(Person admin, Person person, UserRole role)
    {
        using var response = await admin.Http.PostJsonAsync($"/api/admin/users/{person.UserId}/role", new RoleRequest(role, "Changed department"), Stop);
        Assert.Equal(role, (await response.OkAsync<AdminUserResponse>(Stop)).Role);
    }
}
