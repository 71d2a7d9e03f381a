using ClassCast.AppHost.Tests.Browser;
using Microsoft.Playwright;

namespace ClassCast.AppHost.Tests.WholeSystem;

/// <summary>The main job on AWS, by the API and in a browser, which talks to the bucket itself.</summary>
public sealed class AwsMainJobTests(AwsClassroom classroom, ChromiumBrowser chromium) : MainJob(classroom), IClassFixture<AwsClassroom>
{
    [Fact]
    public async Task A_recording_goes_from_the_browser_to_the_bucket_is_watched_graded_and_the_grade_arrives()
    {
        var course = await TaughtCourse.CreateAsync(classroom, Cancelled);
        var assignment = await course.AssignAsync(Cancelled);
        using (var joining = await Person.SignInAsync(classroom.CreateApiClient(), "student01@demo.classcast.example", Classroom.DemoPassword, Cancelled))
        {
            await course.JoinAsync(joining, Cancelled);
        }

        await using var window = await chromium.NewWindowAsync(classroom.WebAddress, Window.Desktop);
        var page = await window.SignInAsync("student01@demo.classcast.example");
        var sentTo = new List<Uri>();
        page.Request += (_, request) =>
        {
            if (request.Method == "PUT")
            {
                sentTo.Add(new Uri(request.Url));
            }
        };
        await page.RecordAsync(assignment.AssignmentId, seconds: 3);
        await page.GetByRole(AriaRole.Button, new() { Name = "Hand in this recording" }).ClickAsync();
        await page.WaitForURLAsync("**/submissions/**", new() { Timeout = 60_000 });
        await Assertions.Expect(page.GetByText("Ready to watch", new() { Exact = true })).ToBeVisibleAsync(new() { Timeout = 60_000 });
        Assert.InRange(await page.PlayAsync(), 2.5, 12);
        Assert.NotEmpty(sentTo);
        Assert.All(sentTo, address => Assert.NotEqual(classroom.WebAddress.Authority, address.Authority));

        await using var instructorWindow = await chromium.NewWindowAsync(classroom.WebAddress, Window.Desktop);
        var instructor = await instructorWindow.SignInAsync("ines@demo.classcast.example");
        await instructor.GotoAsync($"/grading?assignment={assignment.AssignmentId}");
        await instructor.Locator(".queue-item").First.ClickAsync();
        await instructor.PlayAsync();
        await instructor.Locator("input[name=points]").FillAsync("91.5");
        await instructor.Keyboard.PressAsync("Control+Enter");

        await Assertions.Expect(page.Locator(".grade-figure strong")).ToHaveTextAsync("91.5");
    }
}
