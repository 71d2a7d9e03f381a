using ClassCast.Core.Messages;
using ClassCast.Core.Ports;
using ClassCast.Testing;
using ClassCast.Workers.Video;
using Microsoft.Extensions.Logging.Abstractions;

namespace ClassCast.Workers.Tests.Video;

public sealed class LeaseHeartbeatTests
{
    private static readonly TimeSpan Beat = Queues.VideoProcessing.LeaseTime / 3;

    private readonly FakeTimeProvider time = new();
    private readonly RenewingQueue queue = new();

    [Fact]
    public async Task The_lease_is_renewed_at_a_third_of_its_time()
    {
        await using var heartbeat = Start();

        for (var beat = 1; beat <= 4; beat++)
        {
            time.Advance(Beat);
            await queue.Renewed(beat);
        }

        Assert.False(heartbeat.Lost.IsCancellationRequested);
    }

    [Fact]
    public async Task A_lost_lease_stops_the_work_at_the_next_beat()
    {
        queue.Answer = () => throw new LeaseLostException("m");
        await using var heartbeat = Start();
        var lost = WhenLost(heartbeat);

        time.Advance(Beat);

        await lost;
    }

    [Fact]
    public async Task A_store_out_of_reach_stops_the_work_only_when_the_lease_must_have_run_out()
    {
        queue.Answer = () => throw new StorageUnavailableException("busy", isDiskFull: false);
        await using var heartbeat = Start();
        var lost = WhenLost(heartbeat);

        time.Advance(Beat);
        await queue.Renewed(1);
        time.Advance(Beat);
        await queue.Renewed(2);
        Assert.False(lost.IsCompleted);
        time.Advance(Beat);

        await lost;
    }

    [Fact]
    public async Task Nothing_is_renewed_after_the_end()
    {
        await Start().DisposeAsync();

        time.Advance(Beat * 5);

        Assert.Equal(0, queue.Count);
        Assert.Equal(0, time.PendingTimers);
    }

    private LeaseHeartbeat<ProcessVideo> Start() =>
        new(queue, new JobLease<ProcessVideo>(Queues.VideoProcessing, new ProcessVideo("v"), "m", "r", 1, time.GetUtcNow(), null), time, NullLogger.Instance);

    private static async Task WhenLost(LeaseHeartbeat<ProcessVideo> heartbeat)
    {
        var lost = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (heartbeat.Lost.Register(lost.SetResult))
        {
            await lost.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        }
    }

    /// <summary>A queue of which only renewing is asked.</summary>
    private sealed class RenewingQueue : IJobQueue
    {
        private readonly SemaphoreSlim renewed = new(0);
        private int count;

        public Func<Task> Answer { get; set; } = () => Task.CompletedTask;

        public int Count => count;

        public async Task Renewed(int number)
        {
            Assert.True(await renewed.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
            Assert.Equal(number, count);
        }

        public async Task RenewAsync<T>(JobLease<T> lease, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref count);
            try
            {
                await Answer();
            }
            finally
            {
                renewed.Release();
            }
        }

        public Task<JobLease<T>?> LeaseAsync<T>(QueueDefinition<T> queue, TimeSpan wait, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task CompleteAsync<T>(JobLease<T> lease, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task RetryAsync<T>(JobLease<T> lease, TimeSpan delay, string reason, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task ReleaseAsync<T>(JobLease<T> lease, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task DeadLetterAsync<T>(JobLease<T> lease, string reason, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<QueueStatistics> GetStatisticsAsync(QueueDefinition queue, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(QueueDefinition queue, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> RedriveAsync(QueueDefinition queue, string messageId, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
