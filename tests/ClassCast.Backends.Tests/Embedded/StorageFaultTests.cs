using ClassCast.Backends.Embedded;
using ClassCast.Backends.Embedded.Sqlite;
using ClassCast.Backends.Tests.Contracts;
using ClassCast.Core;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ClassCast.Backends.Tests.Embedded;

/// <summary>A full disk, a lock that another program holds, and the health check that tells.</summary>
public sealed class StorageFaultTests : IAsyncDisposable
{
    private readonly EmbeddedBackend backend = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_disk_refuses_what_does_not_fit_and_takes_writes_again_when_there_is_space()
    {
        var services = await backend.StartProcessAsync();
        var store = services.GetRequiredService<ITableStore>();
        var small = await store.PutAsync(TableCatalog.SeatCounts, Sample.Seats(), Cancellation);
        var large = Sample.Course(Ids.New(), description: new string('x', 300_000));
        await LimitPagesAsync(services, beyondNow: 5);

        var refusal = await Assert.ThrowsAsync<StorageUnavailableException>(() => store.PutAsync(TableCatalog.Courses, large, Cancellation));

        Assert.True(refusal.IsDiskFull);
        Assert.Null(await store.GetAsync(TableCatalog.Courses, large.CourseId, Cancellation));
        await store.PutAsync(TableCatalog.Courses, large, Cancellation);
        Assert.Equal(small, await store.GetAsync(TableCatalog.SeatCounts, small.OwnerId, Cancellation));
    }

    [Fact]
    public async Task A_write_that_does_not_fit_on_the_disk_does_not_take_its_neighbours_along()
    {
        var services = await backend.StartProcessAsync();
        var store = services.GetRequiredService<ITableStore>();
        var seats = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => store.PutAsync(TableCatalog.SeatCounts, Sample.Seats(), Cancellation)));
        var database = services.GetRequiredService<EmbeddedDatabase>().Database;

        // the writer is held up, so that all of them share its next commit
        using var release = new ManualResetEventSlim();
        var holding = database.WriteAsync(_ => release.Wait(TimeSpan.FromSeconds(20)), Cancellation);
        var first = seats[..10].Select(item => store.UpdateAsync(TableCatalog.SeatCounts, item.OwnerId, Update.Empty.Add("taken", 1), Cancellation)).ToArray();
        var large = database.WriteAsync(WriteBeyondTheDisk, Cancellation);
        var last = seats[10..].Select(item => store.UpdateAsync(TableCatalog.SeatCounts, item.OwnerId, Update.Empty.Add("taken", 1), Cancellation)).ToArray();
        release.Set();
        await holding;

        Assert.True((await Assert.ThrowsAsync<StorageUnavailableException>(() => large)).IsDiskFull);
        Assert.All(await Task.WhenAll([.. first, .. last]), item => Assert.Equal(1, item.Taken));
    }

    [Fact]
    public async Task A_failed_condition_does_not_take_its_neighbours_along()
    {
        var store = (await backend.StartProcessAsync()).GetRequiredService<ITableStore>();
        var taken = await store.PutAsync(TableCatalog.SeatCounts, Sample.Seats(), Cancellation);

        var writes = Enumerable.Range(0, 50).Select(i =>
            store.CommitAsync(new Transaction().Put(TableCatalog.SeatCounts, Sample.Seats(i)).Put(TableCatalog.SeatCounts, i % 2 == 0 ? Sample.Seats() : taken with { Version = 0 }), Cancellation)).ToArray();
        await Task.WhenAll(writes.Select(write => write.ContinueWith(_ => { }, Cancellation, TaskContinuationOptions.None, TaskScheduler.Default)));

        Assert.All(writes.Where((_, i) => i % 2 == 0), write => Assert.True(write.IsCompletedSuccessfully));
        Assert.All(writes.Where((_, i) => i % 2 == 1), write => Assert.IsType<ConditionFailedException>(write.Exception!.InnerException));
    }

    [Fact]
    public async Task A_write_waits_while_another_process_holds_the_lock()
    {
        var first = await backend.StartProcessAsync();
        var second = (await backend.StartProcessAsync()).GetRequiredService<ITableStore>();
        using var release = new ManualResetEventSlim();
        var locked = new TaskCompletionSource();
        var holding = first.GetRequiredService<EmbeddedDatabase>().Database.WriteAsync(
            _ =>
            {
                locked.SetResult();
                return release.Wait(TimeSpan.FromSeconds(20));
            },
            Cancellation);
        await locked.Task;

        var waiting = second.PutAsync(TableCatalog.Users, Sample.User(), Cancellation);
        Assert.Null(await second.GetAsync(TableCatalog.Users, Ids.New(), Cancellation));
        Assert.False(waiting.IsCompleted);

        release.Set();
        Assert.True(await holding);
        Assert.Equal(1, (await waiting).Version);
    }

    [Fact]
    public async Task The_health_check_tells_whether_writing_works()
    {
        var services = await backend.StartProcessAsync();
        var health = services.GetRequiredService<HealthCheckService>();
        Assert.Equal(HealthStatus.Healthy, (await StorageAsync()).Status);

        await services.GetRequiredService<EmbeddedDatabase>().Database.WriteAsync(connection => connection.Execute("DROP TABLE meta"), Cancellation);

        Assert.Equal(HealthStatus.Unhealthy, (await StorageAsync()).Status);

        async Task<HealthReportEntry> StorageAsync() =>
            (await health.CheckHealthAsync(registration => registration.Name == "storage", Cancellation)).Entries["storage"];
    }

    public ValueTask DisposeAsync() => backend.DisposeAsync();

    private static Task LimitPagesAsync(IServiceProvider services, int beyondNow) =>
        services.GetRequiredService<EmbeddedDatabase>().Database.WriteAsync(connection => LimitPages(connection, beyondNow), Cancellation);

    /// <summary>SQLite answers SQLITE_FULL beyond so many pages, as it does for a full disk; the writer's next connection knows no limit.</summary>
    private static long LimitPages(Connection connection, int beyondNow)
    {
        using var count = connection.Prepare("PRAGMA page_count");
        count.Step();
        var limit = count.Integer(0) + beyondNow;
        connection.ExecuteOnce($"PRAGMA max_page_count={limit}");
        return limit;
    }

    private static int WriteBeyondTheDisk(Connection connection)
    {
        LimitPages(connection, beyondNow: 5);
        return connection.Execute("INSERT INTO meta (name, value) VALUES ('large', zeroblob(3000000))");
    }
}
