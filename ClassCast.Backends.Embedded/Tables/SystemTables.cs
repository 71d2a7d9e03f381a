namespace ClassCast.Backends.Embedded.Tables;

/// <summary>The tables beside the declared ones. Times are Unix milliseconds.</summary>
internal static class SystemTables
{
    public static IReadOnlyList<string> All { get; } =
    [
        "CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID",

        // visible: when the job may be leased, or the lease on it ends; receipt: of the lease, null when nobody has it
        "CREATE TABLE IF NOT EXISTS jobs (id TEXT PRIMARY KEY, queue TEXT NOT NULL, body TEXT NOT NULL, trace TEXT, enqueued INTEGER NOT NULL, visible INTEGER NOT NULL, attempts INTEGER NOT NULL, receipt TEXT)",
        "CREATE INDEX IF NOT EXISTS jobs_visible ON jobs (queue, visible, receipt)",
        "CREATE TABLE IF NOT EXISTS dead_jobs (id TEXT PRIMARY KEY, queue TEXT NOT NULL, body TEXT NOT NULL, trace TEXT, enqueued INTEGER NOT NULL, died INTEGER NOT NULL, attempts INTEGER NOT NULL, reason TEXT NOT NULL)",
        "CREATE INDEX IF NOT EXISTS dead_jobs_died ON dead_jobs (queue, died)",

        // due: when the row may be (re)sent; until then the process that wrote or claimed it is on it
        "CREATE TABLE IF NOT EXISTS outbox (seq INTEGER PRIMARY KEY AUTOINCREMENT, kind INTEGER NOT NULL, payload TEXT NOT NULL, created INTEGER NOT NULL, due INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, error TEXT)",
        "CREATE INDEX IF NOT EXISTS outbox_due ON outbox (due)",
        "CREATE TABLE IF NOT EXISTS dead_outbox (seq INTEGER PRIMARY KEY, kind INTEGER NOT NULL, payload TEXT NOT NULL, created INTEGER NOT NULL, died INTEGER NOT NULL, attempts INTEGER NOT NULL, error TEXT)",

        "CREATE TABLE IF NOT EXISTS topic_messages (id TEXT PRIMARY KEY, topic TEXT NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL, published INTEGER NOT NULL)",
        "CREATE INDEX IF NOT EXISTS topic_messages_published ON topic_messages (topic, published)",
        "CREATE TABLE IF NOT EXISTS mailbox (id TEXT PRIMARY KEY, address TEXT NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL, received INTEGER NOT NULL)",
        "CREATE INDEX IF NOT EXISTS mailbox_received ON mailbox (received)",
        "CREATE INDEX IF NOT EXISTS mailbox_address ON mailbox (address, received)",
    ];
}
