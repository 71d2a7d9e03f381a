using ClassCast.AppHost.Tests.WholeSystem;
using Microsoft.Playwright;

namespace ClassCast.AppHost.Tests.Browser;

/// <summary>What people do on the pages, by the names that they read there.</summary>
public static class BrowserSteps
{
    public static async Task<IPage> SignInAsync(this IBrowserContext window, string email, string password = Classroom.DemoPassword)
    {
        var page = await window.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password", new PageGetByLabelOptions { Exact = true }).FillAsync(password);
        await page.Locator("main form button[type=submit]").First.ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        return page;
    }

    public static async Task RecordAsync(this IPage page, string assignmentId, int seconds)
    {
        await page.GotoAsync($"/assignments/{assignmentId}/submit");
        await page.Locator("[data-submit][data-wired]").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the camera" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Start recording" }).ClickAsync();
        await page.GetByText($"0:{seconds:00}").First.WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Stop", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Hand in this recording" }).WaitForAsync();
    }

    public static async Task ChooseFileAsync(this IPage page, string assignmentId, string file)
    {
        await page.GotoAsync($"/assignments/{assignmentId}/submit");
        await page.Locator("[data-submit][data-wired]").WaitForAsync();
        await page.GetByRole(AriaRole.Tab, new() { Name = "Upload a file" }).ClickAsync();
        await page.Locator("input[type=file]").SetInputFilesAsync(file);
    }

    /// <summary>Plays for real: the browser decodes, and time goes on.</summary>
    public static async Task<double> PlayAsync(this IPage page)
    {
        await page.Locator("[data-player] video").EvaluateAsync("video => { video.muted = true; return video.play(); }");
        await page.WaitForFunctionAsync("() => document.querySelector('[data-player] video').currentTime > 0.3");
        return await page.Locator("[data-player] video").EvaluateAsync<double>("video => video.duration");
    }
}
