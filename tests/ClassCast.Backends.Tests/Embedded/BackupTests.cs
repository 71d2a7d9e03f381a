using ClassCast.Backends.Embedded;
using ClassCast.Backends.Embedded.Outbox;
using ClassCast.Backends.Embedded.Tables;
using ClassCast.Backends.Tests.Contracts;
using ClassCast.Core.Courses;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using ClassCast.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Backends.Tests.Embedded;

public sealed class BackupTests : IAsyncDisposable
{
    private readonly EmbeddedBackend backend = new();
    private readonly TempDirectory directory = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_backup_made_while_writing_is_the_state_of_one_moment_and_can_be_opened()
    {
        var store = (await backend.StartProcessAsync()).GetRequiredService<ITableStore>();
        var (left, right) = (await PutAsync(store), await PutAsync(store));
        using var enough = new CancellationTokenSource();
        var writing = MoveBackAndForthAsync(store, left, right, enough.Token);

        Directory.CreateDirectory(directory.File("restored"));
        EmbeddedBackup.Write(Path.Combine(backend.DataDirectory, "classcast.db"), directory.File("restored", "classcast.db"));
        await enough.CancelAsync();
        await writing;

        await using var restored = new EmbeddedDatabase(directory.File("restored"), TableCatalog.All);
        var copies = await new EmbeddedTableStore(restored, new OutboxWriter(null!, restored.Changes, TimeProvider.System))
            .GetManyAsync(TableCatalog.SeatCounts, [left.OwnerId, right.OwnerId], Cancellation);
        Assert.Equal((2, 200), (copies.Count, copies.Sum(copy => copy.Taken)));
    }

    [Fact]
    public async Task A_backup_never_overwrites()
    {
        await backend.StartProcessAsync();
        await File.WriteAllTextAsync(directory.File("taken"), "precious", Cancellation);

        Assert.Throws<IOException>(() => EmbeddedBackup.Write(Path.Combine(backend.DataDirectory, "classcast.db"), directory.File("taken")));

        Assert.Equal("precious", await File.ReadAllTextAsync(directory.File("taken"), Cancellation));
    }

    public async ValueTask DisposeAsync()
    {
        await backend.DisposeAsync();
        directory.Dispose();
    }

    private static Task<SeatCount> PutAsync(ITableStore store) => store.PutAsync(TableCatalog.SeatCounts, Sample.Seats(100), Cancellation);

    private static async Task MoveBackAndForthAsync(ITableStore store, SeatCount left, SeatCount right, CancellationToken enough)
    {
        for (var amount = 1; !enough.IsCancellationRequested; amount = -amount)
        {
            await store.CommitAsync(
                new Transaction()
                    .Update(TableCatalog.SeatCounts, left.OwnerId, Update.Empty.Add("taken", amount))
                    .Update(TableCatalog.SeatCounts, right.OwnerId, Update.Empty.Add("taken", -amount)),
                Cancellation);
        }
    }
}
