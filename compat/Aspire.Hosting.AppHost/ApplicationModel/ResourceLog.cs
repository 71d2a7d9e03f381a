using System.Globalization;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The lines of one instance, with a bounded backlog and live subscribers.</summary>
internal sealed class ResourceLog(TimeProvider time)
{
    private const int Capacity = 10_000;

    private readonly Lock _gate = new();
    private readonly Queue<LogLine> _backlog = new();
    private readonly List<Subscription> _subscriptions = [];
    private int _lines;
    private bool _completed;

    public void Append(string message, bool isError)
    {
        var content = time.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture) + " " + message;
        lock (_gate)
        {
            var line = new LogLine(++_lines, content, isError);
            if (_backlog.Count == Capacity)
                _backlog.Dequeue();
            _backlog.Enqueue(line);
            foreach (var subscription in _subscriptions)
                subscription.OnLine(line);
        }
    }

    /// <summary>Calls back for every kept line and then for every new one, in order and never twice at a time.</summary>
    public IDisposable Subscribe(Action<LogLine> onLine, Action onCompleted)
    {
        lock (_gate)
        {
            foreach (var line in _backlog)
                onLine(line);
            var subscription = new Subscription(this, onLine, onCompleted);
            if (_completed)
                onCompleted();
            else
                _subscriptions.Add(subscription);
            return subscription;
        }
    }

    public LogLine[] Snapshot()
    {
        lock (_gate)
            return [.. _backlog];
    }

    public void Clear()
    {
        lock (_gate)
            _backlog.Clear();
    }

    public void Complete()
    {
        lock (_gate)
        {
            if (_completed)
                return;
            _completed = true;
            foreach (var subscription in _subscriptions)
                subscription.OnCompleted();
            _subscriptions.Clear();
        }
    }

    private sealed record Subscription(ResourceLog Log, Action<LogLine> OnLine, Action OnCompleted) : IDisposable
    {
        public void Dispose()
        {
            lock (Log._gate)
                Log._subscriptions.Remove(this);
        }
    }
}
