using System.Reflection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>
/// Runs the entry point of an AppHost on its own thread: halts it where it calls Build, hands its builder to the test, and
/// lets it go on when the test wants the application.
/// </summary>
internal sealed class EntryPointRun
{
    private readonly TaskCompletionSource<DistributedApplicationBuilder> _building = New<DistributedApplicationBuilder>();
    private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<DistributedApplication> _built = New<DistributedApplication>();

    private EntryPointRun(Assembly assembly, string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configure)
    {
        var entryPoint = assembly.EntryPoint ?? throw new InvalidOperationException($"{assembly.GetName().Name} has no entry point, so it is no AppHost.");
        var hooks = new EntryPointHooks
        {
            Assembly = assembly,
            Creating = configure,
            Building = Halt,
            Built = application => _built.TrySetResult(application),
        };
        new Thread(() => Run(entryPoint, args, hooks)) { IsBackground = true, Name = $"{assembly.GetName().Name} entry point" }.Start();
    }

    public static async Task<(EntryPointRun Run, DistributedApplicationBuilder Builder)> StartAsync(
        Assembly assembly, string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configure, CancellationToken cancellationToken)
    {
        var run = new EntryPointRun(assembly, args, configure);
        return (run, await run._building.Task.WaitAsync(cancellationToken));
    }

    public Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken)
    {
        _goOn.TrySetResult();
        return _built.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Ends the entry point of a test that never built the application.</summary>
    public void Abandon() => _goOn.TrySetCanceled();

    private static TaskCompletionSource<T> New<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Halt(DistributedApplicationBuilder builder)
    {
        _building.TrySetResult(builder);
        _goOn.Task.GetAwaiter().GetResult();
    }

    private void Run(MethodInfo entryPoint, string[] args, EntryPointHooks hooks)
    {
        EntryPointHooks.Current = hooks;
        Exception ending = new InvalidOperationException("The entry point of the AppHost ended without building an application.");
        try
        {
            entryPoint.Invoke(null, BindingFlags.DoNotWrapExceptions, binder: null, entryPoint.GetParameters().Length == 0 ? [] : [args], culture: null);
        }
        // whatever the AppHost throws is the answer to the test that waits for it
        catch (Exception failure)
        {
            ending = failure;
        }
        _building.TrySetException(ending);
        _built.TrySetException(ending);
    }
}
