using ClassCast.AppHost.Tests.WholeSystem;
using ClassCast.Testing;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ClassCast.AppHost.Tests.Browser;

/// <summary>An authenticator app from the first code to its removal, as its owner does it.</summary>
public sealed class MultiFactorBrowserTests(Classroom classroom, ChromiumBrowser chromium)
{
    private const string Email = "student17@demo.classcast.example";
    private static readonly string? Screenshots = Environment.GetEnvironmentVariable("CLASSCAST_SCREENSHOTS");

    [Fact]
    public async Task An_app_is_set_up_and_its_code_or_a_recovery_code_signs_in_until_it_is_removed()
    {
        await using var window = await chromium.NewWindowAsync(classroom.WebAddress, new Window(IsPhone: true, IsDark: true));
        var page = await window.SignInAsync(Email);

        await page.GotoAsync("/account/security");
        await page.GetByRole(AriaRole.Link, new() { Name = "Set up" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Set up" }).ClickAsync();
        await Assertions.Expect(page.Locator("svg.qr")).ToBeVisibleAsync();
        await LookAsync(page, "authenticator-setup");
        var app = new Authenticator(await page.Locator(".setup-key code").InnerTextAsync());
        await FillAsync(page, page.Locator("main"), "Turn on", app.CodeAt(Now));

        await Assertions.Expect(page.Locator(".recovery-codes li")).ToHaveCountAsync(10);
        await LookAsync(page, "authenticator-recovery-codes");
        var recoveryCodes = await page.Locator(".recovery-codes code").AllInnerTextsAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Save as a file" }).ClickAsync());
        Assert.Contains(recoveryCodes[9], await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        // each code counts once: the next one, of a phone whose clock is ahead
        page = await SignInAgainAsync(page);
        await LookAsync(page, "sign-in-code-asked");
        await page.GetByLabel("Code", new() { Exact = true }).FillAsync("000000");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(page.Locator(".field .error")).ToHaveTextAsync("This code is not right.");
        await page.GetByLabel("Code", new() { Exact = true }).FillAsync(app.CodeAt(Now.AddSeconds(30)));
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync("**/account/security/authenticator");

        page = await SignInAgainAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Use a recovery code" }).ClickAsync();
        await page.GetByLabel("Recovery code").FillAsync(recoveryCodes[0]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync("**/account/security/authenticator");
        await Assertions.Expect(page.GetByText("9", new() { Exact = true })).ToBeVisibleAsync();
        await LookAsync(page, "authenticator-on");

        await FillAsync(page, page.Locator(".card", new() { HasText = "Remove the app" }), "Remove", app.CodeAt(Now.AddSeconds(90)));
        await page.WaitForURLAsync("**/account/security");
        await Assertions.Expect(page.GetByText("The authenticator app is removed.")).ToBeVisibleAsync();
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static async Task FillAsync(IPage page, ILocator form, string button, string code)
    {
        await form.GetByLabel("Code", new() { Exact = true }).FillAsync(code);
        await form.GetByLabel("Your password").FillAsync(Classroom.DemoPassword);
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
    }

    /// <summary>Up to the code.</summary>
    private static async Task<IPage> SignInAgainAsync(IPage page)
    {
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/account/security/authenticator");
        await page.GetByLabel("E-mail").FillAsync(Email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Classroom.DemoPassword);
        await page.Locator("main form button[type=submit]").First.ClickAsync();
        await page.WaitForURLAsync("**/sign-in/code");
        return page;
    }

    /// <summary>What the tour of all pages cannot come by: a page in the middle of something.</summary>
    private static async Task LookAsync(IPage page, string name)
    {
        Assert.Empty((await page.RunAxe()).Violations.Select(violation => $"{violation.Id} {violation.Help}"));
        Assert.False(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth"));
        if (Screenshots is not null)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(Screenshots, $"{name}-phone-dark.png"), FullPage = true });
        }
    }
}
