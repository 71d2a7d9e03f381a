using System.Net;
using ClassCast.Contracts;

namespace ClassCast.Api.Tests.Courses;

public sealed class JoinTests(ApiFixture api)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Joining_by_a_course_code_in_any_case_and_with_spaces_enrolls_without_section()
    {
        var teacher = await api.InstructorAsync(Stop);
        var student = await api.StudentAsync(Stop);
        var course = await teacher.CourseAsync(Stop);

        var joined = await student.JoinAsync($"  {course.Code!.ToLowerInvariant()} ", Stop);

        Assert.Equal(new JoinResponse(course.CourseId, course.Title, null, null), joined);
        var seen = await student.Http.GetOkAsync<CourseResponse>($"/api/courses/{course.CourseId}", Stop);
        Assert.Equal((1, CourseRole.Student), (seen.SeatsTaken, seen.MyRole));
        Assert.Null(seen.Code);
    }

    [Fact]
    public async Task Joining_by_a_section_code_takes_a_seat_in_both()
    {
        var teacher = await api.InstructorAsync(Stop);
        var student = await api.StudentAsync(Stop);
        var course = await teacher.CourseAsync(Stop);
        var section = await teacher.SectionAsync(course.CourseId, Stop, capacity: 5);

        var joined = await student.JoinAsync(section.Code, Stop);

        Assert.Equal((section.SectionId, section.Name), (joined.SectionId, joined.SectionName));
        var seen = await teacher.Http.GetOkAsync<CourseResponse>($"/api/courses/{course.CourseId}", Stop);
        Assert.Equal((1, 1), (seen.SeatsTaken, Assert.Single(seen.Sections).SeatsTaken));
    }

    [Theory]
    [InlineData("ABCD")]
    [InlineData("ZZZZZZZZ")]
    [InlineData("O0O0O0O0")]
    [InlineData("'; DROP--")]
    public async Task An_unknown_or_impossible_code_is_told_so(string code)
    {
        var student = await api.StudentAsync(Stop);

        using var response = await student.TryJoinAsync(code, Stop);

        await response.RefusedAsync(HttpStatusCode.NotFound, ProblemCodes.CodeUnknown, Stop);
    }

    [Theory]
    [InlineData(CourseStatus.Draft, ProblemCodes.CourseNotPublished)]
    [InlineData(CourseStatus.Archived, ProblemCodes.CourseArchived)]
    public async Task A_course_that_is_not_open_refuses_with_its_reason(CourseStatus status, string code)
    {
        var teacher = await api.InstructorAsync(Stop);
        var student = await api.StudentAsync(Stop);
        var course = await teacher.CourseAsync(Stop);
        using var edited = await teacher.Http.PutJsonAsync($"/api/courses/{course.CourseId}", Classroom.CourseOf(status: status), Stop, course.ETag);
        await edited.OkAsync<CourseResponse>(Stop);

        using var response = await student.TryJoinAsync(course.Code, Stop);

        await response.RefusedAsync(HttpStatusCode.Conflict, code, Stop);
    }

    [Fact]
    public async Task Joining_twice_takes_one_seat_and_is_told()
    {
        var teacher = await api.InstructorAsync(Stop);
        var student = await api.StudentAsync(Stop);
        var course = await teacher.CourseAsync(Stop);
        await student.JoinAsync(course.Code, Stop);

        using var again = await student.TryJoinAsync(course.Code, Stop);

        await again.RefusedAsync(HttpStatusCode.Conflict, ProblemCodes.AlreadyEnrolled, Stop);
        var seen = await teacher.Http.GetOkAsync<CourseResponse>($"/api/courses/{course.CourseId}", Stop);
        Assert.Equal(1, seen.SeatsTaken);
    }

    [Fact]
    public async Task Those_who_teach_a_course_cannot_also_join_it()
    {
        var teacher = await api.InstructorAsync(Stop);
        var course = await teacher.CourseAsync(Stop);

        using var response = await teacher.TryJoinAsync(course.Code, Stop);

        await response.RefusedAsync(HttpStatusCode.Conflict, ProblemCodes.AlreadyEnrolled, Stop);
    }

    [Fact]
    public async Task One_person_joining_many_times_at_once_takes_one_seat()
    {
        var teacher = await api.InstructorAsync(Stop);
        var student = await api.StudentAsync(Stop);
        var course = await teacher.CourseAsync(Stop);

        var statuses = await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
        {
            using var response = await student.TryJoinAsync(course.Code, Stop);
            return response.StatusCode;
        }));

        Assert.Equal(1, statuses.Count(status => status == HttpStatusCode.Created));
        Assert.All(statuses, status => Assert.True(status is HttpStatusCode.Created or HttpStatusCode.Conflict));
        Assert.Equal(1, (await teacher.Http.GetOkAsync<CourseResponse>($"/api/courses/{course.CourseId}", Stop)).SeatsTaken);
    }

    [Theory]
    [InlineData(30, 500, ProblemCodes.CourseFull)]
    [InlineData(500, 30, ProblemCodes.SectionFull)]
    public async Task Forty_people_racing_for_thirty_seats_leave_exactly_thirty_in(int courseSeats, int sectionSeats, string refusal)
    {
        var teacher = await api.InstructorAsync(Stop);
        var course = await teacher.CourseAsync(Stop, Classroom.CourseOf(courseSeats));
        var section = await teacher.SectionAsync(course.CourseId, Stop, sectionSeats);
        var students = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => api.StudentAsync(Stop)));

        var codes = await Task.WhenAll(students.Select(async student =>
        {
            using var response = await student.TryJoinAsync(section.Code, Stop);
            return response.IsSuccessStatusCode ? "in" : (await response.ProblemAsync(Stop)).GetProperty("code").GetString();
        }));

        Assert.Equal((30, 10), (codes.Count(code => code == "in"), codes.Count(code => code == refusal)));
        var seen = await teacher.Http.GetOkAsync<CourseResponse>($"/api/courses/{course.CourseId}", Stop);
        Assert.Equal((30, 30), (seen.SeatsTaken, seen.Sections[0].SeatsTaken));
        var roster = await teacher.Http.GetOkAsync<ListResponse<RosterEntry>>($"/api/courses/{course.CourseId}/roster?limit=100", Stop);
        Assert.Equal(30, roster.Items.Count);
    }

    [Fact]
    public async Task An_edit_while_people_join_refuses_none_of_them_for_lack_of_seats()
    {
        var teacher = await api.InstructorAsync(Stop);
        var course = await teacher.CourseAsync(Stop, Classroom.CourseOf(capacity: 100));
        var students = await Task.WhenAll(Enumerable.Range(0, 15).Select(_ => api.StudentAsync(Stop)));

        var joins = Task.WhenAll(students.Select(student => student.JoinAsync(course.Code, Stop)));
        var etag = course.ETag;
        for (var edit = 0; edit < 4; edit++)
        {
            using var response = await teacher.Http.PutJsonAsync($"/api/courses/{course.CourseId}", Classroom.CourseOf(100, title: $"Rhetoric {edit}"), Stop, etag);
            etag = (await response.OkAsync<CourseResponse>(Stop)).ETag;
        }

        Assert.Equal(15, (await joins).Length);
        Assert.Equal(15, (await teacher.Http.GetOkAsync<CourseResponse>($"/api/courses/{course.CourseId}", Stop)).SeatsTaken);
    }
}
