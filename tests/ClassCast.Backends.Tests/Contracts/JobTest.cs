using ClassCast.Core.Messages;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Tests.Contracts;

/// <summary>A queue of the test's own, and what tests do with it again and again.</summary>
public abstract class JobTest : BackendTest
{
    protected QueueDefinition<ProcessVideo> Queue { get; private set; } = null!;

    protected override Task PrepareAsync()
    {
        Queue = Sample.Queue(Backend.LeaseTime);
        return Backend.PrepareAsync(Queue);
    }

    protected Task EnqueueAsync(string video) => CommitAsync(new Transaction().Enqueue(Queue, new ProcessVideo(video)));

    protected async Task<JobLease<ProcessVideo>> LeaseAsync()
    {
        var lease = await Jobs.LeaseAsync(Queue, TimeSpan.FromSeconds(10), Cancellation);
        Assert.NotNull(lease);
        return lease;
    }

    protected async Task VanishAsync(int times)
    {
        for (var i = 0; i < times; i++)
        {
            Assert.Equal(i + 1, (await LeaseAsync()).Attempt);
            await Backend.ElapseAsync(Queue.LeaseTime + Backend.Grace);
        }
    }

    protected async Task<QueueStatistics> AssertCountsAsync(int ready, int leased, int delayed, int dead)
    {
        var statistics = await Jobs.GetStatisticsAsync(Queue, Cancellation);
        Assert.Equal((ready, leased, delayed, dead), (statistics.Ready, statistics.Leased, statistics.Delayed, statistics.Dead));
        return statistics;
    }
}
