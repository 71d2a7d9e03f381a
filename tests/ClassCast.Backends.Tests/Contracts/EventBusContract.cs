using System.Text.Json;
using ClassCast.Core;
using ClassCast.Core.Messages;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Tests.Contracts;

/// <summary>Live events between processes.</summary>
public abstract class EventBusContract : IAsyncLifetime
{
    private readonly CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    /// <summary>Ends with the test, so that subscriptions do.</summary>
    protected CancellationToken Cancellation => ending.Token;

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        ending.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The bus as another process sees it.</summary>
    protected abstract Task<IEventBus> ConnectAsync();

    [Fact]
    public async Task An_event_reaches_subscribers_of_its_own_and_of_other_processes_as_it_was_published()
    {
        var (here, there) = (await ConnectAsync(), await ConnectAsync());
        var subscribers = new[] { await SubscribeAsync(here), await SubscribeAsync(there), await SubscribeAsync(there) };
        var liveEvent = LiveEvent.Create("user", LiveEventTypes.GradeReleased, new GradeReleased("é \"🎓\"", "a", 9.5m, 10), CoreJson.Default.GradeReleased);

        await here.PublishAsync(liveEvent, Cancellation);

        foreach (var subscriber in subscribers)
        {
            var received = await subscriber.NextAsync();
            Assert.Equal((liveEvent.Id, liveEvent.UserId, liveEvent.Type), (received.Id, received.UserId, received.Type));
            Assert.True(JsonElement.DeepEquals(liveEvent.Data, received.Data));
        }
    }

    [Fact]
    public async Task Events_of_one_publisher_keep_their_order()
    {
        var (here, there) = (await ConnectAsync(), await ConnectAsync());
        var subscriber = await SubscribeAsync(there);

        for (var i = 0; i < 500; i++)
        {
            await here.PublishAsync(Numbered(i), Cancellation);
        }

        for (var i = 0; i < 500; i++)
        {
            Assert.Equal($"{i}", (await subscriber.NextAsync()).UserId);
        }
    }

    [Fact]
    public async Task A_subscriber_gets_what_is_published_after_it_subscribed()
    {
        var bus = await ConnectAsync();
        await bus.PublishAsync(Numbered(1), Cancellation);
        var subscriber = await SubscribeAsync(await ConnectAsync());

        await bus.PublishAsync(Numbered(2), Cancellation);

        Assert.Equal("2", (await subscriber.NextAsync()).UserId);
    }

    [Fact]
    public async Task Publishing_while_nobody_listens_succeeds() =>
        await (await ConnectAsync()).PublishAsync(Numbered(1), Cancellation);

    [Fact]
    public async Task A_large_event_arrives_whole()
    {
        var bus = await ConnectAsync();
        var subscriber = await SubscribeAsync(bus);
        var title = new string('ü', 100_000);
        var data = new NotificationCreated("n", "t", title, "", "/", DateTimeOffset.UnixEpoch);

        await bus.PublishAsync(LiveEvent.Create("u", LiveEventTypes.NotificationCreated, data, CoreJson.Default.NotificationCreated), Cancellation);

        Assert.Equal(title, (await subscriber.NextAsync()).Data.GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_cancelled_subscription_ends_and_the_others_go_on()
    {
        var bus = await ConnectAsync();
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var (left, stays) = (await SubscribeAsync(bus, leaving.Token), await SubscribeAsync(bus));

        await leaving.CancelAsync();
        await bus.PublishAsync(Numbered(1), Cancellation);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(left.NextAsync);
        Assert.Equal("1", (await stays.NextAsync()).UserId);
    }

    [Fact]
    public async Task A_thousand_events_of_two_publishers_all_arrive()
    {
        var (here, there) = (await ConnectAsync(), await ConnectAsync());
        var subscriber = await SubscribeAsync(await ConnectAsync());

        await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => (i % 2 == 0 ? here : there).PublishAsync(Numbered(i), Cancellation)));

        var received = new HashSet<string>();
        while (received.Count < 1000)
        {
            received.Add((await subscriber.NextAsync()).UserId);
        }
    }

    protected static LiveEvent Numbered(int number) =>
        LiveEvent.Create($"{number}", LiveEventTypes.VideoChanged, new ProcessVideo("v"), CoreJson.Default.ProcessVideo);

    protected async Task<Subscriber> SubscribeAsync(IEventBus bus, CancellationToken? cancellationToken = null)
    {
        var subscribed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var subscriber = new Subscriber(bus.SubscribeAsync(subscribed.SetResult, cancellationToken ?? Cancellation).GetAsyncEnumerator(CancellationToken.None));
        await await Task.WhenAny(subscribed.Task, subscriber.Pending).WaitAsync(Cancellation);
        return subscriber;
    }

    /// <summary>One subscription; it asks for the next event before that is published, so that it is in force.</summary>
    protected sealed class Subscriber
    {
        private readonly IAsyncEnumerator<LiveEvent> events;

        public Subscriber(IAsyncEnumerator<LiveEvent> events)
        {
            this.events = events;
            Pending = events.MoveNextAsync().AsTask();
        }

        public Task<bool> Pending { get; private set; }

        public async Task<LiveEvent> NextAsync()
        {
            Assert.True(await Pending.WaitAsync(TimeSpan.FromSeconds(30)));
            var current = events.Current;
            Pending = events.MoveNextAsync().AsTask();
            return current;
        }
    }
}
