using System.Net;
using ClassCast.Contracts;

namespace ClassCast.Api.Tests.Http;

public sealed class IdempotencyTests(ApiFixture api)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_request_under_the_same_key_is_carried_out_once_and_answered_alike()
    {
        var teacher = await api.InstructorAsync(Stop);

        using var first = await teacher.Http.PostJsonAsync("/api/courses", Classroom.CourseOf(), Stop, idempotencyKey: "one");
        using var again = await teacher.Http.PostJsonAsync("/api/courses", Classroom.CourseOf(), Stop, idempotencyKey: "one");

        Assert.Equal(await first.Content.ReadAsStringAsync(Stop), await again.Content.ReadAsStringAsync(Stop));
        Assert.Equal((first.StatusCode, first.Headers.Location, first.Headers.ETag), (again.StatusCode, again.Headers.Location, again.Headers.ETag));
        Assert.Equal(first.Content.Headers.ContentType, again.Content.Headers.ContentType);
        Assert.Equal("true", again.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Single((await teacher.Http.GetOkAsync<ListResponse<CourseResponse>>("/api/courses", Stop)).Items);
    }

    [Fact]
    public async Task Another_request_under_a_used_key_is_refused()
    {
        var teacher = await api.InstructorAsync(Stop);
        using var first = await teacher.Http.PostJsonAsync("/api/courses", Classroom.CourseOf(), Stop, idempotencyKey: "one");
        await first.OkAsync<CourseResponse>(Stop);

        using var other = await teacher.Http.PostJsonAsync("/api/courses", Classroom.CourseOf(title: "Else"), Stop, idempotencyKey: "one");

        await other.RefusedAsync(HttpStatusCode.UnprocessableEntity, ProblemCodes.IdempotencyKeyReused, Stop);
    }

    [Fact]
    public async Task Keys_of_different_people_do_not_meet()
    {
        var one = await api.InstructorAsync(Stop);
        var two = await api.InstructorAsync(Stop);

        using var first = await one.Http.PostJsonAsync("/api/courses", Classroom.CourseOf(), Stop, idempotencyKey: "same");
        using var second = await two.Http.PostJsonAsync("/api/courses", Classroom.CourseOf(), Stop, idempotencyKey: "same");

        Assert.NotEqual((await first.OkAsync<CourseResponse>(Stop)).CourseId, (await second.OkAsync<CourseResponse>(Stop)).CourseId);
    }

    [Fact]
    public async Task A_refusal_is_not_kept_so_that_the_corrected_state_can_succeed()
    {
        var teacher = await api.InstructorAsync(Stop);
        var student = await api.StudentAsync(Stop);
        var course = await teacher.CourseAsync(Stop, Classroom.CourseOf(status: CourseStatus.Draft));
        using var refused = await student.Http.PostJsonAsync("/api/enrollments", new JoinRequest(course.Code!), Stop, idempotencyKey: "join");
        await refused.RefusedAsync(HttpStatusCode.Conflict, ProblemCodes.CourseNotPublished, Stop);
        using var published = await teacher.Http.PutJsonAsync($"/api/courses/{course.CourseId}", Classroom.CourseOf(), Stop, course.ETag);
        await published.OkAsync<CourseResponse>(Stop);

        using var joined = await student.Http.PostJsonAsync("/api/enrollments", new JoinRequest(course.Code!), Stop, idempotencyKey: "join");

        await joined.OkAsync<JoinResponse>(Stop);
    }

    [Fact]
    public async Task Many_at_once_under_one_key_create_one()
    {
        var teacher = await api.InstructorAsync(Stop);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ =>
            teacher.Http.PostJsonAsync("/api/courses", Classroom.CourseOf(), Stop, idempotencyKey: "race")));

        // who comes while the first is still running is told to come again; who comes after gets its answer
        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.Conflict, answer.StatusCode.ToString()));
        Assert.Contains(answers, answer => answer.StatusCode is HttpStatusCode.Created);
        Assert.Single((await teacher.Http.GetOkAsync<ListResponse<CourseResponse>>("/api/courses", Stop)).Items);
    }

    [Fact]
    public async Task A_key_that_is_no_key_is_malformed()
    {
        var teacher = await api.InstructorAsync(Stop);

        using var response = await teacher.Http.PostJsonAsync("/api/courses", Classroom.CourseOf(), Stop, idempotencyKey: new string('k', 201));

        await response.RefusedAsync(HttpStatusCode.BadRequest, ProblemCodes.MalformedRequest, Stop);
    }
}
