using ClassCast.Backends.Embedded.Sqlite;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Embedded.Email;

/// <summary>Keeps mail in the database instead of sending it. The same id twice is one mail.</summary>
internal sealed class LocalMailbox(EmbeddedDatabase storage, TimeProvider time) : IEmailSender, ILocalMailbox
{
    private const string Columns = "SELECT id, address, subject, body, received, unsubscribe FROM mailbox";

    public Task SendAsync(EmailMessage message, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return storage.Database.WriteAsync(connection => Insert(connection, message, now), cancellationToken);
    }

    public Task<IReadOnlyList<LocalMail>> ListAsync(string? address, int limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<LocalMail>>(storage.Database.Read(connection => List(connection, address, limit)));
    }

    public Task<LocalMail?> GetAsync(string id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(storage.Database.Read(connection =>
        {
            using var statement = connection.Prepare($"{Columns} WHERE id = ?1");
            return statement.Bind(1, id).Step() ? Read(statement) : null;
        }));
    }

    private static int Insert(Connection connection, EmailMessage message, long now)
    {
        using var statement = connection.Prepare(
            "INSERT INTO mailbox (id, address, subject, body, received, unsubscribe) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (id) DO NOTHING");
        return statement
            .Bind(1, message.Id)
            .Bind(2, Normalise(message.To))
            .Bind(3, message.Subject)
            .Bind(4, message.Body)
            .Bind(5, now)
            .Bind(6, message.Unsubscribe?.AbsoluteUri ?? "")
            .Execute();
    }

    private static List<LocalMail> List(Connection connection, string? address, int limit)
    {
        var mails = new List<LocalMail>();
        using var statement = connection.Prepare(
            address is null ? $"{Columns} ORDER BY received DESC, id DESC LIMIT ?1" : $"{Columns} WHERE address = ?2 ORDER BY received DESC, id DESC LIMIT ?1");
        statement.Bind(1, limit);
        if (address is not null)
        {
            statement.Bind(2, Normalise(address));
        }

        while (statement.Step())
        {
            mails.Add(Read(statement));
        }

        return mails;
    }

    private static LocalMail Read(Statement statement) => new(
        statement.Text(0),
        statement.Text(1),
        statement.Text(2),
        statement.Text(3),
        DateTimeOffset.FromUnixTimeMilliseconds(statement.Integer(4)),
        statement.Text(5) is { Length: > 0 } unsubscribe ? unsubscribe : null);

    private static string Normalise(string address) => address.Trim().ToLowerInvariant();
}
