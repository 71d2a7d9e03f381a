using System.Text.Json.Nodes;
using ClassCast.Core.Ports;

namespace ClassCast.Core.Privacy;

/// <summary>A person's rows of one table: how they are found, what of them the person may see, and how they are erased.</summary>
public interface IPersonalRecords
{
    TableDefinition Table { get; }

    /// <summary>
    /// The rows as the person may have them, read page by page. Nothing of others is in them. Where the declaration withholds the table they are only counted.
    /// </summary>
    IAsyncEnumerable<JsonObject> ReadAsync(DataSubject person, CancellationToken cancellationToken);

    /// <summary>Does what the table's declaration says. Safe to repeat, and to begin again after it was cut short anywhere.</summary>
    Task EraseAsync(DataSubject person, CancellationToken cancellationToken);
}
