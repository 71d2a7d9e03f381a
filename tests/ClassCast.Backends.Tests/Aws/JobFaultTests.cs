using System.Net;
using System.Text.Json;
using Amazon.SQS;
using ClassCast.Backends.Aws;
using ClassCast.Backends.Aws.Outbox;
using ClassCast.Backends.Tests.Aws.Faults;
using ClassCast.Backends.Tests.Contracts;
using ClassCast.Core;
using ClassCast.Core.Messages;
using ClassCast.Core.Ports;
using ClassCast.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Backends.Tests.Aws;

/// <summary>Jobs, when what lies between here and SQS fails, or SQS does what it may do: deliver late, and twice.</summary>
public sealed class JobFaultTests : IAsyncLifetime
{
    private readonly AwsFaults faults = new();
    private QueueDefinition<ProcessVideo> queue = null!;
    private AwsBackend backend = null!;
    private IServiceProvider process = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IJobQueue Jobs => process.GetRequiredService<IJobQueue>();

    private IBlobStore Blobs => process.GetRequiredService<IBlobStore>();

    public async ValueTask InitializeAsync()
    {
        backend = await AwsBackend.StartAsync();
        process = await backend.StartProcessAsync(services => services.AddSingleton(new AwsClients(faults)));
        queue = await NewQueueAsync(backend.LeaseTime);
    }

    public async ValueTask DisposeAsync()
    {
        await backend.DisposeAsync();
        faults.Dispose();
    }

    [Fact]
    public async Task A_job_whose_sending_was_answered_to_nobody_comes_twice_with_one_id()
    {
        faults.On("SendMessage", AwsFault.AnswerLost);
        await SendAsync("v");

        var (first, second) = (await LeaseAsync(), await LeaseAsync());

        Assert.Equal((first.MessageId, first.Job), (second.MessageId, second.Job));
        await Jobs.CompleteAsync(first, Cancellation);
        await Jobs.CompleteAsync(second, Cancellation);
        Assert.Equal((0, 0), await CountAsync());
    }

    [Fact]
    public async Task A_storm_of_errors_passes()
    {
        queue = await NewQueueAsync(TimeSpan.FromMinutes(5)); // a lease ends in a storm that is longer than it
        foreach (var operation in new[] { "SendMessage", "ReceiveMessage", "ChangeMessageVisibility", "DeleteMessage" })
        {
            faults.On(operation, AwsFault.Unavailable, 2).On(operation, AwsFault.Throttled);
        }

        await SendAsync("v");
        var lease = await LeaseAsync();
        await Jobs.RenewAsync(lease, Cancellation);
        await Jobs.CompleteAsync(lease, Cancellation);

        Assert.Equal((0, 0), await CountAsync());
    }

    [Fact]
    public async Task A_job_in_an_answer_that_was_lost_comes_back_when_its_lease_ends()
    {
        await SendAsync("v");
        faults.On("ReceiveMessage", AwsFault.AnswerLost);

        Assert.Equal(("v", 2), await LeaseAsync() is var lease ? (lease.Job.VideoId, lease.Attempt) : default);
    }

    [Fact]
    public async Task A_completion_whose_answer_was_lost_is_one()
    {
        await SendAsync("v");
        var lease = await LeaseAsync();
        faults.On("DeleteMessage", AwsFault.AnswerLost);

        await Jobs.CompleteAsync(lease, Cancellation);

        Assert.Equal((0, 0), await CountAsync());
    }

    [Fact]
    public async Task A_job_that_arrives_when_nobody_waits_any_more_is_there_for_the_next()
    {
        // with a lease so long that only the handing back can explain that it is there again
        queue = await NewQueueAsync(TimeSpan.FromMinutes(5));
        faults.On("ReceiveMessage", AwsFault.Slow(TimeSpan.FromSeconds(1)));
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var waiting = Jobs.LeaseAsync(queue, TimeSpan.FromMinutes(1), stopping.Token);
        await SendAsync("v");

        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await Eventually.TrueAsync("the job is handed back", () => Task.FromResult(faults.Count("ChangeMessageVisibility") == 1), Cancellation);
        Assert.Equal(("v", 2), await LeaseAsync() is var lease ? (lease.Job.VideoId, lease.Attempt) : default);
    }

    [Fact]
    public async Task A_job_that_cannot_be_read_is_a_dead_letter_at_once_and_the_next_is_handed_out()
    {
        using var sqs = TestQueues.NewClient();
        await sqs.SendMessageAsync(backend.Output(AwsResources.QueueOutput(queue)), "no job", Cancellation);
        await SendAsync("v");

        Assert.Equal("v", (await LeaseAsync()).Job.VideoId);
        var letter = Assert.Single(await Jobs.ListDeadLettersAsync(queue, 10, Cancellation));
        Assert.Equal(("no job", 1), (letter.Body, letter.Attempts));
        Assert.Contains("ProcessVideo", letter.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_no_message_takes_travels_and_goes_with_its_job()
    {
        var video = new string('v', JobMessage.MaximumBytes - 100);
        await SendAsync(video);

        var lease = await LeaseAsync();
        Assert.Equal(video, lease.Job.VideoId);
        Assert.Single(await StoredBodiesAsync(lease));
        await Jobs.DeadLetterAsync(lease, "no", Cancellation);
        Assert.Contains(video, Assert.Single(await Jobs.ListDeadLettersAsync(queue, 10, Cancellation)).Body, StringComparison.Ordinal);
        Assert.True(await Jobs.RedriveAsync(queue, lease.MessageId, Cancellation));
        var again = await LeaseAsync();
        Assert.Equal(video, again.Job.VideoId);
        await Jobs.CompleteAsync(again, Cancellation);

        Assert.Empty(await StoredBodiesAsync(lease));
    }

    [Fact]
    public async Task A_second_delivery_of_a_completed_job_whose_body_is_gone_is_dropped()
    {
        faults.On("SendMessage", AwsFault.AnswerLost);
        await SendAsync(new string('v', JobMessage.MaximumBytes - 100));
        await Jobs.CompleteAsync(await LeaseAsync(), Cancellation);

        Assert.Null(await Jobs.LeaseAsync(queue, TimeSpan.FromSeconds(1), Cancellation));
        Assert.Equal((0, 0), await CountAsync());
    }

    [Fact]
    public async Task A_job_buried_by_a_process_that_died_before_it_removed_it_is_listed_and_redriven_once()
    {
        await SendAsync("v");
        faults.On("DeleteMessage", AwsFault.Refused(HttpStatusCode.BadRequest, "RequestRefused"));
        await Assert.ThrowsAsync<AmazonSQSException>(async () => await Jobs.DeadLetterAsync(await LeaseAsync(), "first", Cancellation));
        var again = await LeaseAsync();
        await Jobs.DeadLetterAsync(again, "second", Cancellation);

        var letter = Assert.Single(await Jobs.ListDeadLettersAsync(queue, 10, Cancellation));
        Assert.True(await Jobs.RedriveAsync(queue, letter.MessageId, Cancellation));

        Assert.Equal((1, 0), await CountAsync());
    }

    [Fact]
    public async Task A_dead_letter_that_cannot_be_sent_back_stays_one()
    {
        await SendAsync("v");
        var lease = await LeaseAsync();
        await Jobs.DeadLetterAsync(lease, "no", Cancellation);
        faults.On("SendMessage", AwsFault.Refused(HttpStatusCode.BadRequest, "RequestRefused"));

        await Assert.ThrowsAsync<AmazonSQSException>(() => Jobs.RedriveAsync(queue, lease.MessageId, Cancellation));

        Assert.Single(await Jobs.ListDeadLettersAsync(queue, 10, Cancellation));
    }

    [Fact]
    public async Task Dead_letters_are_listed_also_when_some_cannot_be_put_back_at_once()
    {
        await SendAsync("v");
        await Jobs.DeadLetterAsync(await LeaseAsync(), "no", Cancellation);
        faults.On("ChangeMessageVisibilityBatch", AwsFault.Answered("""{"Successful":[],"Failed":[{"Id":"0","SenderFault":false,"Code":"InternalError"}]}"""));

        Assert.Single(await Jobs.ListDeadLettersAsync(queue, 10, Cancellation));
        Assert.Equal((0, 1), await CountAsync()); // still there, visible again a little later
    }

    [Fact]
    public async Task Jobs_are_handed_out_whatever_their_order()
    {
        var sent = Enumerable.Range(0, 10).Select(i => $"{i}").ToHashSet();
        foreach (var video in sent)
        {
            faults.On("SendMessage", AwsFault.Slow(TimeSpan.FromMilliseconds(100 * (10 - int.Parse(video, provider: null)))));
        }

        await Task.WhenAll(sent.Select(SendAsync));
        var done = new HashSet<string>();
        while (done.Count < sent.Count)
        {
            var lease = await LeaseAsync();
            await Jobs.CompleteAsync(lease, Cancellation);
            done.Add(lease.Job.VideoId);
        }

        Assert.Equal(sent.Order(), done.Order());
        Assert.Equal((0, 0), await CountAsync());
    }

    private async Task<QueueDefinition<ProcessVideo>> NewQueueAsync(TimeSpan leaseTime)
    {
        var made = Sample.Queue(leaseTime);
        await backend.PrepareAsync(made);
        return made;
    }

    private Task SendAsync(string video) => process.GetRequiredService<IJobSender>().SendAsync(
        new OutgoingJob(Ids.New(), queue.Name, JsonSerializer.Serialize(new ProcessVideo(video), queue.Json), TimeSpan.Zero, null, TimeProvider.System.GetUtcNow()), Cancellation);

    private async Task<JobLease<ProcessVideo>> LeaseAsync()
    {
        var lease = await Jobs.LeaseAsync(queue, TimeSpan.FromSeconds(10), Cancellation);
        Assert.NotNull(lease);
        return lease;
    }

    /// <summary>Jobs in whatever state, and dead letters.</summary>
    private async Task<(int Live, int Dead)> CountAsync()
    {
        var statistics = await Jobs.GetStatisticsAsync(queue, Cancellation);
        return (statistics.Ready + statistics.Leased + statistics.Delayed, statistics.Dead);
    }

    private async Task<IReadOnlyList<BlobEntry>> StoredBodiesAsync(JobLease<ProcessVideo> lease) =>
        (await Blobs.ListAsync(Buckets.Documents, $"{BlobKeys.MessagesPrefix}{lease.MessageId}", null, Cancellation)).Items;
}
