using ClassCast.Backends.Embedded.Outbox;
using ClassCast.Backends.Tests.Contracts;
using ClassCast.Core;
using ClassCast.Core.Messages;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using ClassCast.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Backends.Tests.Embedded;

/// <summary>Processes that are killed in the middle of their commits.</summary>
public sealed class CrashTests : IAsyncDisposable
{
    private readonly EmbeddedBackend backend = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killing_writers_loses_nothing_acknowledged_and_leaves_no_half_transaction()
    {
        var services = await backend.StartProcessAsync();
        var store = services.GetRequiredService<ITableStore>();
        var (queue, counter) = (Sample.Queue(), Sample.Seats());
        await store.PutAsync(TableCatalog.SeatCounts, counter, Cancellation);

        // two at once, so that each is also killed while the other holds the lock or waits for it
        var acknowledged = new List<string>();
        for (var round = 0; round < 3; round++)
        {
            await using var first = new WriterProcess(backend.DataDirectory, queue.Name, counter.OwnerId);
            await using var second = new WriterProcess(backend.DataDirectory, queue.Name, counter.OwnerId);
            await Task.WhenAll(first.WaitForAsync(100, Cancellation), second.WaitForAsync(100 + round, Cancellation));
            await Task.WhenAll(first.KillAsync(), second.KillAsync());
            acknowledged.AddRange([.. first.Acknowledged, .. second.Acknowledged]);
        }

        // the killed processes lived by the real clock
        backend.Clock.Jump(TimeProvider.System.GetUtcNow() - backend.Clock.GetUtcNow());
        var jobs = await DrainAsync(services.GetRequiredService<IJobQueue>(), queue);
        Assert.Empty(acknowledged.Except(jobs));
        Assert.Equal(jobs.Count, jobs.Distinct().Count());
        Assert.Equal(jobs.Count, (await store.GetAsync(TableCatalog.SeatCounts, counter.OwnerId, Cancellation))!.Taken);
        foreach (var id in jobs)
        {
            Assert.Equal(2, (await store.GetManyAsync(TableCatalog.SeatCounts, [$"{id}-a", $"{id}-b"], Cancellation)).Count);
        }

        await AssertMailedAsync(services, jobs);
    }

    [Fact]
    public async Task What_a_process_committed_and_did_not_relay_another_sends()
    {
        var dying = backend.StartDyingProcess().GetRequiredService<ITableStore>();
        var message = new EmailMessage(Ids.New(), "ada@example.org", "Code", "123456");
        await dying.CommitAsync(new Transaction().Send(message), Cancellation);
        var survivor = await backend.StartProcessAsync();
        var sweeper = survivor.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<OutboxSweeper>().Single();

        // the writer may still be at it
        Assert.Equal(0, await sweeper.SweepAsync(Cancellation));
        Assert.Empty(await survivor.GetRequiredService<ILocalMailbox>().ListAsync(null, 10, Cancellation));

        await backend.ElapseAsync(OutboxRow.Lease(OutboxKind.Email) + TimeSpan.FromSeconds(3));

        await AssertMailedAsync(survivor, [message.Id]);
    }

    public ValueTask DisposeAsync() => backend.DisposeAsync();

    private static async Task<IReadOnlyList<string>> DrainAsync(IJobQueue jobs, QueueDefinition<ProcessVideo> queue)
    {
        var ids = new List<string>();
        while (await jobs.LeaseAsync(queue, TimeSpan.Zero, Cancellation) is { } lease)
        {
            ids.Add(lease.Job.VideoId);
        }

        return ids;
    }

    private async Task AssertMailedAsync(IServiceProvider services, IReadOnlyList<string> ids)
    {
        var mailbox = services.GetRequiredService<ILocalMailbox>();
        await Eventually.TrueAsync(
            "every mail",
            async () =>
            {
                await backend.ElapseAsync(TimeSpan.FromSeconds(10));
                var mails = await mailbox.ListAsync(null, 100_000, Cancellation);
                return !ids.Except(mails.Select(mail => mail.Id)).Any();
            },
            Cancellation);
        Assert.Equal(ids.Order(), (await mailbox.ListAsync(null, 100_000, Cancellation)).Select(mail => mail.Id).Order());
    }
}
