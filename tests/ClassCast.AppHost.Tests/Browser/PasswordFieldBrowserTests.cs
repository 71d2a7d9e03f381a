using ClassCast.AppHost.Tests.WholeSystem;
using Microsoft.Playwright;

namespace ClassCast.AppHost.Tests.Browser;

public sealed class PasswordFieldBrowserTests(Classroom classroom, ChromiumBrowser chromium)
{
    [Fact]
    public async Task A_password_can_be_looked_at_and_is_hidden_again_before_it_is_sent()
    {
        await using var window = await chromium.NewWindowAsync(classroom.WebAddress, new Window(IsPhone: true, IsDark: false));
        var page = await window.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("E-mail").FillAsync("student18@demo.classcast.example");
        var field = page.GetByLabel("Password", new() { Exact = true });
        await field.FillAsync(Classroom.DemoPassword);
        await Assertions.Expect(field).ToHaveAttributeAsync("type", "password");

        await page.GetByRole(AriaRole.Button, new() { Name = "Show what is typed" }).ClickAsync();

        await Assertions.Expect(field).ToHaveAttributeAsync("type", "text");
        await Assertions.Expect(field).ToHaveValueAsync(Classroom.DemoPassword);
        await page.EvaluateAsync("document.addEventListener('submit', event => sessionStorage.setItem('type', event.target.elements.password.type))");
        await page.Locator("main form button[type=submit]").First.ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        Assert.Equal("password", await page.EvaluateAsync<string>("sessionStorage.getItem('type')"));
    }
}
