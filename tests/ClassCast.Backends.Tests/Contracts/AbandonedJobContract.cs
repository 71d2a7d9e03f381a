namespace ClassCast.Backends.Tests.Contracts;

/// <summary>Jobs whose workers vanish.</summary>
public abstract class AbandonedJobContract : JobTest
{
    [Fact]
    public async Task A_job_that_killed_all_its_workers_is_handed_out_as_abandoned()
    {
        await EnqueueAsync("v");
        await VanishAsync(times: 3);

        var abandoned = await LeaseAsync();

        Assert.True(abandoned.IsAbandoned);
        await Jobs.DeadLetterAsync(abandoned, "killed its workers", Cancellation);
        Assert.Equal("killed its workers", Assert.Single(await Jobs.ListDeadLettersAsync(Queue, 10, Cancellation)).Reason);
    }

    [Fact]
    public async Task An_abandoned_job_whose_failure_cannot_be_recorded_now_stays_abandoned()
    {
        await EnqueueAsync("v");
        await VanishAsync(times: 3);

        await Jobs.RetryAsync(await LeaseAsync(), TimeSpan.Zero, "store unavailable", Cancellation);

        Assert.True((await LeaseAsync()).IsAbandoned);
    }

    [Fact]
    public async Task A_job_that_also_killed_whoever_should_record_it_dies_by_itself()
    {
        await EnqueueAsync("v");
        await VanishAsync(times: 6);

        Assert.Null(await Jobs.LeaseAsync(Queue, TimeSpan.Zero, Cancellation));
        Assert.Equal(6, Assert.Single(await Jobs.ListDeadLettersAsync(Queue, 10, Cancellation)).Attempts);
    }
}
