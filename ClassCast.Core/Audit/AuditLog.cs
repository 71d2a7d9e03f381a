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

/// <summary>How long entries are kept where the school has no longer duty.</summary>
public static class AuditRetention
{
    /// <summary>Of reads; changes are kept.</summary>
    public static TimeSpan Reads { get; } = TimeSpan.FromDays(400);

    /// <summary>Looking at the same thing again within this time is the same look.</summary>
    public static TimeSpan OneLook { get; } = TimeSpan.FromHours(1);
}
