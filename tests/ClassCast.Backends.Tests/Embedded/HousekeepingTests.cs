using ClassCast.Backends.Embedded.Hosting;
using ClassCast.Backends.Tests.Contracts;
using ClassCast.Core;
using ClassCast.Core.Notifications;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ClassCast.Backends.Tests.Embedded;

public sealed class HousekeepingTests : IAsyncDisposable
{
    private readonly EmbeddedBackend backend = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Expired_items_are_removed_and_the_others_stay()
    {
        var services = await backend.StartProcessAsync();
        var store = services.GetRequiredService<ITableStore>();
        var now = backend.Clock.GetUtcNow().ToUnixTimeSeconds();
        var expired = await Task.WhenAll(Enumerable.Range(1, 600).Select(i => PutAsync(store, now - i)));
        var living = await PutAsync(store, now + 60);

        await SweeperOf(services).SweepAsync(Cancellation);

        Assert.Equal(living, await store.GetAsync(TableCatalog.Connections, living.ConnectionId, Cancellation));
        foreach (var connection in expired)
        {
            Assert.Null(await store.GetAsync(TableCatalog.Connections, connection.ConnectionId, Cancellation));
        }
    }

    [Fact]
    public async Task A_renewed_item_expires_at_its_new_time()
    {
        var services = await backend.StartProcessAsync();
        var store = services.GetRequiredService<ITableStore>();
        var connection = await PutAsync(store, backend.Clock.GetUtcNow().ToUnixTimeSeconds() - 1);
        await store.UpdateAsync(TableCatalog.Connections, connection.ConnectionId, Update.Empty.Add("expiresAt", 60), Cancellation);

        await SweeperOf(services).SweepAsync(Cancellation);

        Assert.NotNull(await store.GetAsync(TableCatalog.Connections, connection.ConnectionId, Cancellation));
    }

    [Fact]
    public async Task Mail_is_kept_for_thirty_days()
    {
        var services = await backend.StartProcessAsync();
        var sender = services.GetRequiredService<IEmailSender>();
        await sender.SendAsync(new EmailMessage("old", "a@example.org", "", ""), Cancellation);
        backend.Clock.Jump(TimeSpan.FromDays(29));
        await sender.SendAsync(new EmailMessage("new", "a@example.org", "", ""), Cancellation);
        backend.Clock.Jump(TimeSpan.FromDays(2));

        await SweeperOf(services).SweepAsync(Cancellation);

        Assert.Equal("new", Assert.Single(await services.GetRequiredService<ILocalMailbox>().ListAsync(null, 10, Cancellation)).Id);
    }

    public ValueTask DisposeAsync() => backend.DisposeAsync();

    private static Housekeeping SweeperOf(IServiceProvider services) => services.GetServices<IHostedService>().OfType<Housekeeping>().Single();

    private Task<Connection> PutAsync(ITableStore store, long expiresAt) => store.PutAsync(
        TableCatalog.Connections,
        new Connection { ConnectionId = Ids.New(), UserId = Ids.New(), ConnectedAt = Sample.Time, ExpiresAt = expiresAt },
        Cancellation);
}
