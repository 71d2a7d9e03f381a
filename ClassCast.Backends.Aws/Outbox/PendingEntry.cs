namespace ClassCast.Backends.Aws.Outbox;

/// <summary>An entry whose messages are being sent, each by the loop of its kind; whoever ends the last one settles the entry.</summary>
internal sealed class PendingEntry(OutboxEntry entry)
{
    private readonly Lock gate = new();
    private readonly List<OutboxRecord> failed = [];
    private int remaining = entry.Messages.Count;

    public OutboxEntry Entry { get; } = entry;

    /// <summary>In the order of the commit; to be read when all have ended.</summary>
    public IReadOnlyList<OutboxRecord> Failed => [.. Entry.Messages.Where(failed.Contains)];

    public string? Error { get; private set; }

    /// <param name="error">Null when it was sent.</param>
    /// <returns>Whether it was the last one.</returns>
    public bool End(OutboxRecord message, string? error)
    {
        lock (gate)
        {
            if (error is not null)
            {
                failed.Add(message);
                Error = error;
            }

            return --remaining == 0;
        }
    }
}

internal sealed record PendingMessage(PendingEntry Entry, OutboxRecord Message);
