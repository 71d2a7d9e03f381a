using System.Collections.Concurrent;
using System.Diagnostics;
using ClassCast.Core.Diagnostics;
using ClassCast.Core.Messages;
using ClassCast.Core.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Backends.Tests.Contracts;

/// <summary>Leases, attempts, dead letters.</summary>
public abstract class JobQueueContract : JobTest
{
    [Fact]
    public async Task A_lease_hands_out_the_job_with_its_first_attempt()
    {
        await EnqueueAsync("v");

        var lease = await LeaseAsync();

        Assert.Equal((new ProcessVideo("v"), 1, false, false), (lease.Job, lease.Attempt, lease.IsLastAttempt, lease.IsAbandoned));
    }

    [Fact]
    public async Task A_lease_carries_the_trace_of_the_commit()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == ClassCastTelemetry.Name,
            Sample = (ref _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        using var activity = ClassCastTelemetry.Source.StartActivity("request");
        await EnqueueAsync("v");

        Assert.Equal(activity!.Id, (await LeaseAsync()).TraceParent);
    }

    [Fact]
    public async Task An_empty_queue_gives_null_when_the_time_is_up() =>
        Assert.Null(await Jobs.LeaseAsync(Queue, TimeSpan.Zero, Cancellation));

    [Fact]
    public async Task A_leased_job_is_not_handed_out_again()
    {
        await EnqueueAsync("v");
        await LeaseAsync();

        Assert.Null(await Jobs.LeaseAsync(Queue, TimeSpan.Zero, Cancellation));
    }

    [Fact]
    public async Task A_waiting_worker_of_another_process_is_woken_by_the_commit()
    {
        var worker = (await Backend.StartProcessAsync()).GetRequiredService<IJobQueue>();
        var waiting = worker.LeaseAsync(Queue, TimeSpan.FromMinutes(10), Cancellation);
        Assert.False(waiting.IsCompleted);

        await EnqueueAsync("v");

        Assert.Equal("v", (await waiting)!.Job.VideoId);
    }

    [Fact]
    public async Task A_cancelled_wait_ends()
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var waiting = Jobs.LeaseAsync(Queue, TimeSpan.FromMinutes(10), stopping.Token);

        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task A_completed_job_is_gone()
    {
        await EnqueueAsync("v");

        await Jobs.CompleteAsync(await LeaseAsync(), Cancellation);

        await Backend.ElapseAsync(Queue.LeaseTime * 2);
        Assert.Null(await Jobs.LeaseAsync(Queue, TimeSpan.Zero, Cancellation));
        await AssertCountsAsync(ready: 0, leased: 0, delayed: 0, dead: 0);
    }

    [Fact]
    public async Task A_job_whose_worker_vanished_comes_back_with_another_receipt()
    {
        await EnqueueAsync("v");
        var lost = await LeaseAsync();

        await Backend.ElapseAsync(Queue.LeaseTime + Backend.Grace);
        var again = await LeaseAsync();

        Assert.Equal((lost.MessageId, 2), (again.MessageId, again.Attempt));
        Assert.NotEqual(lost.Receipt, again.Receipt);
        await Assert.ThrowsAsync<LeaseLostException>(() => Jobs.RenewAsync(lost, Cancellation));
        await Assert.ThrowsAsync<LeaseLostException>(() => Jobs.CompleteAsync(lost, Cancellation));
        await Assert.ThrowsAsync<LeaseLostException>(() => Jobs.RetryAsync(lost, TimeSpan.Zero, "late", Cancellation));
        await Assert.ThrowsAsync<LeaseLostException>(() => Jobs.ReleaseAsync(lost, Cancellation));
        await Assert.ThrowsAsync<LeaseLostException>(() => Jobs.DeadLetterAsync(lost, "late", Cancellation));
        await Jobs.CompleteAsync(again, Cancellation);
    }

    [Fact]
    public async Task A_worker_that_waits_gets_the_job_when_the_lease_of_the_vanished_one_ends()
    {
        await EnqueueAsync("v");
        await LeaseAsync();
        var waiting = Jobs.LeaseAsync(Queue, TimeSpan.FromMinutes(10), Cancellation);

        await Backend.ElapseAsync(Queue.LeaseTime + Backend.Grace);

        Assert.Equal(2, (await waiting)!.Attempt);
    }

    [Fact]
    public async Task A_renewed_lease_outlives_its_time()
    {
        await EnqueueAsync("v");
        var lease = await LeaseAsync();
        for (var i = 0; i < 3; i++)
        {
            await Backend.ElapseAsync(Queue.LeaseTime * 0.8);
            await Jobs.RenewAsync(lease, Cancellation);
        }

        Assert.Null(await Jobs.LeaseAsync(Queue, TimeSpan.Zero, Cancellation));
        await Jobs.CompleteAsync(lease, Cancellation);
    }

    [Fact]
    public async Task A_retry_comes_back_after_its_delay_with_the_next_attempt()
    {
        await EnqueueAsync("v");
        await Jobs.RetryAsync(await LeaseAsync(), Backend.Delay, "disk full", Cancellation);

        Assert.Null(await Jobs.LeaseAsync(Queue, TimeSpan.Zero, Cancellation));
        await AssertCountsAsync(ready: 0, leased: Backend.TellsRetriesFromLeases ? 0 : 1, delayed: Backend.TellsRetriesFromLeases ? 1 : 0, dead: 0);
        await Backend.ElapseAsync(Backend.Delay + Backend.Grace);
        Assert.Equal(2, (await LeaseAsync()).Attempt);
    }

    [Fact]
    public async Task A_retry_of_the_last_attempt_is_a_dead_letter_with_its_reason()
    {
        await EnqueueAsync("v");
        await Jobs.RetryAsync(await LeaseAsync(), TimeSpan.Zero, "first", Cancellation);
        await Jobs.RetryAsync(await LeaseAsync(), TimeSpan.Zero, "second", Cancellation);
        var last = await LeaseAsync();
        Assert.True(last.IsLastAttempt);

        await Jobs.RetryAsync(last, TimeSpan.Zero, "third", Cancellation);

        Assert.Null(await Jobs.LeaseAsync(Queue, TimeSpan.Zero, Cancellation));
        var letter = Assert.Single(await Jobs.ListDeadLettersAsync(Queue, 10, Cancellation));
        Assert.Equal((last.MessageId, "third", 3, """{"videoId":"v"}"""), (letter.MessageId, letter.Reason, letter.Attempts, letter.Body));
    }

    [Fact]
    public async Task A_released_job_is_there_at_once()
    {
        await EnqueueAsync("v");
        var lease = await LeaseAsync();

        await Jobs.ReleaseAsync(lease, Cancellation);

        Assert.Equal(lease.MessageId, (await LeaseAsync()).MessageId);
    }

    [Fact]
    public async Task A_delayed_job_is_invisible_until_its_time()
    {
        await CommitAsync(new Transaction().Enqueue(Queue, new ProcessVideo("v"), Backend.Delay));
        Assert.Null(await Jobs.LeaseAsync(Queue, TimeSpan.Zero, Cancellation));

        await Backend.ElapseAsync(Backend.Delay + Backend.Grace);

        Assert.Equal(1, (await LeaseAsync()).Attempt);
    }

    [Fact]
    public async Task Statistics_count_every_state_and_the_age_of_the_oldest_ready_job()
    {
        await EnqueueAsync("leased");
        await LeaseAsync();
        await EnqueueAsync("dead");
        await Jobs.DeadLetterAsync(await LeaseAsync(), "no", Cancellation);
        await EnqueueAsync("ready");
        await CommitAsync(new Transaction().Enqueue(Queue, new ProcessVideo("delayed"), TimeSpan.FromMinutes(10)));

        await Backend.ElapseAsync(Backend.Grace);

        var statistics = await AssertCountsAsync(ready: 1, leased: 1, delayed: 1, dead: 1);
        if (Backend.TellsAge)
        {
            Assert.InRange(statistics.OldestReadyAge!.Value, Backend.Grace, Backend.Grace + TimeSpan.FromSeconds(3));
        }
        else
        {
            Assert.Null(statistics.OldestReadyAge);
        }
    }

    [Fact]
    public async Task A_redriven_dead_letter_starts_again_with_its_first_attempt()
    {
        await EnqueueAsync("v");
        var lease = await LeaseAsync();
        await Jobs.DeadLetterAsync(lease, "no", Cancellation);

        Assert.True(await Jobs.RedriveAsync(Queue, lease.MessageId, Cancellation));

        Assert.Equal(1, (await LeaseAsync()).Attempt);
        Assert.Empty(await Jobs.ListDeadLettersAsync(Queue, 10, Cancellation));
        Assert.False(await Jobs.RedriveAsync(Queue, lease.MessageId, Cancellation));
    }

    [Fact]
    public async Task Dead_letters_come_newest_first_and_no_more_than_asked_for()
    {
        foreach (var video in new[] { "a", "b", "c" })
        {
            await EnqueueAsync(video);
            await Jobs.DeadLetterAsync(await LeaseAsync(), video, Cancellation);
            await Backend.ElapseAsync(Backend.Grace);
        }

        Assert.Equal(["c", "b"], (await Jobs.ListDeadLettersAsync(Queue, 2, Cancellation)).Select(letter => letter.Reason));
    }

    [Fact]
    public async Task Queues_do_not_see_each_others_jobs()
    {
        var other = Sample.Queue(Backend.LeaseTime);
        await Backend.PrepareAsync(other);
        await EnqueueAsync("v");

        Assert.Null(await Jobs.LeaseAsync(other, TimeSpan.Zero, Cancellation));
    }

    [Fact]
    public async Task Many_workers_of_two_processes_share_the_jobs_without_losing_one_or_taking_one_twice()
    {
        const int Count = 200;
        var other = await Backend.StartProcessAsync();
        var done = new ConcurrentDictionary<string, int>();
        using var finished = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        async Task WorkAsync(IJobQueue jobs)
        {
            while (await jobs.LeaseAsync(Queue, TimeSpan.FromMinutes(10), finished.Token) is { } lease)
            {
                try
                {
                    await jobs.CompleteAsync(lease, finished.Token);
                }
                catch (LeaseLostException) when (!Backend.HandsOutOnce)
                {
                    // another had it too, and was first
                }

                done.AddOrUpdate(lease.Job.VideoId, 1, (_, times) => times + 1);
                if (done.Count == Count)
                {
                    await finished.CancelAsync();
                }
            }
        }

        var workers = Enumerable.Range(0, 8).Select(i => WorkAsync(i % 2 == 0 ? Jobs : other.GetRequiredService<IJobQueue>())).ToArray();
        await Task.WhenAll(Enumerable.Range(0, Count).Select(i => EnqueueAsync($"{i}")));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(workers));

        Assert.Equal(Enumerable.Range(0, Count).Select(i => $"{i}").Order(), done.Keys.Order());
        Assert.All(done.Values, times => Assert.True(times == 1 || !Backend.HandsOutOnce));
        await AssertCountsAsync(ready: 0, leased: 0, delayed: 0, dead: 0);
    }
}
