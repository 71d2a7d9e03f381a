using System.Net.Http.Json;
using ClassCast.Contracts;
using ClassCast.Web.Tests.Site;

namespace ClassCast.Web.Tests.Pages;

public sealed class StudentPagesTests : IDisposable
{
    private readonly WebSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Without_assignments_the_start_page_offers_to_join_a_course()
    {
        site.Api.Student();
        var browser = await site.OpenSignedInAsync();

        var page = await browser.GoAsync("/");

        Assert.Contains("Nothing to hand in", page.Main);
        Assert.Equal("/join", page.Form("join").GetAttribute("action"));
    }

    [Fact]
    public async Task A_page_asks_the_Api_once_and_does_not_wait_for_who_is_looking()
    {
        var route = $"GET /api/assignments/{Classroom.AssignmentId}";
        site.Api.Student(Classroom.Assignment(Classroom.Mine(StudentAssignmentStatus.Open)));
        var browser = await site.OpenSignedInAsync();
        var pageAsked = new TaskCompletionSource();
        site.Api
            .On("GET /api/me", async _ =>
            {
                await pageAsked.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
                return new HttpResponseMessage { Content = JsonContent.Create(Classroom.Me(UserRole.Student), ContractsJson.Default.MeResponse) };
            })
            .On(route, _ =>
            {
                pageAsked.TrySetResult();
                return Task.FromResult(new HttpResponseMessage
                {
                    Content = JsonContent.Create(Classroom.Assignment(Classroom.Mine(StudentAssignmentStatus.Open)), ContractsJson.Default.AssignmentResponse),
                });
            });

        var page = await browser.GoAsync("/assignments/" + Classroom.AssignmentId);

        Assert.Contains("A short talk", page.Main);
        Assert.Single(site.Api.To(route));
    }

    [Fact]
    public async Task Assignments_are_grouped_by_what_is_to_do()
    {
        site.Api.Student(
            Classroom.Assignment(Classroom.Mine(StudentAssignmentStatus.DueSoon), "Soon"),
            Classroom.Assignment(Classroom.Mine(StudentAssignmentStatus.Submitted, submissionId: "s1"), "Sent"),
            Classroom.Assignment(Classroom.Mine(StudentAssignmentStatus.Graded, submissionId: "s2", points: 92.5m), "Done"),
            Classroom.Assignment(Classroom.Mine(StudentAssignmentStatus.Missed, canSubmit: false), "Gone"));
        var browser = await site.OpenSignedInAsync();

        var page = await browser.GoAsync("/");

        Assert.Equal(["To do", "Submitted", "Graded", "Missed"], page.Document.QuerySelectorAll("main h2").Select(h => Page.Squeeze(h.TextContent)));
        Assert.Contains("One thing to hand in. Due tomorrow at 08:00.", page.Main);
        Assert.Contains("92.5 / 100", page.Main);
        Assert.Contains("Due soon", page.TextOf("section[aria-labelledby=to-do] .pill"));
    }

    [Fact]
    public async Task A_code_that_is_refused_stands_beside_the_field_with_what_was_typed()
    {
        site.Api.Student().Refuses("POST /api/enrollments", 409, ProblemCodes.CourseFull, "Every seat is taken.");
        var browser = await site.OpenSignedInAsync();

        var page = await (await browser.GoAsync("/")).SendAsync("join", ("code", "rhetor7"));

        Assert.Equal("Every seat is taken.", page.TextOf("#join-code-error"));
        Assert.Equal("rhetor7", page.Find("#join-code").GetAttribute("value"));
    }

    [Fact]
    public async Task A_code_that_fits_leads_into_the_course()
    {
        site.Api.Student().On(
            "POST /api/enrollments", new JoinResponse(Classroom.CourseId, "Rhetoric", "d1", "Tuesday"), ContractsJson.Default.JoinResponse);
        var browser = await site.OpenSignedInAsync();

        var answer = await (await browser.GoAsync("/join?code=RHETOR7")).SendAsync("join");
        var course = await browser.GoAsync(answer.Location!);

        Assert.Equal("Rhetoric", course.Title);
        Assert.Contains("Welcome to Rhetoric, Tuesday.", course.Main);
    }

    [Fact]
    public async Task A_student_sees_the_course_without_codes_and_roster()
    {
        site.Api.Student(Classroom.Assignment(Classroom.Mine(StudentAssignmentStatus.Open)));
        var browser = await site.OpenSignedInAsync();

        var page = await browser.GoAsync("/courses/" + Classroom.CourseId);

        Assert.Contains("A short talk", page.Main);
        Assert.Contains("Speaking well.", page.Main);
        Assert.DoesNotContain("roster", page.Html, StringComparison.OrdinalIgnoreCase);
        Assert.Null(page.Document.QuerySelector("[data-copy]"));
    }

    [Fact]
    public async Task An_assignment_says_its_rules_and_what_to_do_next()
    {
        site.Api.Student(Classroom.Assignment(Classroom.Mine(StudentAssignmentStatus.Open)));
        var browser = await site.OpenSignedInAsync();

        var page = await browser.GoAsync("/assignments/" + Classroom.AssignmentId);

        Assert.Contains("Late work loses 10 % for each day begun", page.Main);
        Assert.Contains("MP4 or WebM", page.Main);
        Assert.Contains("At most 2 minutes 30 seconds", page.Main);
        Assert.Equal("Record or upload", page.TextOf($"main a[href='/assignments/{Classroom.AssignmentId}/submit']"));
    }

    [Fact]
    public async Task An_upload_that_was_cut_short_can_be_continued()
    {
        site.Api.Student(Classroom.Assignment(Classroom.Mine(StudentAssignmentStatus.Open) with { OpenUploadVideoId = "v7" }));
        var browser = await site.OpenSignedInAsync();

        var page = await browser.GoAsync("/assignments/" + Classroom.AssignmentId);

        Assert.Equal("Continue the upload", page.TextOf($"main a[href='/assignments/{Classroom.AssignmentId}/submit']"));
    }

    [Fact]
    public async Task Without_attempts_left_the_reason_stands_in_place_of_the_button()
    {
        site.Api.Student(Classroom.Assignment(Classroom.Mine(StudentAssignmentStatus.Submitted, canSubmit: false, submissionId: "s1")));
        var browser = await site.OpenSignedInAsync();

        var page = await browser.GoAsync("/assignments/" + Classroom.AssignmentId);

        Assert.Contains("You have used every attempt.", page.Main);
        Assert.Null(page.Document.QuerySelector("a[href$='/submit']"));
        Assert.NotNull(page.Document.QuerySelector("main a[href='/submissions/s1']"));
    }

    [Theory]
    [InlineData("/courses/new")]
    [InlineData("/courses/" + Classroom.CourseId + "/edit")]
    [InlineData("/courses/" + Classroom.CourseId + "/roster")]
    [InlineData("/courses/" + Classroom.CourseId + "/sections/new")]
    [InlineData("/courses/" + Classroom.CourseId + "/assignments/new")]
    [InlineData("/assignments/" + Classroom.AssignmentId + "/edit")]
    [InlineData("/admin")]
    public async Task Pages_of_those_who_teach_do_not_exist_for_a_student(string path)
    {
        site.Api.Student(Classroom.Assignment(Classroom.Mine(StudentAssignmentStatus.Open)));
        var browser = await site.OpenSignedInAsync();

        Assert.Equal(404, (await browser.GoAsync(path)).Status);
    }

    [Fact]
    public async Task Times_are_shown_in_the_zone_of_the_browser()
    {
        site.Api.Student(Classroom.Assignment(Classroom.Mine(StudentAssignmentStatus.Open)));
        var browser = await site.OpenSignedInAsync();
        browser.Keep("tz", "Asia/Tokyo");

        var page = await browser.GoAsync("/assignments/" + Classroom.AssignmentId);

        var time = page.Find("main time");
        Assert.Equal("Due tomorrow at 17:00", time.TextContent);
        Assert.Equal("2026-09-02T08:00:00Z", time.GetAttribute("datetime"));
        Assert.Equal("Wednesday 2 September 2026, 17:00 (UTC+09:00)", time.GetAttribute("title"));
    }

    [Fact]
    public async Task Unread_notices_are_counted_in_the_navigation_and_marked_in_the_list()
    {
        site.Api.Student().Notices(
            new NotificationResponse("n1", "GradeReleased", "Graded: A short talk", "92.5 of 100", "/submissions/s1", Classroom.Now.AddMinutes(-5), IsRead: false),
            new NotificationResponse("n2", "VideoReady", "Ready", "", "https://evil.example", Classroom.Now.AddHours(-5), IsRead: true));
        var browser = await site.OpenSignedInAsync();

        var page = await browser.GoAsync("/notifications");

        Assert.Equal("2 unread", page.TextOf("nav .badge:not([hidden])"));
        Assert.Single(page.Document.QuerySelectorAll(".notice-line.unread"));
        Assert.Null(page.Document.QuerySelector("a[href*=evil]"));
    }

    [Fact]
    public async Task A_notice_can_be_marked_as_read()
    {
        site.Api.Student()
            .Notices(new NotificationResponse("n1", "GradeReleased", "Graded", "", "/submissions/s1", Classroom.Now, IsRead: false))
            .On("POST /api/notifications/n1/read", System.Net.HttpStatusCode.NoContent)
            .On("POST /api/notifications/read-all", System.Net.HttpStatusCode.NoContent);
        var browser = await site.OpenSignedInAsync();
        var page = await browser.GoAsync("/notifications");

        Assert.Equal("/notifications", (await page.SendAsync("read-n1")).Location);
        Assert.Equal("/notifications", (await page.SendAsync("read-all")).Location);

        Assert.Single(site.Api.To("POST /api/notifications/n1/read"));
        Assert.Single(site.Api.To("POST /api/notifications/read-all"));
    }

    [Fact]
    public async Task An_empty_list_of_notices_says_what_will_come() =>
        Assert.Contains("Nothing new", (await (await Empty()).GoAsync("/notifications")).Main);

    [Fact]
    public async Task An_empty_list_of_courses_offers_to_join_one()
    {
        var browser = await Empty();
        site.Api.Courses();

        Assert.Contains("No courses yet", (await browser.GoAsync("/courses")).Main);
    }

    [Fact]
    public async Task Who_asked_to_teach_reads_that_it_is_not_decided()
    {
        site.Api.Student().On("GET /api/me", Classroom.Me(UserRole.Student) with { PendingApproval = true }, ContractsJson.Default.MeResponse);
        var browser = await site.OpenSignedInAsync();

        Assert.Contains("An administrator has to approve it", (await browser.GoAsync("/")).Main);
    }

    private Task<Browser> Empty()
    {
        site.Api.Student();
        return site.OpenSignedInAsync();
    }
}
