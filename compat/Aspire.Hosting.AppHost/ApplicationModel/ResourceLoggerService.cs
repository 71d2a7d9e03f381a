using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A line of a resource's console. Content begins with the UTC time (round-trip format) and a space.</summary>
public readonly record struct LogLine(int LineNumber, string Content, bool IsErrorMessage);

/// <summary>
/// The console log of every instance: what its process wrote and what the orchestrator says about it. The last
/// 10,000 lines are kept for whoever begins to watch later.
/// </summary>
public class ResourceLoggerService
{
    private readonly ConcurrentDictionary<string, ResourceLog> _logs = new(StringComparer.OrdinalIgnoreCase);
    private readonly TimeProvider _time;

    public ResourceLoggerService() : this(TimeProvider.System)
    {
    }

    internal ResourceLoggerService(TimeProvider time) => _time = time;

    /// <summary>A logger that writes to the console log of every instance of the resource.</summary>
    public ILogger GetLogger(IResource resource) => new ResourceLogger([.. resource.GetInstanceIds().Select(LogOf)]);

    public ILogger GetLogger(string resourceName) => new ResourceLogger([LogOf(resourceName)]);

    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(string resourceName) => WatchAsync([LogOf(resourceName)]);

    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(IResource resource) => WatchAsync([.. resource.GetInstanceIds().Select(LogOf)]);

    /// <summary>What has been written so far, without waiting for more.</summary>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> GetAllAsync(string resourceName) => GetAllAsync([LogOf(resourceName)]);

    public IAsyncEnumerable<IReadOnlyList<LogLine>> GetAllAsync(IResource resource) => GetAllAsync([.. resource.GetInstanceIds().Select(LogOf)]);

    /// <summary>Ends the log: whoever watches receives the rest and then the end.</summary>
    public void Complete(IResource resource)
    {
        foreach (var id in resource.GetInstanceIds())
            LogOf(id).Complete();
    }

    public void Complete(string name) => LogOf(name).Complete();

    public void ClearBacklog(string resourceName) => LogOf(resourceName).Clear();

    /// <summary>Appends a line that the process itself wrote.</summary>
    internal void Append(string resourceId, string line, bool isError) => LogOf(resourceId).Append(line, isError);

    private static async IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(ResourceLog[] logs, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var merged = Channel.CreateUnbounded<LogLine>(new UnboundedChannelOptions { SingleReader = true });
        var open = logs.Length;
        var subscriptions = logs.Select(log => log.Subscribe(line => merged.Writer.TryWrite(line), () =>
        {
            if (Interlocked.Decrement(ref open) == 0)
                merged.Writer.TryComplete();
        })).ToArray();
        try
        {
            while (await merged.Reader.WaitToReadAsync(cancellationToken))
            {
                var batch = new List<LogLine>();
                while (merged.Reader.TryRead(out var line))
                    batch.Add(line);
                yield return batch;
            }
        }
        finally
        {
            foreach (var subscription in subscriptions)
                subscription.Dispose();
        }
    }

    private static async IAsyncEnumerable<IReadOnlyList<LogLine>> GetAllAsync(ResourceLog[] logs)
    {
        await Task.CompletedTask;
        foreach (var log in logs)
            yield return log.Snapshot();
    }

    private ResourceLog LogOf(string id) => _logs.GetOrAdd(id, static (_, time) => new ResourceLog(time), _time);
}
