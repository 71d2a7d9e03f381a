using ClassCast.Core.Ports;

namespace ClassCast.Backends.Redis;

/// <summary>
/// Puts the events of each publisher back into their order: client libraries call handlers on the thread pool, and newer ones in any order. An event
/// that comes too early is held until the ones before it came, or until it is clear that they were lost. Used by one reader.
/// </summary>
internal sealed class PublisherOrder(TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(100);

    private readonly Dictionary<string, PublisherState> publishers = new(StringComparer.Ordinal);
    private DateTimeOffset? heldSince;

    /// <summary>How much longer a missing event is worth waiting for; null when none is missing.</summary>
    public TimeSpan? Patience
    {
        get
        {
            var left = heldSince + Longest - time.GetUtcNow();
            return left < TimeSpan.Zero ? TimeSpan.Zero : left;
        }
    }

    /// <returns>What may be delivered now, in order.</returns>
    public IReadOnlyList<LiveEvent> Accept(EventEnvelope envelope)
    {
        if (!publishers.TryGetValue(envelope.Publisher, out var state))
        {
            // the first that is seen of a publisher is where this subscription begins
            state = new PublisherState { Next = envelope.Sequence };
            publishers.Add(envelope.Publisher, state);
        }

        if (envelope.Sequence < state.Next)
        {
            // overtaken by one that was given up waiting for it, or begun with: late is better than never
            return [envelope.Event];
        }

        state.Held[envelope.Sequence] = envelope.Event;
        var ready = state.Take();
        heldSince = publishers.Values.Any(publisher => publisher.Held.Count > 0) ? heldSince ?? time.GetUtcNow() : null;
        return ready;
    }

    /// <summary>The missing ones are lost: deliver what was held for them.</summary>
    public IReadOnlyList<LiveEvent> GiveUpWaiting()
    {
        heldSince = null;
        var ready = new List<LiveEvent>();
        foreach (var publisher in publishers.Values)
        {
            while (publisher.Held.Count > 0)
            {
                publisher.Next = publisher.Held.Keys.First();
                ready.AddRange(publisher.Take());
            }
        }

        return ready;
    }

    private sealed class PublisherState
    {
        public required long Next { get; set; }

        public SortedList<long, LiveEvent> Held { get; } = [];

        public List<LiveEvent> Take()
        {
            var ready = new List<LiveEvent>();
            while (Held.Remove(Next, out var liveEvent))
            {
                ready.Add(liveEvent);
                Next++;
            }

            return ready;
        }
    }
}
