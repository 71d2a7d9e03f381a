using System.Net;
using System.Text.Json;
using ClassCast.Contracts;
using ClassCast.Web.Tests.Site;

namespace ClassCast.Web.Tests.Pages;

public sealed class TeacherPagesTests : IDisposable
{
    private const string NewAssignment = "/courses/" + Classroom.CourseId + "/assignments/new";
    private const string Assignments = "POST /api/courses/" + Classroom.CourseId + "/assignments";

    private readonly WebSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task The_start_page_shows_what_waits_for_a_grade()
    {
        site.Api.Teacher();
        var page = await (await site.OpenSignedInAsync()).GoAsync("/");

        Assert.Contains("One submission waits for a grade.", page.Main);
        Assert.Equal("Noor Haas", page.TextOf($"a[href='/grading/{Classroom.SubmissionId}']"));
        Assert.Contains("Being processed", page.Main);
        Assert.Contains("?status=Submitted", Assert.Single(site.Api.To("GET /api/instructor/video-submissions")).Query);
    }

    [Fact]
    public async Task The_first_start_page_leads_to_the_first_course()
    {
        site.Api.Teacher().Courses();

        Assert.Contains("Your first course", (await (await site.OpenSignedInAsync()).GoAsync("/")).Main);
    }

    [Fact]
    public async Task A_course_shows_codes_counts_and_the_way_to_the_roster()
    {
        site.Api.Teacher();
        var page = await (await site.OpenSignedInAsync()).GoAsync("/courses/" + Classroom.CourseId);

        Assert.Contains("RHETOR7", page.Main);
        Assert.Contains("TUESD77", page.Main);
        Assert.Contains("3 to grade", page.Main);
        Assert.NotNull(page.Document.QuerySelector("button[data-copy=RHETOR7][hidden]"));
        Assert.NotNull(page.Document.QuerySelector($"a[href='/courses/{Classroom.CourseId}/roster']"));
    }

    [Fact]
    public async Task The_roster_goes_on_where_the_page_ends()
    {
        site.Api.Teacher();
        var page = await (await site.OpenSignedInAsync()).GoAsync($"/courses/{Classroom.CourseId}/roster");

        Assert.Contains("Noor Haas", page.Main);
        Assert.Equal($"/courses/{Classroom.CourseId}/roster?cursor=next%2Bpage", page.Find("a[rel=next]").GetAttribute("href"));
    }

    [Fact]
    public async Task A_new_course_is_sent_once_however_often_the_form_is()
    {
        site.Api.Teacher().On("POST /api/courses", Classroom.Course(CourseRole.Instructor), ContractsJson.Default.CourseResponse, HttpStatusCode.Created);
        var form = await (await site.OpenSignedInAsync()).GoAsync("/courses/new");
        (string, string)[] filled = [("title", " Rhetoric "), ("capacity", "25"), ("colour", "teal"), ("year", "")];

        Assert.Equal("/courses/" + Classroom.CourseId, (await form.SendAsync("course", filled)).Location);
        await form.SendAsync("course", filled);

        var sent = site.Api.To("POST /api/courses");
        Assert.Equal(2, sent.Count);
        Assert.Equal(sent[0].Header("Idempotency-Key"), sent[1].Header("Idempotency-Key"));
        Assert.Equal(32, sent[0].Header("Idempotency-Key")!.Length);
        var request = JsonSerializer.Deserialize(sent[0].Body, ContractsJson.Default.CourseRequest)!;
        Assert.Equal(("Rhetoric", 25, "teal", null), (request.Title, request.Capacity, request.Colour, request.Year));
    }

    [Fact]
    public async Task A_number_that_is_none_stays_as_it_was_typed_beside_its_error()
    {
        site.Api.Teacher();
        var form = await (await site.OpenSignedInAsync()).GoAsync("/courses/new");

        var page = await form.SendAsync("course", ("title", "Rhetoric"), ("capacity", "many"));

        Assert.Equal("many", page.Find("#course-capacity").GetAttribute("value"));
        Assert.Equal("The number of seats must be a whole number from 1 to 500.", page.TextOf("#course-capacity-error"));
        Assert.Equal("Rhetoric", page.Find("#course-title").GetAttribute("value"));
    }

    [Fact]
    public async Task An_edit_is_based_on_what_was_opened()
    {
        site.Api.Teacher().On($"PUT /api/courses/{Classroom.CourseId}", Classroom.Course(CourseRole.Instructor), ContractsJson.Default.CourseResponse);
        var form = await (await site.OpenSignedInAsync()).GoAsync($"/courses/{Classroom.CourseId}/edit");

        // somebody else saves in between
        site.Api.Courses(Classroom.Course(CourseRole.Instructor) with { ETag = "\"6\"" });
        await form.SendAsync("course", ("title", "Rhetoric II"));

        Assert.Equal("\"5\"", Assert.Single(site.Api.To($"PUT /api/courses/{Classroom.CourseId}")).Header("If-Match"));
    }

    [Fact]
    public async Task An_edit_that_came_second_keeps_its_text_and_says_so()
    {
        site.Api.Teacher().Refuses($"PUT /api/courses/{Classroom.CourseId}", 412, ProblemCodes.PreconditionFailed, "Changed.");
        var form = await (await site.OpenSignedInAsync()).GoAsync($"/courses/{Classroom.CourseId}/edit");
        site.Api.Courses(Classroom.Course(CourseRole.Instructor) with { ETag = "\"6\"" });

        var page = await form.SendAsync("course", ("title", "My version"));

        Assert.Contains("Somebody else has changed the course", page.TextOf("[role=alert]"));
        Assert.Equal("My version", page.Find("#course-title").GetAttribute("value"));
        Assert.Equal("\"6\"", page.Find("input[name=etag]").GetAttribute("value"));
    }

    [Fact]
    public async Task A_section_is_added_to_its_course()
    {
        site.Api.Teacher().On(
            $"POST /api/courses/{Classroom.CourseId}/sections", new SectionResponse("d2", "Friday", "FRIDA77", 20, 0), ContractsJson.Default.SectionResponse);
        var form = await (await site.OpenSignedInAsync()).GoAsync($"/courses/{Classroom.CourseId}/sections/new");

        var answer = await form.SendAsync("section", ("name", "Friday"), ("capacity", "20"));

        Assert.Equal("/courses/" + Classroom.CourseId, answer.Location);
    }

    [Fact]
    public async Task A_new_assignment_is_due_in_a_week_at_the_end_of_the_day()
    {
        site.Api.Teacher();
        var page = await (await site.OpenSignedInAsync()).GoAsync(NewAssignment);

        Assert.Equal("2026-09-08T23:59", page.Find("input[name=dueAt]").GetAttribute("value"));
        Assert.Equal(4, page.Document.QuerySelectorAll("input[name=acceptedTypes][checked]").Length);
    }

    [Fact]
    public async Task Times_are_sent_as_utc()
    {
        site.Api.Teacher().On(Assignments, Classroom.Assignment(null, status: AssignmentStatus.Draft), ContractsJson.Default.AssignmentResponse);
        var browser = await site.OpenSignedInAsync();
        browser.Keep("tz", "America/New_York");
        var form = await browser.GoAsync(NewAssignment);

        var answer = await form.SendAsync("assignment", ("title", "Talk"), ("dueAt", "2026-09-10T18:00"), ("maximumMinutes", "2,5"), ("intent", "draft"));

        Assert.Equal("/assignments/" + Classroom.AssignmentId, answer.Location);
        var request = JsonSerializer.Deserialize(Assert.Single(site.Api.To(Assignments)).Body, ContractsJson.Default.AssignmentRequest)!;
        Assert.Equal(new DateTimeOffset(2026, 9, 10, 22, 0, 0, TimeSpan.Zero), request.DueAt);
        Assert.Equal(150, request.MaximumSeconds);
        Assert.True(request.LateAllowed);
        Assert.Equal(["mp4", "webm", "mov", "avi"], request.AcceptedTypes);
    }

    [Fact]
    public async Task Saving_and_publishing_does_both()
    {
        site.Api.Teacher()
            .On(Assignments, Classroom.Assignment(null, status: AssignmentStatus.Draft), ContractsJson.Default.AssignmentResponse)
            .On($"POST /api/assignments/{Classroom.AssignmentId}/publish", Classroom.Assignment(null), ContractsJson.Default.AssignmentResponse);
        var browser = await site.OpenSignedInAsync();

        var answer = await (await browser.GoAsync(NewAssignment)).SendAsync("assignment", ("title", "Talk"), ("intent", "publish"));

        Assert.Contains("Published.", (await browser.GoAsync(answer.Location!)).Main);
        Assert.Single(site.Api.To($"POST /api/assignments/{Classroom.AssignmentId}/publish"));
    }

    [Fact]
    public async Task A_preview_shows_the_text_and_saves_nothing()
    {
        site.Api.Teacher();
        var form = await (await site.OpenSignedInAsync()).GoAsync(NewAssignment);

        var page = await form.SendAsync("assignment", ("description", "Speak **up** <script>x</script>"), ("intent", "preview"));

        Assert.Equal("up", page.TextOf("#preview strong"));
        Assert.Null(page.Document.QuerySelector("#preview script"));
        Assert.Empty(site.Api.To(Assignments));
    }

    [Fact]
    public async Task Dates_in_the_wrong_order_and_no_type_are_said_beside_their_fields()
    {
        site.Api.Teacher();
        var form = await (await site.OpenSignedInAsync()).GoAsync(NewAssignment);

        var page = await form.SendAsync(
            "assignment", ("title", "Talk"), ("opensAt", "2026-09-20T10:00"), ("closesAt", "2026-09-02T10:00"), ("acceptedTypes", ""), ("intent", "draft"));

        Assert.Equal("It must open before it is due.", page.TextOf("#assignment-opensAt-error"));
        Assert.Equal("It cannot close before it is due.", page.TextOf("#assignment-closesAt-error"));
        Assert.Equal("2026-09-20T10:00", page.Find("#assignment-opensAt").GetAttribute("value"));
    }

    [Fact]
    public async Task An_assignment_shows_what_came_in_and_leads_to_grading()
    {
        site.Api.Teacher();
        var page = await (await site.OpenSignedInAsync()).GoAsync("/assignments/" + Classroom.AssignmentId);

        Assert.Contains("7 handed in", page.Main);
        Assert.Contains("3 to grade", page.Main);
        Assert.NotNull(page.Document.QuerySelector($"a[href='/grading?assignment={Classroom.AssignmentId}']"));
    }

    [Fact]
    public async Task A_draft_can_be_published_from_its_page()
    {
        site.Api.Teacher()
            .Assignments(Classroom.Assignment(null, status: AssignmentStatus.Draft))
            .On($"POST /api/assignments/{Classroom.AssignmentId}/publish", Classroom.Assignment(null), ContractsJson.Default.AssignmentResponse);
        var page = await (await site.OpenSignedInAsync()).GoAsync("/assignments/" + Classroom.AssignmentId);

        Assert.Equal("/assignments/" + Classroom.AssignmentId, (await page.SendAsync("publish")).Location);
    }

    [Fact]
    public async Task An_administrator_approves_who_asked_to_teach()
    {
        site.Api.Teacher(UserRole.Admin).On("POST /api/admin/users/u9/approve-instructor", HttpStatusCode.NoContent);
        var browser = await site.OpenSignedInAsync();
        var page = await browser.GoAsync("/admin");
        Assert.Contains("Rex Mond", page.Main);

        var answer = await page.SendAsync("approve-u9");

        Assert.Single(site.Api.To("POST /api/admin/users/u9/approve-instructor"));
        Assert.Contains("Rex Mond can teach now.", (await browser.GoAsync(answer.Location!)).Main);
    }

    [Fact]
    public async Task An_instructor_is_no_administrator()
    {
        site.Api.Teacher();

        Assert.Equal(404, (await (await site.OpenSignedInAsync()).GoAsync("/admin")).Status);
    }
}
