using ClassCast.Backends.Aws;
using ClassCast.Backends.Aws.Outbox;
using ClassCast.Backends.Tests.Aws.Faults;
using ClassCast.Backends.Tests.Contracts;
using ClassCast.Core;
using ClassCast.Core.Messages;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using ClassCast.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ClassCast.Backends.Tests.Aws;

/// <summary>What a commit causes arrives, whoever dies or refuses; with a clock of the test's own.</summary>
public sealed class AwsOutboxTests : IAsyncLifetime
{
    private static readonly QueueDefinition<ProcessVideo> Queue = Sample.Queue();

    private readonly FakeTimeProvider clock = new();
    private readonly RecordingPorts ports = new();
    private AwsBackend backend = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => backend = await AwsBackend.StartAsync();

    public ValueTask DisposeAsync() => backend.DisposeAsync();

    [Fact]
    public async Task Messages_of_every_kind_arrive_after_the_commit_and_leave_nothing_behind()
    {
        var process = await StartAsync();

        await CommitAsync(process, AllKinds("a"));

        await ArriveAsync("a-job", "a-event", "a-topic", "a-email");
        await EmptyAsync(process);
        Assert.Equal(4, ports.Arrived.Count);
    }

    [Fact]
    public async Task What_a_process_committed_and_did_not_relay_another_sends()
    {
        await CommitAsync(backend.StartDyingProcess(Services), AllKinds("a"));
        var survivor = await StartAsync();

        // the writer may still be at it
        Assert.Equal(0, await SweepAsync(survivor));
        clock.Jump(OutboxKeys.Lease);

        // the one round or the background's takes it up
        await SweepAsync(survivor);
        await ArriveAsync("a-job", "a-event", "a-topic", "a-email");
        await EmptyAsync(survivor);
    }

    [Fact]
    public async Task Of_two_processes_that_sweep_one_sends()
    {
        await CommitAsync(backend.StartDyingProcess(Services), AllKinds("a"));
        var (first, second) = (backend.StartDyingProcess(Services), backend.StartDyingProcess(Services));
        clock.Jump(OutboxKeys.Lease);

        var taken = await Task.WhenAll(SweepAsync(first), SweepAsync(second));

        Assert.Equal(1, taken.Sum());
    }

    [Fact]
    public async Task A_message_that_was_refused_arrives_when_its_service_is_back_under_the_same_id()
    {
        ports.IsDown = true;
        var process = await StartAsync();
        await CommitAsync(process, AllKinds("a"));
        await Eventually.TrueAsync("four refusals", () => Task.FromResult(ports.Refused >= 4), Cancellation);

        ports.IsDown = false;
        await PassUntilAsync(process, () => ports.Arrived.Count >= 3);

        // the event is worth nothing by now, or has come in time
        Assert.Equal(["a-email", "a-job", "a-topic"], Names(ports.Arrived).Except(["a-event"]).Order());
        await EmptyAsync(process);
    }

    [Fact]
    public async Task A_service_that_is_down_holds_up_no_other()
    {
        var process = await StartAsync();
        ports.Before = (id, _) => id.StartsWith("a-email", StringComparison.Ordinal) ? throw new HttpRequestException("No mail today.") : Task.CompletedTask;
        await CommitAsync(process, AllKinds("a"));
        await CommitAsync(process, AllKinds("b"));
        await ArriveAsync("a-job", "a-event", "a-topic", "b-job", "b-event", "b-topic", "b-email");

        ports.Before = (_, _) => Task.CompletedTask;
        await PassUntilAsync(process, () => ports.Arrived.Any(id => id.StartsWith("a-email", StringComparison.Ordinal)));

        Assert.Equal(8, ports.Arrived.Count);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_given_up_before_another_process_takes_over()
    {
        var process = await StartAsync();
        var asked = new TaskCompletionSource();
        ports.Before = async (id, cancellationToken) =>
        {
            if (id.StartsWith("a-topic", StringComparison.Ordinal) && asked.TrySetResult())
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            }
        };
        await CommitAsync(process, AllKinds("a"));
        await asked.Task.WaitAsync(Cancellation);

        await PassUntilAsync(process, () => Names(ports.Arrived).Contains("a-topic"));

        await EmptyAsync(process);
    }

    [Fact]
    public async Task What_cannot_be_sent_for_three_days_is_kept_as_dead_with_its_error()
    {
        ports.IsDown = true;
        var process = await StartAsync();
        var store = process.GetRequiredService<OutboxStore>();
        await CommitAsync(process, AllKinds("a"));
        await Eventually.TrueAsync("the first refusals", () => Task.FromResult(ports.Refused >= 4), Cancellation);

        clock.Jump(OutboxPolicy.Patience + TimeSpan.FromMinutes(1));
        var dead = await Eventually.GetAsync("a dead entry", async () =>
        {
            clock.Jump(TimeSpan.FromSeconds(5));
            return await store.DeadAsync(10, Cancellation) is { Count: > 0 } entries ? entries : null;
        }, Cancellation);

        var entry = Assert.Single(dead);
        Assert.Equal("The service is down.", entry.Error);
        Assert.Equal([OutboxKind.Job, OutboxKind.Topic, OutboxKind.Email], entry.Messages.Select(message => message.Kind));
        await EmptyAsync(process);
    }

    [Fact]
    public async Task A_jobs_delay_counts_from_the_commit()
    {
        var dying = backend.StartDyingProcess(Services).GetRequiredService<ITableStore>();
        await dying.CommitAsync(new Transaction().Enqueue(Queue, new ProcessVideo("v"), TimeSpan.FromMinutes(1)), Cancellation);
        var committed = clock.GetUtcNow();
        clock.Jump(TimeSpan.FromSeconds(20));

        await SweepAsync(await StartAsync());

        var job = await Eventually.GetAsync("the job", () => Task.FromResult(ports.Jobs.FirstOrDefault()), Cancellation);
        Assert.Equal((Queue.Name, """{"videoId":"v"}""", committed), (job.Queue, job.Body, job.EnqueuedAt));
        Assert.InRange(job.Delay, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(40));
    }

    [Fact]
    public async Task More_messages_than_one_item_holds_arrive_all()
    {
        var process = await StartAsync();
        var transaction = new Transaction();
        for (var i = 0; i < 3; i++)
        {
            transaction.Publish(new TopicMessage($"{i}-topic", AlertTopic.Notifications, "Large", new string('x', 250_000)));
        }

        await CommitAsync(process, transaction);

        await ArriveAsync("0-topic", "1-topic", "2-topic");
        await EmptyAsync(process);
    }

    [Theory]
    [InlineData(true, "TransactWriteItems")]
    [InlineData(false, "PutItem")]
    public async Task A_commit_whose_answer_was_lost_sends_its_messages_once(bool writes, string operation)
    {
        using var faults = new AwsFaults();
        var process = await backend.StartProcessAsync(services =>
        {
            Services(services);
            services.AddSingleton(new AwsClients(faults));
        });
        faults.On(operation, AwsFault.AnswerLost, times: 2);

        await CommitAsync(process, writes ? AllKinds("a").Put(TableCatalog.SeatCounts, Sample.Seats()) : AllKinds("a"));

        await ArriveAsync("a-job", "a-event", "a-topic", "a-email");
        await EmptyAsync(process);
        Assert.Equal(3, faults.Count(operation));
        Assert.Equal(4, ports.Arrived.Count);
    }

    [Fact]
    public async Task Entries_that_a_throttled_table_did_not_remove_are_removed_later()
    {
        using var faults = new AwsFaults();
        var process = await backend.StartProcessAsync(services =>
        {
            Services(services);
            services.AddSingleton(new AwsClients(faults));
        });
        faults.On("BatchWriteItem", Unprocessed, times: 2);

        await CommitAsync(process, AllKinds("a"));

        await Eventually.TrueAsync("the third removal", () => Task.FromResult(AfterAPause(() => faults.Count("BatchWriteItem") == 3)), Cancellation);
        await EmptyAsync(process);

        bool AfterAPause(Func<bool> happened)
        {
            clock.Jump(TimeSpan.FromMilliseconds(50));
            return happened();
        }
    }

    /// <summary>Nothing was done, and all of the request comes back.</summary>
    private static async Task<HttpResponseMessage> Unprocessed(HttpRequestMessage request, Func<Task<HttpResponseMessage>> pass, CancellationToken cancellationToken)
    {
        using var body = System.Text.Json.JsonDocument.Parse(await request.Content!.ReadAsStringAsync(cancellationToken));
        return await AwsFault.Answered($$"""{"UnprocessedItems":{{body.RootElement.GetProperty("RequestItems").GetRawText()}}}""")(request, pass, cancellationToken);
    }

    private static Transaction AllKinds(string name) => new Transaction()
        .Enqueue(Queue, new ProcessVideo(name))
        .Announce(name, LiveEventTypes.GradeReleased, new GradeReleased("s", "a", 9.5m, 10), CoreJson.Default.GradeReleased)
        .Publish(new TopicMessage($"{name}-topic", AlertTopic.Notifications, "Subject", "Body"))
        .Send(new EmailMessage($"{name}-email", "ada@example.org", "Code", "123456"));

    private static async Task CommitAsync(IServiceProvider process, Transaction transaction) =>
        await process.GetRequiredService<ITableStore>().CommitAsync(transaction, Cancellation);

    private static Task<int> SweepAsync(IServiceProvider process) =>
        process.GetServices<IHostedService>().OfType<OutboxSweeper>().Single().SweepAsync(Cancellation);

    /// <summary>Jobs and events have ids of their own: named by what they carry.</summary>
    private IEnumerable<string> Names(IEnumerable<string> ids) => ids.Select(id => ports.NameOf(id));

    private Task<IServiceProvider> StartAsync() => backend.StartProcessAsync(Services);

    private void Services(IServiceCollection services)
    {
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton<IJobSender>(ports);
        services.AddSingleton<IEventBus>(ports);
        services.AddSingleton<ITopicPublisher>(ports);
        services.AddSingleton<IEmailSender>(ports);
    }

    private Task ArriveAsync(params string[] names) =>
        Eventually.TrueAsync(string.Join(", ", names), () => Task.FromResult(!names.Except(Names(ports.Arrived)).Any()), Cancellation);

    private Task PassUntilAsync(IServiceProvider process, Func<bool> happened) => Eventually.TrueAsync(
        "what was postponed",
        async () =>
        {
            clock.Jump(TimeSpan.FromSeconds(1));
            await SweepAsync(process);
            return happened();
        },
        Cancellation);

    /// <summary>Nothing waits in the outbox, now or later.</summary>
    private Task EmptyAsync(IServiceProvider process) => Eventually.TrueAsync(
        "an empty outbox",
        async () =>
        {
            var store = process.GetRequiredService<OutboxStore>();
            var entries = await Task.WhenAll(OutboxKeys.Shards.Select(shard => store.DueAsync(shard, clock.GetUtcNow() + TimeSpan.FromDays(1), 10, Cancellation)));
            return entries.All(some => some.Count == 0);
        },
        Cancellation);
}
