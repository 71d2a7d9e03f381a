using ClassCast.Core;
using ClassCast.Core.Notifications;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;

namespace ClassCast.Api.Features.Live;

/// <summary>The rows of open sockets: they count a person's pages over all processes, and run out by themselves when a process dies.</summary>
internal sealed class LiveConnections(ITableStore tables, TimeProvider time)
{
    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(2);

    public static TimeSpan RenewalPeriod { get; } = TimeSpan.FromMinutes(1);

    public async Task<int> CountAsync(string userId, int atMost, CancellationToken cancellationToken)
    {
        // rows of dead processes may still be there: they are few, and read past
        var query = new TableQuery(userId) { Index = "userId-index", Limit = Math.Min(TableQuery.MaximumLimit, atMost * 10) };
        var rows = await tables.QueryAsync(TableCatalog.Connections, query, cancellationToken);
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        return rows.Items.Count(row => row.ExpiresAt > now);
    }

    public Task<Connection> AddAsync(string userId, CancellationToken cancellationToken)
    {
        var now = Timestamps.Now(time);
        return WriteAsync(new() { ConnectionId = Ids.New(time), UserId = userId, ConnectedAt = now, ExpiresAt = 0 }, cancellationToken);
    }

    /// <summary>Until cancelled.</summary>
    /// <param name="renewing">Before each renewal.</param>
    public async Task KeepAsync(Connection connection, Func<CancellationToken, Task> renewing, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(RenewalPeriod, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            await renewing(cancellationToken);
            connection = await WriteAsync(connection, cancellationToken);
        }
    }

    public Task RemoveAsync(Connection connection) =>
        tables.DeleteAsync(TableCatalog.Connections, connection.ConnectionId, CancellationToken.None);

    private Task<Connection> WriteAsync(Connection connection, CancellationToken cancellationToken)
    {
        var renewed = connection with { ExpiresAt = (time.GetUtcNow() + Lifetime).ToUnixTimeSeconds() };
        return tables.PutAsync(TableCatalog.Connections, renewed, cancellationToken, Condition.Always);
    }
}
