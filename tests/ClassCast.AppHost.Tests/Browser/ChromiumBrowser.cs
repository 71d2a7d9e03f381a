using ClassCast.AppHost.Tests.Browser;
using ClassCast.Testing;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(ChromiumBrowser))]

namespace ClassCast.AppHost.Tests.Browser;

/// <summary>The system's Chromium with a fake camera and microphone, started when the first test asks for a page.</summary>
public sealed class ChromiumBrowser : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--autoplay-policy=no-user-gesture-required",
    ];

    private readonly SemaphoreSlim starting = new(1);
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>A window of its own, with its own cookies.</summary>
    public async Task<IBrowserContext> NewWindowAsync(Uri site, Window window)
    {
        await starting.WaitAsync();
        try
        {
            if (browser is null)
            {
                var path = RequiredTool.Require("chromium", "chromium-browser", "google-chrome");
                playwright = await Playwright.CreateAsync();
                browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Args = Arguments });
            }
        }
        finally
        {
            starting.Release();
        }

        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = site.ToString(),
            ViewportSize = window.IsPhone ? new ViewportSize { Width = 390, Height = 844 } : new ViewportSize { Width = 1280, Height = 860 },
            DeviceScaleFactor = 1,
            HasTouch = window.IsPhone,
            ColorScheme = window.IsDark ? ColorScheme.Dark : ColorScheme.Light,
            TimezoneId = "Europe/Lisbon",
            Locale = "en-GB",
            Permissions = ["camera", "microphone"],
        });
        context.SetDefaultTimeout(30_000);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        starting.Dispose();
    }
}

public sealed record Window(bool IsPhone = false, bool IsDark = false)
{
    public static Window Desktop { get; } = new();

    public override string ToString() => $"{(IsPhone ? "phone" : "desktop")}-{(IsDark ? "dark" : "light")}";
}
