using System.Text;
using System.Text.Json;
using ClassCast.Core;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Aws.Outbox;

/// <summary>
/// Packs the messages of a transaction into as few items as hold them, almost always one, which are written in the same transaction. Right after the commit
/// this process relays them; if it dies first, any process does once they are due.
/// </summary>
internal sealed class OutboxWriter(OutboxRelay relay, TimeProvider time)
{
    /// <summary>Leaves room for keys and for the names of attributes in an item of 400 KB.</summary>
    public const int MaximumEntryBytes = 390 * 1024;

    public IReadOnlyList<OutboxEntry> Pack(IReadOnlyList<OutboxMessage> messages)
    {
        var entries = new List<OutboxEntry>();
        var now = time.GetUtcNow();
        var records = new List<OutboxRecord>();
        var size = 0;
        foreach (var record in messages.Select(message => Describe(message, time)))
        {
            var bytes = SizeOf(record);
            if (records.Count > 0 && size + bytes > MaximumEntryBytes)
            {
                entries.Add(Entry(records, now));
                (records, size) = ([], 0);
            }

            records.Add(record);
            size += bytes;
        }

        if (records.Count > 0)
        {
            entries.Add(Entry(records, now));
        }

        return entries;
    }

    /// <summary>Runs right after the commit.</summary>
    public void Committed(IReadOnlyList<OutboxEntry> entries)
    {
        foreach (var entry in entries)
        {
            relay.Accept(entry with { Version = 1 });
        }
    }

    private OutboxEntry Entry(IReadOnlyList<OutboxRecord> records, DateTimeOffset now)
    {
        var id = Ids.New(time);
        return new OutboxEntry
        {
            EntryId = id,
            Shard = OutboxKeys.Shard(id),
            Due = OutboxKeys.Due(now + OutboxKeys.Lease, id),
            CommittedAt = now,
            Messages = records,
        };
    }

    /// <summary>As JSON in JSON: quotes and what is not ASCII take more than a byte.</summary>
    private static int SizeOf(OutboxRecord record) => 200 + JsonEncodedText.Encode(record.Body).EncodedUtf8Bytes.Length + Encoding.UTF8.GetByteCount(record.Id);

    private static OutboxRecord Describe(OutboxMessage message, TimeProvider time) => message switch
    {
        JobMessage job => new OutboxRecord(OutboxKind.Job, Ids.New(time), job.Body)
        {
            Queue = job.Queue.Name,
            DelaySeconds = job.Delay.TotalSeconds,
            TraceParent = job.TraceParent,
        },
        EventMessage live => new OutboxRecord(OutboxKind.Event, live.Event.Id, JsonSerializer.Serialize(live.Event, PortsJson.Default.LiveEvent)),
        TopicOutboxMessage topic => new OutboxRecord(OutboxKind.Topic, topic.Message.Id, JsonSerializer.Serialize(topic.Message, PortsJson.Default.TopicMessage)),
        EmailOutboxMessage email => new OutboxRecord(OutboxKind.Email, email.Message.Id, JsonSerializer.Serialize(email.Message, PortsJson.Default.EmailMessage)),
        _ => throw new NotSupportedException($"Unknown message {message.GetType().Name}."),
    };
}
