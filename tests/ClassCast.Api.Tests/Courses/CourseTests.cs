using System.Net;
using ClassCast.Contracts;

namespace ClassCast.Api.Tests.Courses;

public sealed class CourseTests(ApiFixture api)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Written as they come, shown escaped by whoever shows them.</summary>
    public static TheoryData<string> HostileTexts =>
    [
        "<script>alert(1)</script>",
        "'; DROP TABLE Courses; --",
        "Ünï©ødé 🎬 مرحبا ‮right to left",
        "{{7*7}} ${7*7} %s %n",
        "../../etc/passwd\0\u0001\u001b[31m",
        "=HYPERLINK(\"http://evil.example\")",
        "  leading and trailing  ",
    ];

    [Fact]
    public async Task A_new_course_is_taught_by_its_creator_and_answers_with_address_and_tag()
    {
        var teacher = await api.InstructorAsync(Stop, "Ines", "Costa");

        using var response = await teacher.Http.PostJsonAsync("/api/courses", Classroom.CourseOf(capacity: 25), Stop);

        var course = await response.OkAsync<CourseResponse>(Stop);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal($"/api/courses/{course.CourseId}", response.Headers.Location?.ToString());
        Assert.Equal(course.ETag, response.Headers.ETag?.ToString());
        Assert.Equal((CourseRole.Instructor, "Ines Costa", 25, 0), (course.MyRole, course.InstructorName, course.Capacity, course.SeatsTaken));
        Assert.Equal(8, course.Code!.Length);
        Assert.Equivalent(course, await teacher.Http.GetOkAsync<CourseResponse>(response.Headers.Location!.ToString(), Stop));
    }

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public async Task Hostile_text_is_stored_and_returned_as_given(string text)
    {
        var teacher = await api.InstructorAsync(Stop);
        var request = Classroom.CourseOf(title: text) with { Description = text, Department = text, Semester = text };

        var course = await teacher.CourseAsync(Stop, request);

        var read = await teacher.Http.GetOkAsync<CourseResponse>($"/api/courses/{course.CourseId}", Stop);
        Assert.Equal((text, text, text, text), (read.Title, read.Description, read.Department, read.Semester));
    }

    [Theory]
    [InlineData("""{"title":"","capacity":30}""", "title")]
    [InlineData("""{"title":"   ","capacity":30}""", "title")]
    [InlineData("""{"title":"x","capacity":0}""", "capacity")]
    [InlineData("""{"title":"x","capacity":501}""", "capacity")]
    [InlineData("""{"title":"x","capacity":30,"year":1999}""", "year")]
    [InlineData("""{"title":"x","capacity":30,"colour":"octarine"}""", "colour")]
    [InlineData("""{"title":"x","capacity":30,"status":"Archived"}""", "status")]
    public async Task A_mistake_is_told_at_its_field(string json, string field)
    {
        var teacher = await api.InstructorAsync(Stop);

        using var response = await teacher.Http.PostAsync("/api/courses", JsonText(json), Stop);

        var problem = await response.RefusedAsync(HttpStatusCode.BadRequest, ProblemCodes.ValidationFailed, Stop);
        Assert.Equal([field], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    [Theory]
    [InlineData("""{"title":"x","capacity":30,"status":"Exploded"}""")]
    [InlineData("""{"title":"x","capacity":30,"status":7}""")]
    [InlineData("""{"title":"x","capacity":"many"}""")]
    [InlineData("""{"title":"\ud800","capacity":30}""")]
    public async Task Values_outside_their_type_are_malformed(string json)
    {
        var teacher = await api.InstructorAsync(Stop);

        using var response = await teacher.Http.PostAsync("/api/courses", JsonText(json), Stop);

        await response.RefusedAsync(HttpStatusCode.BadRequest, ProblemCodes.MalformedRequest, Stop);
    }

    [Fact]
    public async Task Of_two_edits_of_the_same_version_one_wins_and_the_other_is_told()
    {
        var teacher = await api.InstructorAsync(Stop);
        var course = await teacher.CourseAsync(Stop);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            teacher.Http.PutJsonAsync($"/api/courses/{course.CourseId}", Classroom.CourseOf(title: $"Edit {i}"), Stop, course.ETag)));

        var winner = Assert.Single(answers, answer => answer.IsSuccessStatusCode);
        foreach (var loser in answers.Except([winner]))
        {
            await loser.RefusedAsync(HttpStatusCode.PreconditionFailed, ProblemCodes.PreconditionFailed, Stop);
        }

        var now = await teacher.Http.GetOkAsync<CourseResponse>($"/api/courses/{course.CourseId}", Stop);
        Assert.Equivalent(now, await winner.OkAsync<CourseResponse>(Stop));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.PreconditionRequired, ProblemCodes.PreconditionRequired)]
    [InlineData("\"99\"", HttpStatusCode.PreconditionFailed, ProblemCodes.PreconditionFailed)]
    [InlineData("*", HttpStatusCode.PreconditionFailed, ProblemCodes.PreconditionFailed)]
    [InlineData("W/\"1\"", HttpStatusCode.PreconditionFailed, ProblemCodes.PreconditionFailed)]
    [InlineData("nonsense", HttpStatusCode.PreconditionFailed, ProblemCodes.PreconditionFailed)]
    public async Task An_edit_without_the_tag_that_was_read_is_refused(string? ifMatch, HttpStatusCode status, string code)
    {
        var teacher = await api.InstructorAsync(Stop);
        var course = await teacher.CourseAsync(Stop);

        using var response = await teacher.Http.PutJsonAsync($"/api/courses/{course.CourseId}", Classroom.CourseOf(), Stop, ifMatch);

        await response.RefusedAsync(status, code, Stop);
    }

    [Fact]
    public async Task Capacity_cannot_fall_below_the_seats_taken()
    {
        var teacher = await api.InstructorAsync(Stop);
        var course = await teacher.CourseAsync(Stop);
        await (await api.StudentAsync(Stop)).JoinAsync(course.Code, Stop);
        await (await api.StudentAsync(Stop)).JoinAsync(course.Code, Stop);

        using var tooFew = await teacher.Http.PutJsonAsync($"/api/courses/{course.CourseId}", Classroom.CourseOf(capacity: 1), Stop, course.ETag);
        using var justEnough = await teacher.Http.PutJsonAsync($"/api/courses/{course.CourseId}", Classroom.CourseOf(capacity: 2), Stop, course.ETag);

        var problem = await tooFew.RefusedAsync(HttpStatusCode.BadRequest, ProblemCodes.ValidationFailed, Stop);
        Assert.True(problem.GetProperty("errors").TryGetProperty("capacity", out _));
        Assert.Equal(2, (await justEnough.OkAsync<CourseResponse>(Stop)).Capacity);
    }

    [Fact]
    public async Task A_draft_is_hidden_from_its_students_and_shown_again_when_published()
    {
        var teacher = await api.InstructorAsync(Stop);
        var student = await api.StudentAsync(Stop);
        var course = await teacher.CourseAsync(Stop);
        await student.JoinAsync(course.Code, Stop);
        using var edited = await teacher.Http.PutJsonAsync($"/api/courses/{course.CourseId}", Classroom.CourseOf(status: CourseStatus.Draft), Stop, course.ETag);
        await edited.OkAsync<CourseResponse>(Stop);

        using var hidden = await student.Http.GetAsync($"/api/courses/{course.CourseId}", Stop);

        await hidden.RefusedAsync(HttpStatusCode.NotFound, ProblemCodes.NotFound, Stop);
        Assert.Empty((await student.Http.GetOkAsync<ListResponse<CourseResponse>>("/api/courses", Stop)).Items);
        Assert.Single((await teacher.Http.GetOkAsync<ListResponse<CourseResponse>>("/api/courses", Stop)).Items);
    }

    [Fact]
    public async Task An_archived_course_takes_no_more_sections()
    {
        var teacher = await api.InstructorAsync(Stop);
        var course = await teacher.CourseAsync(Stop);
        using var edited = await teacher.Http.PutJsonAsync($"/api/courses/{course.CourseId}", Classroom.CourseOf(status: CourseStatus.Archived), Stop, course.ETag);
        await edited.OkAsync<CourseResponse>(Stop);

        using var response = await teacher.Http.PostJsonAsync($"/api/courses/{course.CourseId}/sections", new SectionRequest("B"), Stop);

        await response.RefusedAsync(HttpStatusCode.Conflict, ProblemCodes.CourseArchived, Stop);
    }

    [Fact]
    public async Task Only_those_who_teach_see_codes_and_the_roster()
    {
        var teacher = await api.InstructorAsync(Stop);
        var student = await api.StudentAsync(Stop, "Mei", "Tanaka");
        var course = await teacher.CourseAsync(Stop);
        var section = await teacher.SectionAsync(course.CourseId, Stop, name: "Evening");
        await student.JoinAsync(section.Code, Stop);

        var asStudent = await student.Http.GetOkAsync<CourseResponse>($"/api/courses/{course.CourseId}", Stop);
        var roster = await teacher.Http.GetOkAsync<ListResponse<RosterEntry>>($"/api/courses/{course.CourseId}/roster", Stop);

        Assert.Null(asStudent.Code);
        Assert.Null(Assert.Single(asStudent.Sections).Code);
        var entry = Assert.Single(roster.Items);
        Assert.Equal((student.UserId, "Mei Tanaka", student.Email, "Evening"), (entry.UserId, entry.DisplayName, entry.Email, entry.SectionName));
    }

    [Fact]
    public async Task My_courses_page_by_page_show_each_once()
    {
        var teacher = await api.InstructorAsync(Stop);
        var created = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            created.Add((await teacher.CourseAsync(Stop, Classroom.CourseOf(title: $"Course {i}"))).CourseId);
        }

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await teacher.Http.GetOkAsync<ListResponse<CourseResponse>>($"/api/courses?limit=2&cursor={cursor}", Stop);
            Assert.InRange(page.Items.Count, 0, 2);
            seen.AddRange(page.Items.Select(course => course.CourseId));
            cursor = page.NextCursor is null ? null : Uri.EscapeDataString(page.NextCursor);
        }
        while (cursor is not null);

        Assert.Equal(created.Order(), seen.Order());
    }

    [Fact]
    public async Task A_cursor_that_was_tampered_with_or_belongs_to_someone_else_is_refused()
    {
        var teacher = await api.InstructorAsync(Stop);
        var other = await api.InstructorAsync(Stop);
        await teacher.CourseAsync(Stop);
        await teacher.CourseAsync(Stop);
        var cursor = (await teacher.Http.GetOkAsync<ListResponse<CourseResponse>>("/api/courses?limit=1", Stop)).NextCursor!;
        var changed = cursor[..^1] + (cursor[^1] == 'A' ? 'B' : 'A');

        foreach (var (who, sent) in new[] { (other, cursor), (teacher, changed), (teacher, "nonsense"), (teacher, new string('x', 5000)) })
        {
            using var response = await who.Http.GetAsync($"/api/courses?limit=1&cursor={Uri.EscapeDataString(sent)}", Stop);
            await response.RefusedAsync(HttpStatusCode.BadRequest, ProblemCodes.InvalidCursor, Stop);
        }
    }

    [Theory]
    [InlineData("0", ProblemCodes.ValidationFailed)]
    [InlineData("101", ProblemCodes.ValidationFailed)]
    [InlineData("-1", ProblemCodes.ValidationFailed)]
    [InlineData("many", ProblemCodes.MalformedRequest)]
    public async Task A_limit_out_of_range_is_refused(string limit, string code)
    {
        var teacher = await api.InstructorAsync(Stop);

        using var response = await teacher.Http.GetAsync($"/api/courses?limit={limit}", Stop);

        await response.RefusedAsync(HttpStatusCode.BadRequest, code, Stop);
    }

    [Theory]
    [InlineData("00000000000000000000000000000000")]
    [InlineData("x")]
    [InlineData("..%2F..%2Fetc%2Fpasswd")]
    [InlineData("%F0%9F%8E%AC")]
    public async Task An_id_that_is_none_is_not_found(string id)
    {
        var teacher = await api.InstructorAsync(Stop);

        using var course = await teacher.Http.GetAsync($"/api/courses/{id}", Stop);
        using var assignment = await teacher.Http.GetAsync($"/api/assignments/{id}", Stop);

        await course.RefusedAsync(HttpStatusCode.NotFound, ProblemCodes.NotFound, Stop);
        await assignment.RefusedAsync(HttpStatusCode.NotFound, ProblemCodes.NotFound, Stop);
    }

    private static StringContent JsonText(string json) => new(json, System.Text.Encoding.UTF8, "application/json");
}
