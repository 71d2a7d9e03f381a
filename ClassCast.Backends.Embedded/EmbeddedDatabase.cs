using System.Diagnostics.Metrics;
using ClassCast.Backends.Embedded.Sqlite;
using ClassCast.Backends.Embedded.Tables;
using ClassCast.Core.Diagnostics;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using Microsoft.Extensions.Options;

namespace ClassCast.Backends.Embedded;

/// <summary>Tables that adapters of this backend need for themselves, beside the classroom's: register one to have them created.</summary>
internal sealed record AdditionalTables(IReadOnlyList<TableDefinition> Tables);

/// <summary>The main database, <c>classcast.db</c>: opened, created and migrated when first asked for.</summary>
internal sealed class EmbeddedDatabase : IAsyncDisposable, IDisposable
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(25);

    private readonly Meter meter = new(ClassCastTelemetry.Name);

    public EmbeddedDatabase(IOptions<EmbeddedOptions> options, IEnumerable<AdditionalTables> additional)
        : this(options.Value.DataDirectory!, [.. TableCatalog.All, .. additional.SelectMany(more => more.Tables)])
    {
    }

    public EmbeddedDatabase(string dataDirectory, IReadOnlyList<TableDefinition> tables)
    {
        var batch = meter.CreateHistogram<int>("classcast.store.commit.size", "{operation}", "Operations that shared one commit.");
        var duration = meter.CreateHistogram<double>("classcast.store.commit.duration", "s", "Time of one commit, waiting for other processes included.");
        DataDirectory.Create(dataDirectory);
        Schema = new Schema(tables);
        Database = new Database(Path.Combine(dataDirectory, "classcast.db"), Durability.Full, Schema.Create, (size, time) =>
        {
            batch.Record(size);
            duration.Record(time.TotalSeconds);
        });
        Changes = new ChangeWatcher(Database, PollInterval);
    }

    public Database Database { get; }

    public Schema Schema { get; }

    public ChangeWatcher Changes { get; }

    public async ValueTask DisposeAsync()
    {
        await Changes.DisposeAsync();
        Dispose();
    }

    public void Dispose()
    {
        Changes.Dispose();
        Database.Dispose();
        meter.Dispose();
    }
}
