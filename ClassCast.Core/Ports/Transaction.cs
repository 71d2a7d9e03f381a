using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ClassCast.Core.Ports;

/// <summary>
/// Up to <see cref="MaximumWrites"/> writes of different items, together with the jobs, live events, topic messages and e-mails that they cause:
/// nothing is enqueued outside a commit. With messages there is room for <see cref="MaximumWritesWithMessages"/> writes, and all writes and messages
/// together hold at most <see cref="MaximumBytes"/>. Not thread-safe; commit once.
/// </summary>
public sealed class Transaction
{
    public const int MaximumWrites = 100;

    /// <summary>Where the commit is one of DynamoDB, its messages take the place of one write.</summary>
    public const int MaximumWritesWithMessages = MaximumWrites - 1;

    /// <summary>Of JSON, in all. Checked by the commit.</summary>
    public const int MaximumBytes = 4 * 1024 * 1024;

    private readonly List<TransactionWrite> writes = [];
    private readonly List<OutboxMessage> messages = [];

    public IReadOnlyList<TransactionWrite> Writes => writes;

    public IReadOnlyList<OutboxMessage> Messages => messages;

    /// <summary>As <see cref="ITableStore.PutAsync"/>; without a condition the item's version decides.</summary>
    public Transaction Put<T>(Table<T> table, T item, Condition? condition = null) where T : Item =>
        Add(new PutWrite<T>(table, item, condition));

    public Transaction Update<T>(Table<T> table, ItemKey key, Update update, Condition? condition = null) where T : Item =>
        Add(new UpdateWrite(table, key, update, condition));

    public Transaction Delete<T>(Table<T> table, ItemKey key, Condition? condition = null) where T : Item =>
        Add(new DeleteWrite(table, key, condition));

    /// <summary>Writes nothing; the whole transaction fails unless the condition holds.</summary>
    public Transaction Check<T>(Table<T> table, ItemKey key, Condition condition) where T : Item =>
        Add(new CheckWrite(table, key, condition));

    /// <param name="queue">The declared queue.</param>
    /// <param name="job">The body; under 256 KB of JSON.</param>
    /// <param name="delay">Invisible until then; at most 15 minutes.</param>
    public Transaction Enqueue<T>(QueueDefinition<T> queue, T job, TimeSpan delay = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(delay, JobMessage.MaximumDelay);
        var body = JsonSerializer.Serialize(job, queue.Json);
        if (Encoding.UTF8.GetByteCount(body) >= JobMessage.MaximumBytes)
        {
            throw new ArgumentException($"A job holds less than {JobMessage.MaximumBytes} bytes of JSON.", nameof(job));
        }

        return Add(new JobMessage(queue, body, delay, Activity.Current?.Id));
    }

    /// <summary>A live event to the sockets of one user; lost if nobody listens, so the page must also find its effect by reading.</summary>
    public Transaction Announce<T>(string userId, string type, T data, JsonTypeInfo<T> json) =>
        Add(new EventMessage(LiveEvent.Create(userId, type, data, json)));

    public Transaction Publish(TopicMessage message) => Add(new TopicOutboxMessage(message));

    public Transaction Send(EmailMessage message) => Add(new EmailOutboxMessage(message));

    /// <summary>For adapters: to be called by the commit.</summary>
    /// <param name="writeBytes">Of the JSON of all puts.</param>
    /// <exception cref="TransactionTooLargeException">More than <see cref="MaximumBytes"/>.</exception>
    public void RequireSize(long writeBytes)
    {
        var bytes = writeBytes + messages.Sum(message => (long)message.Bytes);
        if (bytes > MaximumBytes)
        {
            throw new TransactionTooLargeException(bytes, MaximumBytes);
        }
    }

    private Transaction Add(TransactionWrite write)
    {
        RequireRoom(writes.Count + 1, messages.Count);
        writes.Add(write);
        return this;
    }

    private Transaction Add(OutboxMessage message)
    {
        RequireRoom(writes.Count, messages.Count + 1);
        messages.Add(message);
        return this;
    }

    private static void RequireRoom(int writes, int messages)
    {
        var maximum = messages == 0 ? MaximumWrites : MaximumWritesWithMessages;
        if (writes > maximum)
        {
            throw new TransactionTooLargeException(maximum);
        }
    }
}

/// <summary>One write of a transaction; adapters switch on the concrete type.</summary>
public abstract record TransactionWrite(TableDefinition Table, Condition? Condition)
{
    public abstract ItemKey? ExplicitKey { get; }
}

/// <summary>The untyped view of a put, for adapters: JSON without reflection over <c>T</c>.</summary>
public abstract record PutWrite(TableDefinition Table, Condition? Condition) : TransactionWrite(Table, Condition)
{
    public override ItemKey? ExplicitKey => null;

    /// <summary>The version the caller read (0 for a new item).</summary>
    public abstract long ReadVersion { get; }

    /// <summary>The item as UTF-8 JSON, with <paramref name="version"/> as its version.</summary>
    public abstract byte[] ToJson(long version);
}

public sealed record PutWrite<T>(Table<T> TypedTable, T Item, Condition? Condition) : PutWrite(TypedTable, Condition)
    where T : Item
{
    public override long ReadVersion => Item.Version;

    public override byte[] ToJson(long version) => JsonSerializer.SerializeToUtf8Bytes(Item with { Version = version }, TypedTable.Json);
}

public sealed record UpdateWrite(TableDefinition Table, ItemKey Key, Update Update, Condition? Condition) : TransactionWrite(Table, Condition)
{
    public override ItemKey? ExplicitKey => Key;
}

public sealed record DeleteWrite(TableDefinition Table, ItemKey Key, Condition? Condition) : TransactionWrite(Table, Condition)
{
    public override ItemKey? ExplicitKey => Key;
}

public sealed record CheckWrite(TableDefinition Table, ItemKey Key, Condition RequiredCondition) : TransactionWrite(Table, RequiredCondition)
{
    public override ItemKey? ExplicitKey => Key;
}

/// <summary>What a commit sends; adapters switch on the concrete type.</summary>
public abstract record OutboxMessage
{
    /// <summary>Size of what it carries, in UTF-8.</summary>
    public abstract int Bytes { get; }
}

/// <param name="Queue">Where to.</param>
/// <param name="Body">JSON.</param>
/// <param name="Delay">Invisible for so long.</param>
/// <param name="TraceParent">W3C trace context of the commit, so that one trace spans request and worker.</param>
public sealed record JobMessage(QueueDefinition Queue, string Body, TimeSpan Delay, string? TraceParent) : OutboxMessage
{
    public const int MaximumBytes = 256 * 1024;

    public static TimeSpan MaximumDelay { get; } = TimeSpan.FromMinutes(15);

    public override int Bytes => Encoding.UTF8.GetByteCount(Body);
}

public sealed record EventMessage(LiveEvent Event) : OutboxMessage
{
    public override int Bytes => Encoding.UTF8.GetByteCount(Event.Data.GetRawText());
}

public sealed record TopicOutboxMessage(TopicMessage Message) : OutboxMessage
{
    public override int Bytes => Encoding.UTF8.GetByteCount(Message.Subject) + Encoding.UTF8.GetByteCount(Message.Body);
}

public sealed record EmailOutboxMessage(EmailMessage Message) : OutboxMessage
{
    public override int Bytes => Encoding.UTF8.GetByteCount(Message.Subject) + Encoding.UTF8.GetByteCount(Message.Body);
}
