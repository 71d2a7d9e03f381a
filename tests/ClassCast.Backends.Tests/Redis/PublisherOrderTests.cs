using ClassCast.Backends.Redis;
using ClassCast.Core;
using ClassCast.Core.Messages;
using ClassCast.Core.Ports;
using ClassCast.Testing;

namespace ClassCast.Backends.Tests.Redis;

public sealed class PublisherOrderTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly PublisherOrder order;

    public PublisherOrderTests() => order = new PublisherOrder(clock);

    [Fact]
    public void Events_in_order_pass_at_once()
    {
        Assert.Equal(["a1"], Accept("a", 1));
        Assert.Equal(["a2"], Accept("a", 2));
        Assert.Null(order.Patience);
    }

    [Fact]
    public void An_early_event_waits_for_the_one_before_it()
    {
        Accept("a", 1);

        Assert.Empty(Accept("a", 3));
        Assert.NotNull(order.Patience);
        Assert.Equal(["a2", "a3"], Accept("a", 2));
        Assert.Null(order.Patience);
    }

    [Fact]
    public void A_gap_of_one_publisher_does_not_hold_up_another()
    {
        Accept("a", 1);
        Accept("a", 3);

        Assert.Equal(["b7"], Accept("b", 7));
        Assert.Equal(["b8"], Accept("b", 8));
    }

    [Fact]
    public void Patience_runs_out_and_what_was_held_is_delivered_in_order()
    {
        Accept("a", 1);
        Accept("a", 6);
        Accept("a", 4);
        Accept("a", 3);
        clock.Advance(TimeSpan.FromMilliseconds(200));

        Assert.Equal(TimeSpan.Zero, order.Patience);
        Assert.Equal(["a3", "a4", "a6"], order.GiveUpWaiting().Select(one => one.UserId));
        Assert.Null(order.Patience);
        Assert.Equal(["a7"], Accept("a", 7));
    }

    [Fact]
    public void An_event_that_was_given_up_still_passes_when_it_comes()
    {
        Accept("a", 1);
        Accept("a", 3);
        order.GiveUpWaiting();

        Assert.Equal(["a2"], Accept("a", 2));
    }

    private IEnumerable<string> Accept(string publisher, long sequence) =>
        order.Accept(new EventEnvelope(
            publisher,
            sequence,
            LiveEvent.Create($"{publisher}{sequence}", LiveEventTypes.VideoChanged, new ProcessVideo("v"), CoreJson.Default.ProcessVideo)))
            .Select(one => one.UserId);
}
