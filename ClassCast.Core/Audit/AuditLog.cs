using ClassCast.Core.Ports;
using ClassCast.Core.Tables;

namespace ClassCast.Core.Audit;

/// <summary>The only way into the log.</summary>
public static class AuditLog
{
    /// <summary>Records the change in its own commit: there is no change without its entry, and no entry without its change.</summary>
    public static Transaction Audit(this Transaction transaction, AuditEntry entry) =>
        transaction.Put(TableCatalog.Audit, entry with { Version = 0 }, Condition.NotExists);
}

/// <summary>How reads become entries. How long these are kept is <see cref="Privacy.RetentionOptions.AuditReads"/>; changes are kept.</summary>
public static class AuditRetention
{
    /// <summary>Looking at the same thing again within this time is the same look.</summary>
    public static TimeSpan OneLook { get; } = TimeSpan.FromHours(1);
}
