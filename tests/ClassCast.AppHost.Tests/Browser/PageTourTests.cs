using ClassCast.AppHost.Tests.WholeSystem;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ClassCast.AppHost.Tests.Browser;

/// <summary>
/// Every page, wide and on a phone, light and dark: axe finds nothing, nothing overflows sideways, nothing was logged as an error. With
/// CLASSCAST_SCREENSHOTS naming a directory each page is photographed into it.
/// </summary>
public sealed class PageTourTests(Classroom classroom, ChromiumBrowser chromium, PageTour tour) : IClassFixture<PageTour>
{
    private static readonly RunOnlyOptions Guidelines = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
    private static readonly RunOnlyOptions Colours = new() { Type = "rule", Values = ["color-contrast"] };
    private static readonly string? Screenshots = Environment.GetEnvironmentVariable("CLASSCAST_SCREENSHOTS");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_page_is_accessible_fits_and_is_free_of_errors(bool isPhone)
    {
        var window = new Window(isPhone, IsDark: false);
        var findings = new List<string>();
        foreach (var visitor in tour.Stops.GroupBy(stop => stop.Visitor))
        {
            await using var context = await chromium.NewWindowAsync(classroom.WebAddress, window);
            var page = visitor.Key is null ? await context.NewPageAsync() : await context.SignInAsync(visitor.Key);
            foreach (var stop in visitor)
            {
                findings.AddRange(await VisitAsync(page, stop, window));
            }
        }

        Assert.Empty(findings);
    }

    [Fact]
    public void Every_page_of_the_front_end_is_on_the_tour()
    {
        var root = Path.Combine(Architecture.RepositoryRoot(), "ClassCast.Web");
        var routes = Directory.EnumerateFiles(root, "*.razor", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines)
            .Where(line => line.StartsWith("@page \"", StringComparison.Ordinal))
            .Select(line => line.Split('"')[1])
            // sign-out is a form's target, and the problem page stands in for others
            .Except(["/sign-out", "/problem"]);

        Assert.All(routes, route => Assert.Contains(tour.Stops, stop => Matches(route, stop.Path)));
    }

    private static async Task<IReadOnlyList<string>> VisitAsync(IPage page, Stop stop, Window window)
    {
        var findings = new List<string>();
        var where = $"{stop.Name} ({window})";
        void OnConsole(object? sender, IConsoleMessage message)
        {
            // the browser logs the status of the page that is meant to be missing
            if (message.Type == "error" && stop.Name != "problem")
            {
                findings.Add($"{where}: {message.Text}");
            }
        }

        page.Console += OnConsole;
        await page.GotoAsync(stop.Path, new() { WaitUntil = WaitUntilState.Load });
        if (await page.Locator("[data-player] video").CountAsync() > 0)
        {
            await page.WaitForFunctionAsync("() => document.querySelector('[data-player] video').readyState > 0");
        }

        findings.AddRange(await FindingsAsync(page, where, Guidelines));
        if (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth"))
        {
            findings.Add($"{where}: the page is wider than the window.");
        }

        await PhotographAsync(page, stop, window);

        // the dark theme is the same page in other colours
        var dark = window with { IsDark = true };
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.EvaluateAsync("() => document.getAnimations().filter(change => change instanceof CSSTransition).forEach(change => change.finish())");
        findings.AddRange(await FindingsAsync(page, $"{stop.Name} ({dark})", Colours));
        await PhotographAsync(page, stop, dark);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });

        page.Console -= OnConsole;
        return findings;
    }

    private static async Task<IEnumerable<string>> FindingsAsync(IPage page, string where, RunOnlyOptions rules)
    {
        var axe = await page.RunAxe(new AxeRunOptions { RunOnly = rules });
        return axe.Violations.Select(violation => $"{where}: {violation.Id} {violation.Help} {string.Join(" | ", violation.Nodes.Select(node => node.Html))}");
    }

    private static async Task PhotographAsync(IPage page, Stop stop, Window window)
    {
        if (Screenshots is not null)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(Screenshots, $"{stop.Name}-{window}.png"), FullPage = window.IsPhone });
        }
    }

    /// <summary>/courses/{CourseId}/edit is visited as /courses/0193…/edit?x=y.</summary>
    private static bool Matches(string route, string path)
    {
        var expected = route.Split('/');
        var actual = path.Split('?')[0].Split('/');
        return expected.Length == actual.Length && expected.Zip(actual).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second);
    }
}

internal static class Architecture
{
    public static string RepositoryRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "ClassCast.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("ClassCast.sln is in no folder above the tests.");
    }
}
