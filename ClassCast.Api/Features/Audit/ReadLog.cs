using System.Collections.Concurrent;
using ClassCast.Api.Http;
using ClassCast.Core.Audit;
using ClassCast.Core.Ports;
using ClassCast.Core.Privacy;
using ClassCast.Core.Tables;

namespace ClassCast.Api.Features.Audit;

/// <summary>
/// Records, before the answer, that somebody looks at what is another's: what cannot be recorded is not shown. One entry for each look, however often
/// the page asks.
/// </summary>
public sealed class ReadLog(ITableStore tables, RetentionOptions retention, TimeProvider time)
{
    private const int Remembered = 10_000;

    // saves the write when a page asks again; after a restart the store's condition does
    private readonly ConcurrentDictionary<string, byte> written = new(StringComparer.Ordinal);

    public async Task RecordAsync(
        AuditKind kind, CurrentUser reader, string? subjectId, string? courseId, string? resourceId, CancellationToken cancellationToken)
    {
        if (subjectId == reader.UserId)
        {
            return;
        }

        var entry = AuditEvents.Read(kind, reader.UserId, subjectId, courseId, resourceId, retention.AuditReads, time);
        if (written.ContainsKey(entry.AuditId))
        {
            return;
        }

        try
        {
            await tables.PutAsync(TableCatalog.Audit, entry, cancellationToken, Condition.NotExists);
        }
        catch (ConditionFailedException)
        {
            // the same look
        }

        if (written.Count >= Remembered)
        {
            written.Clear();
        }

        written.TryAdd(entry.AuditId, 0);
    }
}
