using System.Text.Json;
using Aspire.Hosting.Dashboard;
using ClassCast.AppHost.Tests.Browser;
using ClassCast.AppHost.Tests.WholeSystem;
using ClassCast.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace ClassCast.AppHost.Tests.Dashboard;

/// <summary>What the dashboard received: the whole way of a video is one trace.</summary>
public sealed class TraceTests(Classroom classroom, ChromiumBrowser chromium)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_trace_spans_the_front_end_the_api_and_the_worker()
    {
        var course = await TaughtCourse.CreateAsync(classroom, Cancelled);
        var assignment = await course.AssignAsync(Cancelled);
        using (var student = await Person.SignInAsync(classroom.CreateApiClient(), "student13@demo.classcast.example", Classroom.DemoPassword, Cancelled))
        {
            await course.JoinAsync(student, Cancelled);
        }

        await using var window = await chromium.NewWindowAsync(classroom.WebAddress, Window.Desktop);
        var page = await window.SignInAsync("student13@demo.classcast.example");
        await page.ChooseFileAsync(assignment.AssignmentId, await classroom.Media.GetAsync(SampleMedia.VideoOnly, Cancelled));
        await Assertions.Expect(page.GetByText("Ready to watch", new() { Exact = true })).ToBeVisibleAsync(new() { Timeout = 60_000 });

        var dashboard = classroom.Application.Services.GetRequiredService<DashboardHost>();
        using var http = new HttpClient { BaseAddress = dashboard.Url };
        using (var signedIn = await http.GetAsync(dashboard.LoginUrl, Cancelled))
        {
            signedIn.EnsureSuccessStatusCode();
        }

        var trace = await Eventually.GetAsync("a trace of all three processes", () => FindAsync(http), Cancelled);
        var spans = trace.RootElement.GetProperty("spans").EnumerateArray().Select(span => span.GetProperty("resource").GetString()).ToList();
        Assert.Contains("web", spans);
        Assert.Contains("api", spans);
        Assert.Contains("workers", spans);
    }

    private static async Task<JsonDocument?> FindAsync(HttpClient http)
    {
        using var traces = JsonDocument.Parse(await http.GetStringAsync("/api/traces?resource=workers", Cancelled));
        var found = traces.RootElement.EnumerateArray().FirstOrDefault(trace =>
        {
            var resources = trace.GetProperty("resources").EnumerateArray().Select(name => name.GetString()).ToList();
            return resources.Contains("web") && resources.Contains("api") && resources.Contains("workers");
        });
        return found.ValueKind == JsonValueKind.Undefined ? null : JsonDocument.Parse(found.GetRawText());
    }
}
