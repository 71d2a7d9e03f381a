using System.Collections.Concurrent;
using Amazon.Runtime;
using ClassCast.Core.Diagnostics;
using ClassCast.Core.Messages;
using ClassCast.Core.Ports;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ClassCast.Backends.Aws.Jobs;

/// <summary>Depth of every queue, asked for now and then while a collector listens. The age of the oldest job is in CloudWatch, see infra/messaging.template.</summary>
internal sealed partial class QueueMetrics : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, QueueStatistics> latest = [];
    private readonly QueueGauges gauges;
    private readonly IJobQueue jobs;
    private readonly TimeProvider time;
    private readonly ILogger<QueueMetrics> logger;

    public QueueMetrics(IJobQueue jobs, TimeProvider time, ILogger<QueueMetrics> logger)
    {
        this.jobs = jobs;
        this.time = time;
        this.logger = logger;
        gauges = new QueueGauges(queue => latest.GetValueOrDefault(queue.Name));
    }

    public override void Dispose()
    {
        gauges.Dispose();
        base.Dispose();
    }

    /// <summary>Asks every queue once.</summary>
    internal async Task RefreshAsync(CancellationToken cancellationToken)
    {
        foreach (var queue in Queues.All)
        {
            try
            {
                latest[queue.Name] = await jobs.GetStatisticsAsync(queue, cancellationToken);
            }
            catch (Exception error) when (error is AmazonServiceException or AmazonClientException or HttpRequestException or InvalidOperationException)
            {
                latest.TryRemove(queue.Name, out _); // no measurement rather than an old one
                LogUnknown(logger, error, queue.Name);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            if (gauges.AreCollected)
            {
                await RefreshAsync(stoppingToken);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The depth of {Queue} is not known now")]
    private static partial void LogUnknown(ILogger logger, Exception error, string queue);
}
