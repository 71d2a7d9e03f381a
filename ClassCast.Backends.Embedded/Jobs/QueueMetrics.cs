using ClassCast.Core.Diagnostics;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Embedded.Jobs;

/// <summary>Depth and age of every queue, read when a collector asks.</summary>
internal sealed class QueueMetrics(EmbeddedJobQueue jobs) : IDisposable
{
    private readonly QueueGauges gauges = new(queue => Statistics(jobs, queue));

    public void Dispose() => gauges.Dispose();

    private static QueueStatistics? Statistics(EmbeddedJobQueue jobs, QueueDefinition queue)
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
