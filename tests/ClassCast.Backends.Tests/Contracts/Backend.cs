using ClassCast.Core.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Backends.Tests.Contracts;

/// <summary>
/// One backend under test: storage that is fresh for the test, and as many processes on it as the test starts. The contract suites know an adapter
/// by this alone, so another backend runs them all by deriving from it and from each suite.
/// </summary>
public abstract class Backend : IAsyncDisposable
{
    /// <summary>Another process of the same installation, with every port, running until the end of the test.</summary>
    public abstract Task<IServiceProvider> StartProcessAsync();

    /// <summary>Lets time pass, for leases and delays: a fake clock jumps, a real one waits.</summary>
    public abstract Task ElapseAsync(TimeSpan time);

    /// <summary>The lease time of queues that tests make: short where time passes for real.</summary>
    public virtual TimeSpan LeaseTime => TimeSpan.FromSeconds(30);

    /// <summary>What is waited beyond the end of a lease or delay.</summary>
    public virtual TimeSpan Grace => TimeSpan.FromSeconds(1);

    /// <summary>Of jobs and retries in tests.</summary>
    public virtual TimeSpan Delay => TimeSpan.FromSeconds(20);

    /// <summary>Whether a queue knows how long its oldest job has waited.</summary>
    public virtual bool TellsAge => true;

    /// <summary>Whether a queue counts what waits for another attempt as delayed, not as leased.</summary>
    public virtual bool TellsRetriesFromLeases => true;

    /// <summary>Whether a leased job is never handed out again before its lease has ended. SQS promises no more than "at least once".</summary>
    public virtual bool HandsOutOnce => true;

    /// <summary>Makes a queue of the test's own usable.</summary>
    public virtual Task PrepareAsync(QueueDefinition queue) => Task.CompletedTask;

    public abstract ValueTask DisposeAsync();
}

/// <summary>Starts a backend and its first process for each test.</summary>
public abstract class BackendTest : IAsyncLifetime
{
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected Backend Backend { get; private set; } = null!;

    protected IServiceProvider Process { get; private set; } = null!;

    protected ITableStore Store => Process.GetRequiredService<ITableStore>();

    protected IJobQueue Jobs => Process.GetRequiredService<IJobQueue>();

    public async ValueTask InitializeAsync()
    {
        Backend = await CreateBackendAsync();
        Process = await Backend.StartProcessAsync();
        await PrepareAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        await Backend.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected Task CommitAsync(Transaction transaction) => Store.CommitAsync(transaction, Cancellation);

    protected abstract Task<Backend> CreateBackendAsync();

    protected virtual Task PrepareAsync() => Task.CompletedTask;
}
