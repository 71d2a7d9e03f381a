using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>The application: its host, which runs the resources.</summary>
public class DistributedApplication : IHost, IAsyncDisposable
{
    private readonly IHost _host;
    private readonly TaskCompletionSource? _testEnded;
    private int _disposed;

    public DistributedApplication(IHost host) : this(host, underTest: false)
    {
    }

    internal DistributedApplication(IHost host, bool underTest)
    {
        _host = host;
        _testEnded = underTest ? new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously) : null;
    }

    public IServiceProvider Services => _host.Services;

    public ResourceNotificationService ResourceNotifications => Services.GetRequiredService<ResourceNotificationService>();

    public static IDistributedApplicationBuilder CreateBuilder() => CreateBuilder([]);

    public static IDistributedApplicationBuilder CreateBuilder(string[] args) => new DistributedApplicationBuilder(args);

    public static IDistributedApplicationBuilder CreateBuilder(DistributedApplicationOptions options) => new DistributedApplicationBuilder(options);

    public virtual Task StartAsync(CancellationToken cancellationToken = default) => _host.StartAsync(cancellationToken);

    public virtual async Task StopAsync(CancellationToken cancellationToken = default)
    {
        await _host.StopAsync(cancellationToken);
        _testEnded?.TrySetResult();
    }

    public void Run() => RunAsync().GetAwaiter().GetResult();

    /// <summary>Runs until the AppHost is told to stop. Sets exit code 1 when the application cannot be started.</summary>
    public virtual async Task RunAsync(CancellationToken cancellationToken = default)
    {
        // under test the entry point comes here too, but the test starts and stops
        if (_testEnded is not null)
        {
            await _testEnded.Task.WaitAsync(cancellationToken);
            return;
        }
        using var secondInterrupt = new SecondInterrupt();
        try
        {
            await StartAsync(cancellationToken);
            await _host.WaitForShutdownAsync(cancellationToken);
            if (Services.GetService<StartGuard>()?.Reason is { } reason)
                await Console.Error.WriteLineAsync($"{Environment.NewLine}The application cannot go on: {reason}{Environment.NewLine}");
        }
        catch (DistributedApplicationException failure)
        {
            Environment.ExitCode = 1;
            await StopAsync(CancellationToken.None);
            await Console.Error.WriteLineAsync($"{Environment.NewLine}The application cannot start: {failure.Message}{Environment.NewLine}");
        }
        finally
        {
            await DisposeAsync();
        }
    }

    public virtual void Dispose()
    {
        DisposeAsync().AsTask().GetAwaiter().GetResult();
        GC.SuppressFinalize(this);
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;
        // a test may dispose without having stopped
        if (_testEnded is not null)
            await StopAsync(CancellationToken.None);
        if (_host is IAsyncDisposable host)
            await host.DisposeAsync();
        else
            _host.Dispose();
    }

    Task IHost.StartAsync(CancellationToken cancellationToken) => StartAsync(cancellationToken);

    Task IHost.StopAsync(CancellationToken cancellationToken) => StopAsync(cancellationToken);
}
