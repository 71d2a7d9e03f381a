using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using ClassCast.Core.Audit;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;

namespace ClassCast.Core.Privacy;

/// <summary>
/// What the log has about a person, and what they did: read, never changed. Who else was involved is left out, and so is what an action of theirs says of others.
/// </summary>
internal sealed class AuditRecords(ITableStore store) : IPersonalRecords
{
    public TableDefinition Table => TableCatalog.Audit;

    public async IAsyncEnumerable<JsonObject> ReadAsync(DataSubject person, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var index in new[] { "subjectId-index", "actorId-index" })
        {
            string? cursor = null;
            do
            {
                var query = new TableQuery(person.UserId) { Index = index, Limit = 200, Cursor = cursor };
                var page = await store.QueryAsync(TableCatalog.Audit, query, cancellationToken);
                foreach (var entry in page.Items.Where(entry => index == "subjectId-index" || entry.SubjectId != person.UserId))
                {
                    yield return Told(entry, person);
                }

                cursor = page.NextCursor;
            }
            while (cursor is not null);
        }
    }

    /// <summary>It holds ids alone: with the profile gone it is pseudonymous.</summary>
    public Task EraseAsync(DataSubject person, CancellationToken cancellationToken) => Task.CompletedTask;

    private static JsonObject Told(AuditEntry entry, DataSubject person)
    {
        var told = new JsonObject
        {
            ["at"] = Timestamps.Format(entry.At),
            ["kind"] = entry.Kind.ToString(),
            ["by"] = entry.ActorId == person.UserId ? "you" : "somebody else",
            ["courseId"] = entry.CourseId,
        };
        if (entry.SubjectId == person.UserId)
        {
            told["about"] = "you";
            told["reason"] = entry.Reason;
            told["facts"] = new JsonObject(entry.Facts.Select(fact => KeyValuePair.Create(fact.Key, (JsonNode?)fact.Value)));
        }

        return told;
    }
}
