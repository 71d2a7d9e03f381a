using System.Collections.Concurrent;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Dashboard;

/// <summary>The current state of every instance, for pages to read without waiting.</summary>
internal sealed class ResourceBoard(ResourceNotificationService notifications) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ResourceEvent> _current = new(StringComparer.OrdinalIgnoreCase);
    private readonly CancellationTokenSource _stop = new();
    private Task _watching = Task.CompletedTask;
    private long _revision;

    public long Revision => Interlocked.Read(ref _revision);

    /// <summary>Projects first, then what they use.</summary>
    public IReadOnlyList<ResourceEvent> Resources =>
        [.. _current.Values.Where(r => !r.Snapshot.IsHidden).OrderBy(r => Rank(r.Snapshot.ResourceType)).ThenBy(r => r.ResourceId, StringComparer.Ordinal)];

    public ResourceEvent? Find(string resourceId) => _current.GetValueOrDefault(resourceId);

    public void Start() => _watching = WatchAsync(_stop.Token);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        await foreach (var change in notifications.WatchAsync(cancellationToken))
        {
            _current[change.ResourceId] = change;
            Interlocked.Increment(ref _revision);
        }
    }

    // what one looks for first
    private static int Rank(string type) => type switch
    {
        "Project" => 0,
        "Executable" or "Container" => 1,
        "Parameter" => 3,
        _ => 2,
    };
}
