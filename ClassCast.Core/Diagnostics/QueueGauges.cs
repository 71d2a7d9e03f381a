using System.Diagnostics.Metrics;
using ClassCast.Core.Messages;
using ClassCast.Core.Ports;

namespace ClassCast.Core.Diagnostics;

/// <summary>Depth and age of every queue, measured when a collector asks.</summary>
public sealed class QueueGauges : IDisposable
{
    private readonly Meter meter = new(ClassCastTelemetry.Name);
    private readonly Func<QueueDefinition, QueueStatistics?> read;
    private readonly ObservableGauge<int> depth;
    private readonly ObservableGauge<double> age;

    /// <param name="read">Answers at once; null for no measurement.</param>
    public QueueGauges(Func<QueueDefinition, QueueStatistics?> read)
    {
        this.read = read;
        depth = meter.CreateObservableGauge("classcast.queue.depth", () => Queues.All.SelectMany(Depth), "{job}", "Jobs by queue and state (ready, leased, delayed, dead).");
        age = meter.CreateObservableGauge("classcast.queue.oldest_age", () => Queues.All.SelectMany(Age), "s", "How long the oldest ready job has been waiting.");
    }

    /// <summary>Whether anybody collects these.</summary>
    public bool AreCollected => depth.Enabled || age.Enabled;

    public void Dispose() => meter.Dispose();

    private IEnumerable<Measurement<int>> Depth(QueueDefinition queue)
    {
        if (read(queue) is not { } statistics)
        {
            return [];
        }

        Measurement<int> Of(string state, int count) => new(count, new KeyValuePair<string, object?>("queue", queue.Name), new("state", state));
        return [Of("ready", statistics.Ready), Of("leased", statistics.Leased), Of("delayed", statistics.Delayed), Of("dead", statistics.Dead)];
    }

    private IEnumerable<Measurement<double>> Age(QueueDefinition queue) =>
        read(queue)?.OldestReadyAge is { } oldest ? [new(oldest.TotalSeconds, new KeyValuePair<string, object?>("queue", queue.Name))] : [];
}
