using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;
using ClassCast.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace ClassCast.AppHost.Tests.Dashboard;

/// <summary>A dashboard on free ports, and a browser that is signed in.</summary>
internal sealed class RunningDashboard : IAsyncDisposable
{
    public const string Token = "the-token";

    private readonly Lifetime _lifetime = new();

    private RunningDashboard((string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("ASPNETCORE_URLS", "http://127.0.0.1:0"),
            new("AppHost:BrowserToken", Token),
        ]).AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
        Notifications = new ResourceNotificationService(
            NullLogger<ResourceNotificationService>.Instance, _lifetime, new ServiceCollection().BuildServiceProvider(), Loggers);
        Host = new DashboardHost(Notifications, Loggers, configuration, NullLoggerFactory.Instance);
    }

    public DashboardHost Host { get; }

    public ResourceLoggerService Loggers { get; } = new();

    public ResourceNotificationService Notifications { get; }

    /// <summary>Keeps cookies and does not follow redirects.</summary>
    public HttpClient Browser { get; private set; } = new();

    public static async Task<RunningDashboard> Start(params (string Key, string Value)[] settings)
    {
        var dashboard = new RunningDashboard(settings);
        try
        {
            await dashboard.Host.StartAsync(TestContext.Current.CancellationToken);
        }
        catch
        {
            await dashboard.DisposeAsync();
            throw;
        }
        dashboard.Browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = dashboard.Host.Url };
        return dashboard;
    }

    public static async Task<RunningDashboard> StartSignedIn()
    {
        var dashboard = await Start();
        var answer = await dashboard.Browser.GetAsync(dashboard.Host.LoginUrl, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return dashboard;
    }

    public async Task<IHtmlDocument> Open(string path)
    {
        var html = await Browser.GetStringAsync(path, TestContext.Current.CancellationToken);
        return new HtmlParser().ParseDocument(html);
    }

    /// <summary>Publishes a state and waits until the dashboard has taken it up.</summary>
    public async Task Publish(string name, Func<CustomResourceSnapshot, CustomResourceSnapshot> change)
    {
        await Notifications.PublishUpdateAsync(new TestResource(name), change);
        await Eventually.TrueAsync(
            name + " on the dashboard",
            async () => (await Browser.GetStringAsync("/api/resources", TestContext.Current.CancellationToken)).Contains(name, StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await Host.StopAsync(CancellationToken.None);
        await Host.DisposeAsync();
        Notifications.Dispose();
    }

    private sealed class TestResource(string name) : IResource
    {
        // not the base class: it refuses the hostile names that these tests are about
        public string Name => name;

        public ResourceAnnotationCollection Annotations { get; } = [];
    }

    private sealed class Lifetime : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication()
        {
        }
    }
}
