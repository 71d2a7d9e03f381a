using System.Net;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard.Otlp;
using Aspire.Hosting.Dashboard.Pages;
using Aspire.Hosting.Dashboard.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dashboard;

/// <summary>
/// The dashboard, within the AppHost: its pages on one address and the receiver of telemetry on another. Start it before the
/// resources, which are told <see cref="OtlpEndpoint"/> and <see cref="OtlpApiKey"/>.
/// </summary>
internal sealed class DashboardHost : IAsyncDisposable
{
    private readonly DashboardOptions _options;
    private readonly ResourceBoard _board;
    private readonly ResourceLoggerService _loggers;
    private readonly ILoggerFactory _loggerFactory;
    private readonly TimeProvider _time;
    private WebApplication? _pages;
    private WebApplication? _receiver;
    private bool _disposed;

    public DashboardHost(
        ResourceNotificationService notifications,
        ResourceLoggerService loggers,
        IConfiguration configuration,
        ILoggerFactory loggerFactory,
        TimeProvider? time = null)
    {
        _options = DashboardOptions.Read(configuration);
        _board = new ResourceBoard(notifications);
        _loggers = loggers;
        _loggerFactory = loggerFactory;
        _time = time ?? TimeProvider.System;

        // as in Aspire, an AppHost that prints its own greeting finds the token here
        configuration[DashboardOptions.BrowserTokenKey] = _options.BrowserToken;
    }

    /// <summary>Where the pages are.</summary>
    public Uri Url => AddressOf(_pages);

    /// <summary>What to open: the address with the token, unless none is needed.</summary>
    public string LoginUrl => _options.AllowAnonymous
        ? Url.ToString()
        : new Uri(Url, "/login?t=" + Uri.EscapeDataString(_options.BrowserToken)).ToString();

    /// <summary>For <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>, with the protocol <c>http/protobuf</c>.</summary>
    public Uri OtlpEndpoint => AddressOf(_receiver);

    /// <summary>The value of the header <c>x-otlp-api-key</c>.</summary>
    public string OtlpApiKey => _options.OtlpApiKey;

    internal TelemetryStore Telemetry { get; } = new();

    /// <exception cref="DistributedApplicationException">An address that was asked for is taken.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _board.Start();
        _receiver = await StartAsync(_options.OtlpUrl, isDefault: false, "ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL", new OtlpReceiver(Telemetry, OtlpApiKey).Map, cancellationToken);
        _pages = await StartAsync(_options.Url, _options.IsDefaultUrl, "ASPNETCORE_URLS", MapPages, cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_pages is not null)
            await _pages.StopAsync(cancellationToken);
        if (_receiver is not null)
            await _receiver.StopAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;
        _disposed = true;
        if (_pages is not null)
            await _pages.DisposeAsync();
        if (_receiver is not null)
            await _receiver.DisposeAsync();
        await _board.DisposeAsync();
    }

    private static Uri AddressOf(WebApplication? app) => app is null
        ? throw new InvalidOperationException("The dashboard has not started.")
        : new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    private void MapPages(WebApplication app)
    {
        app.Use(new DashboardAccess(_options).Invoke);
        app.MapDashboard(new DashboardData(_options.ApplicationName, _board, _loggers, Telemetry, _time));
    }

    private async Task<WebApplication> StartAsync(
        Uri url, bool isDefault, string key, Action<WebApplication> map, CancellationToken cancellationToken)
    {
        try
        {
            return await ListenAsync(url, map, cancellationToken);
        }
        catch (IOException) when (isDefault)
        {
            // another application has the default port; nobody asked for this one in particular
            return await ListenAsync(new UriBuilder(url) { Host = "127.0.0.1", Port = 0 }.Uri, map, cancellationToken);
        }
        catch (IOException e)
        {
            throw new DistributedApplicationException($"The dashboard cannot listen on {url}: {e.Message} Set {key} to another address.", e);
        }
    }

    private async Task<WebApplication> ListenAsync(Uri url, Action<WebApplication> map, CancellationToken cancellationToken)
    {
        // an empty builder reads no configuration: the AppHost's settings are not the dashboard's
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "Dashboard" });
        builder.Services.AddSingleton(_loggerFactory);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(10));
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            Listen(kestrel, url);
        });
        var app = builder.Build();
        try
        {
            map(app);
            await app.StartAsync(cancellationToken);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    private static void Listen(KestrelServerOptions kestrel, Uri url)
    {
        if (IPAddress.TryParse(url.Host.Trim('[', ']'), out var address))
            kestrel.Listen(address, url.Port);
        else if (url.IsLoopback && url.Port > 0)
            kestrel.ListenLocalhost(url.Port);
        else if (url.IsLoopback)
            kestrel.Listen(IPAddress.Loopback, 0);
        else
            kestrel.ListenAnyIP(url.Port);
    }

    /// <summary>Signals are the AppHost's: it stops the dashboard last, so that no telemetry of the stop is lost.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
