using ClassCast.Core.Audit;
using ClassCast.Core.Ports;

namespace ClassCast.Core.Identity;

internal sealed class AccountSessions(ITableStore store, Accounts accounts, Sessions sessions, TimeProvider time) : IAccountSessions
{
    private const int Maximum = 100;

    public async Task<IReadOnlyList<SessionInfo>> ListAsync(string userId, CancellationToken cancellationToken)
    {
        if (await accounts.FindByIdAsync(userId, cancellationToken) is not { } account)
        {
            return [];
        }

        var open = new List<Session>();
        var query = new TableQuery(userId) { Index = IdentityTables.ByUserId, Descending = true, Limit = Maximum };
        do
        {
            var page = await store.QueryAsync(IdentityTables.Sessions, query, cancellationToken);
            open.AddRange(page.Items.Where(session => IsOpen(session, account)));
            query = query with { Cursor = page.NextCursor };
        }
        while (query.Cursor is not null && open.Count < Maximum);

        return [.. open.OrderByDescending(session => session.LastUsedAt).ThenByDescending(session => session.CreatedAt).Take(Maximum).Select(ToInfo)];
    }

    public async Task<SessionInfo?> FindOpenAsync(string sessionId, CancellationToken cancellationToken) =>
        await ReadOpenAsync(sessionId, cancellationToken) is { } session ? ToInfo(session) : null;

    public async Task<SessionInfo?> NoteAsync(string sessionId, SessionUse use, CancellationToken cancellationToken)
    {
        if (await ReadOpenAsync(sessionId, cancellationToken) is not { } session)
        {
            return null;
        }

        var used = session with { LastUsedAt = time.GetUtcNow(), Address = use.Address, Device = use.Device };
        try
        {
            return ToInfo(await store.PutAsync(IdentityTables.Sessions, used, cancellationToken));
        }
        catch (ConditionFailedException)
        {
            // it was renewed or ended at this very moment, which must not be overwritten
            return ToInfo(session);
        }
    }

    public Task<bool> EndAsync(string userId, string sessionId, AuditEntry entry, CancellationToken cancellationToken) => Optimistically.RunAsync(async () =>
    {
        if (await ReadOpenAsync(sessionId, cancellationToken) is not { } session || session.UserId != userId)
        {
            return false;
        }

        await store.CommitAsync(Sessions.Ended(session, time.GetUtcNow()).Audit(entry), cancellationToken);
        return true;
    });

    public Task EndAllAsync(string userId, AuditEntry entry, CancellationToken cancellationToken) => accounts.EndSessionsAsync(userId, entry, cancellationToken);

    public async Task<string> EndAllAsync(string refreshToken, CancellationToken cancellationToken)
    {
        var userId = (await sessions.RequireAccountAsync(refreshToken, cancellationToken)).UserId;
        await EndAllAsync(userId, AuditEvents.SessionsEnded(userId, userId, reason: null, time), cancellationToken);
        return userId;
    }

    private async Task<Session?> ReadOpenAsync(string sessionId, CancellationToken cancellationToken)
    {
        var session = await store.GetAsync(IdentityTables.Sessions, sessionId, cancellationToken);
        var account = session is null ? null : await store.GetAsync(IdentityTables.Accounts, session.Email, cancellationToken);
        return account is not null && IsOpen(session!, account) ? session : null;
    }

    private bool IsOpen(Session session, Account account) =>
        session.RevokedAt is null
        && session.UserId == account.UserId
        && session.Epoch == account.SessionEpoch
        && session.ExpiresAt > time.GetUtcNow().ToUnixTimeSeconds();

    private static SessionInfo ToInfo(Session session) =>
        new(session.SessionId, session.UserId, session.CreatedAt, session.LastUsedAt, session.Address, session.Device);
}
