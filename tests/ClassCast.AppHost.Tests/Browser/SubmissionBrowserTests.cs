using ClassCast.AppHost.Tests.WholeSystem;
using ClassCast.Contracts;
using ClassCast.Testing;
using Microsoft.Playwright;

namespace ClassCast.AppHost.Tests.Browser;

/// <summary>The main job as people do it: in a browser, with a camera or a file, and with the grade arriving in an open page.</summary>
public sealed class SubmissionBrowserTests(Classroom classroom, ChromiumBrowser chromium)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_recording_made_in_the_browser_is_handed_in_and_can_be_watched()
    {
        var assignment = await AssignToAsync("student01@demo.classcast.example");
        await using var window = await chromium.NewWindowAsync(classroom.WebAddress, Window.Desktop);
        var page = await window.SignInAsync("student01@demo.classcast.example");

        await page.RecordAsync(assignment.AssignmentId, seconds: 3);
        await page.GetByRole(AriaRole.Button, new() { Name = "Hand in this recording" }).ClickAsync();

        await page.WaitForURLAsync("**/submissions/**");
        await Assertions.Expect(page.GetByText("Your video is handed in.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Ready to watch", new() { Exact = true })).ToBeVisibleAsync(new() { Timeout = 60_000 });
        Assert.InRange(await page.PlayAsync(), 2.5, 12);
    }

    [Fact]
    public async Task A_recording_can_be_taken_again_before_it_is_handed_in()
    {
        var assignment = await AssignToAsync("student02@demo.classcast.example");
        await using var window = await chromium.NewWindowAsync(classroom.WebAddress, Window.Desktop);
        var page = await window.SignInAsync("student02@demo.classcast.example");

        await page.RecordAsync(assignment.AssignmentId, seconds: 1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Record again" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Start recording" }).WaitForAsync();

        using var student = await Person.SignInAsync(classroom.CreateApiClient(), "student02@demo.classcast.example", Classroom.DemoPassword, Cancelled);
        var after = await student.GetAsync<AssignmentResponse>($"/api/assignments/{assignment.AssignmentId}", Cancelled);
        Assert.Equal(0, after.Mine!.AttemptsUsed);
    }

    [Fact]
    public async Task A_recording_survives_a_closed_tab()
    {
        var assignment = await AssignToAsync("student03@demo.classcast.example");
        await using var window = await chromium.NewWindowAsync(classroom.WebAddress, Window.Desktop);
        var page = await window.SignInAsync("student03@demo.classcast.example");
        await page.RecordAsync(assignment.AssignmentId, seconds: 2);
        await page.CloseAsync();

        page = await window.NewPageAsync();
        await page.GotoAsync($"/assignments/{assignment.AssignmentId}/submit");
        await page.GetByRole(AriaRole.Button, new() { Name = "Look at it" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Hand in this recording" }).ClickAsync();

        await page.WaitForURLAsync("**/submissions/**");
        await Assertions.Expect(page.GetByText("Ready to watch", new() { Exact = true })).ToBeVisibleAsync(new() { Timeout = 60_000 });
    }

    [Fact]
    public async Task A_file_is_uploaded_processed_graded_and_the_grade_arrives_without_reloading()
    {
        var assignment = await AssignToAsync("student04@demo.classcast.example");
        await using var studentWindow = await chromium.NewWindowAsync(classroom.WebAddress, new Window(IsPhone: true));
        var student = await studentWindow.SignInAsync("student04@demo.classcast.example");
        await student.ChooseFileAsync(assignment.AssignmentId, await classroom.Media.GetAsync(SampleMedia.PhoneMp4, Cancelled));
        await student.WaitForURLAsync("**/submissions/**");
        await Assertions.Expect(student.GetByText("Ready to watch", new() { Exact = true })).ToBeVisibleAsync(new() { Timeout = 60_000 });

        await using var instructorWindow = await chromium.NewWindowAsync(classroom.WebAddress, Window.Desktop);
        var instructor = await instructorWindow.SignInAsync("ines@demo.classcast.example");
        await instructor.GotoAsync($"/grading?assignment={assignment.AssignmentId}");
        await instructor.Locator(".queue-item").First.ClickAsync();
        await instructor.PlayAsync();
        await instructor.Locator("input[name=points]").FillAsync("91,5");
        await instructor.Locator("textarea[name=feedback]").FillAsync("Well **spoken**. <script>alert(1)</script>");
        await instructor.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(instructor.GetByText("Nothing else waits here")).ToBeVisibleAsync();

        await Assertions.Expect(student.Locator(".grade-figure strong")).ToHaveTextAsync("91.5");
        await Assertions.Expect(student.Locator(".feedback strong")).ToHaveTextAsync("spoken");
        Assert.Equal(0, await student.Locator(".feedback script").CountAsync());
    }

    [Fact]
    public async Task An_upload_goes_on_where_it_stopped_when_the_tab_was_closed()
    {
        var assignment = await AssignToAsync("student08@demo.classcast.example");
        var file = await classroom.Media.GetLongAsync(20, Cancelled);
        Assert.True(new FileInfo(file).Length > 17 * 1024 * 1024, "The file must have more parts than one.");
        await using var window = await chromium.NewWindowAsync(classroom.WebAddress, Window.Desktop);
        var page = await window.SignInAsync("student08@demo.classcast.example");

        // the line breaks for every part but the first
        await page.RouteAsync("**/blobs/**", route => IsFirstPart(route.Request.Url) ? route.ContinueAsync() : route.AbortAsync());
        var firstArrived = page.WaitForResponseAsync(response => response.Request.Method == "PUT" && response.Ok);
        await page.ChooseFileAsync(assignment.AssignmentId, file);
        await firstArrived;
        await page.CloseAsync();

        var again = new List<string>();
        page = await window.NewPageAsync();
        page.Request += (_, request) =>
        {
            if (request.Method == "PUT")
            {
                again.Add(request.Url);
            }
        };
        await page.ChooseFileAsync(assignment.AssignmentId, file);
        await page.WaitForURLAsync("**/submissions/**", new() { Timeout = 60_000 });

        Assert.NotEmpty(again);
        Assert.DoesNotContain(again, IsFirstPart);
    }

    [Fact]
    public async Task A_file_that_breaks_the_rules_is_refused_beside_the_chooser_with_the_rule()
    {
        var assignment = await AssignToAsync("student09@demo.classcast.example");
        await using var window = await chromium.NewWindowAsync(classroom.WebAddress, Window.Desktop);
        var page = await window.SignInAsync("student09@demo.classcast.example");

        await page.ChooseFileAsync(assignment.AssignmentId, await classroom.Media.GetAsync(SampleMedia.TextNamedMp4, Cancelled));

        await Assertions.Expect(page.Locator("[data-part=status][data-kind=error]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-part=choices]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Two_instructors_who_grade_at_once_are_told()
    {
        var assignment = await AssignToAsync("student10@demo.classcast.example");
        using var student = await Person.SignInAsync(classroom.CreateApiClient(), "student10@demo.classcast.example", Classroom.DemoPassword, Cancelled);
        var receipt = await student.HandInAsync(classroom, assignment.AssignmentId, await classroom.Media.GetAsync(SampleMedia.VideoOnly, Cancelled), Cancelled);
        await using var window = await chromium.NewWindowAsync(classroom.WebAddress, Window.Desktop);
        var first = await window.SignInAsync("ines@demo.classcast.example");
        var second = await window.NewPageAsync();
        await first.GotoAsync($"/grading/{receipt.SubmissionId}");
        await second.GotoAsync($"/grading/{receipt.SubmissionId}");

        await first.Locator("input[name=points]").FillAsync("70");
        await first.Keyboard.PressAsync("Control+Enter");
        await first.WaitForURLAsync("**/grading?**");
        await second.Locator("input[name=points]").FillAsync("80");
        await second.Keyboard.PressAsync("Control+Enter");

        await Assertions.Expect(second.GetByText("has meanwhile given 70 points")).ToBeVisibleAsync();
        await Assertions.Expect(second.Locator("input[name=points]")).ToHaveValueAsync("80");
    }

    private static bool IsFirstPart(string url) => (url + "&").Contains("p=1&", StringComparison.Ordinal);

    private async Task<AssignmentResponse> AssignToAsync(string email)
    {
        var course = await TaughtCourse.CreateAsync(classroom, Cancelled);
        var assignment = await course.AssignAsync(Cancelled);
        using var student = await Person.SignInAsync(classroom.CreateApiClient(), email, Classroom.DemoPassword, Cancelled);
        await course.JoinAsync(student, Cancelled);
        return assignment;
    }
}
