using System.Diagnostics.Metrics;
using ClassCast.Core.Diagnostics;
using ClassCast.Core.Messages;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Embedded.Jobs;

/// <summary>Depth and age of every queue, read when a collector asks.</summary>
internal sealed class QueueMetrics : IDisposable
{
    private readonly Meter meter = new(ClassCastTelemetry.Name);
    private readonly EmbeddedJobQueue jobs;

    public QueueMetrics(EmbeddedJobQueue jobs)
    {
        this.jobs = jobs;
        meter.CreateObservableGauge("classcast.queue.depth", () => Queues.All.SelectMany(Depth), "{job}", "Jobs by queue and state (ready, leased, delayed, dead).");
        meter.CreateObservableGauge("classcast.queue.oldest_age", () => Queues.All.SelectMany(Age), "s", "How long the oldest ready job has been waiting.");
    }

    public void Dispose() => meter.Dispose();

    private IEnumerable<Measurement<int>> Depth(QueueDefinition queue)
    {
        if (Statistics(queue) is not { } statistics)
        {
            return [];
        }

        Measurement<int> Of(string state, int count) => new(count, new KeyValuePair<string, object?>("queue", queue.Name), new("state", state));
        return [Of("ready", statistics.Ready), Of("leased", statistics.Leased), Of("delayed", statistics.Delayed), Of("dead", statistics.Dead)];
    }

    private IEnumerable<Measurement<double>> Age(QueueDefinition queue) =>
        Statistics(queue) is { } statistics ? [new(statistics.OldestReadyAge.TotalSeconds, new KeyValuePair<string, object?>("queue", queue.Name))] : [];

    private QueueStatistics? Statistics(QueueDefinition queue)
    {
        try
        {
            return jobs.GetStatistics(queue);
        }
        catch (Exception error) when (error is StorageUnavailableException or ObjectDisposedException)
        {
            // no measurement is the measurement; the health check says why
            return null;
        }
    }
}
