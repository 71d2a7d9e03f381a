using ClassCast.Core;
using ClassCast.Core.Courses;
using ClassCast.Core.Messages;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Backends.Tests.Contracts;

/// <summary>Several writes and their messages: all or nothing.</summary>
public abstract class TransactionContract : BackendTest
{
    private static Table<SeatCount> Seats => TableCatalog.SeatCounts;

    [Fact]
    public async Task All_writes_of_a_transaction_happen()
    {
        var kept = await Store.PutAsync(Seats, Sample.Seats(1), Cancellation);
        var counted = await Store.PutAsync(Seats, Sample.Seats(1), Cancellation);
        var removed = await Store.PutAsync(Seats, Sample.Seats(1), Cancellation);
        var added = Sample.Seats(5);

        await Store.CommitAsync(
            new Transaction()
                .Check(Seats, kept.OwnerId, Condition.VersionIs(1))
                .Update(Seats, counted.OwnerId, Update.Empty.Add("taken", 2))
                .Delete(Seats, removed.OwnerId, Condition.Exists)
                .Put(Seats, added),
            Cancellation);

        Assert.Equal(kept, await GetAsync(kept));
        Assert.Equal(counted with { Taken = 3, Version = 2 }, await GetAsync(counted));
        Assert.Null(await GetAsync(removed));
        Assert.Equal(added with { Version = 1 }, await GetAsync(added));
    }

    [Theory]
    [InlineData("check")]
    [InlineData("put")]
    [InlineData("update")]
    [InlineData("delete")]
    public async Task One_failed_condition_leaves_everything_as_it_was_and_names_the_write(string failing)
    {
        var (first, last) = (Sample.Seats(), Sample.Seats());
        var stored = await Store.PutAsync(Seats, Sample.Seats(3), Cancellation);
        var transaction = new Transaction().Put(Seats, first);
        _ = failing switch
        {
            "check" => transaction.Check(Seats, stored.OwnerId, Condition.NotExists),
            "put" => transaction.Put(Seats, stored with { Version = 0 }),
            "update" => transaction.Update(Seats, stored.OwnerId, Update.Empty.Add("taken", 1), Condition.AttributeLessThan("taken", 3)),
            _ => transaction.Delete(Seats, stored.OwnerId, Condition.VersionIs(7)),
        };
        transaction.Put(Seats, last);

        var refusal = await Assert.ThrowsAsync<ConditionFailedException>(() => Store.CommitAsync(transaction, Cancellation));

        Assert.Equal((1, "SeatCounts", new ItemKey(stored.OwnerId)), (refusal.WriteIndex, refusal.Table, refusal.Key));
        Assert.Equal((null, stored, null), (await GetAsync(first), await GetAsync(stored), await GetAsync(last)));
    }

    [Fact]
    public async Task A_refused_transaction_sends_nothing()
    {
        var queue = Sample.Queue();
        await Backend.PrepareAsync(queue);
        var stored = await Store.PutAsync(Seats, Sample.Seats(), Cancellation);
        var refused = new Transaction().Check(Seats, stored.OwnerId, Condition.NotExists).Enqueue(queue, new ProcessVideo("refused"));
        await Assert.ThrowsAsync<ConditionFailedException>(() => Store.CommitAsync(refused, Cancellation));

        await Store.CommitAsync(new Transaction().Enqueue(queue, new ProcessVideo("accepted")), Cancellation);

        Assert.Equal("accepted", (await Jobs.LeaseAsync(queue, TimeSpan.FromSeconds(5), Cancellation))!.Job.VideoId);
        Assert.Null(await Jobs.LeaseAsync(queue, TimeSpan.Zero, Cancellation));
    }

    [Fact]
    public async Task A_job_is_there_as_soon_as_its_transaction_is()
    {
        var queue = Sample.Queue();
        await Backend.PrepareAsync(queue);
        var seats = Sample.Seats();

        await Store.CommitAsync(new Transaction().Put(Seats, seats).Enqueue(queue, new ProcessVideo("v")), Cancellation);

        Assert.NotNull(await Jobs.LeaseAsync(queue, TimeSpan.FromSeconds(5), Cancellation));
        Assert.NotNull(await GetAsync(seats));
    }

    [Fact]
    public async Task A_live_event_of_a_transaction_reaches_subscribers_of_another_process()
    {
        var bus = (await Backend.StartProcessAsync()).GetRequiredService<IEventBus>();
        var user = Ids.New();
        var subscribed = new TaskCompletionSource();
        var received = FirstAsync(bus, user, subscribed);
        await subscribed.Task.WaitAsync(Cancellation);

        await Store.CommitAsync(
            new Transaction().Announce(user, LiveEventTypes.GradeReleased, new GradeReleased("s", "a", 9.5m, 10), CoreJson.Default.GradeReleased), Cancellation);

        var liveEvent = await received;
        Assert.Equal(LiveEventTypes.GradeReleased, liveEvent.Type);
        Assert.Equal(9.5m, liveEvent.Data.GetProperty("finalPoints").GetDecimal());
    }

    [Fact]
    public async Task Writing_one_item_twice_is_refused_before_anything_is_written()
    {
        var (item, other) = (Sample.Seats(), Sample.Seats());
        var transaction = new Transaction().Put(Seats, other).Put(Seats, item).Check(Seats, item.OwnerId, Condition.NotExists);

        await Assert.ThrowsAsync<DuplicateWriteException>(() => Store.CommitAsync(transaction, Cancellation));

        Assert.Null(await GetAsync(other));
    }

    [Fact]
    public async Task A_hundred_writes_commit_and_one_more_is_refused()
    {
        var items = Enumerable.Range(0, 100).Select(i => Sample.Seats(i)).ToArray();
        var transaction = items.Aggregate(new Transaction(), (all, item) => all.Put(Seats, item));
        Assert.Throws<TransactionTooLargeException>(() => transaction.Put(Seats, Sample.Seats()));

        await Store.CommitAsync(transaction, Cancellation);

        var stored = await Store.GetManyAsync(Seats, [.. items.Select(item => new ItemKey(item.OwnerId))], Cancellation);
        Assert.Equal(items.Select(item => item with { Version = 1 }), stored);
    }

    [Fact]
    public async Task Ninety_nine_writes_commit_with_any_number_of_messages_and_one_more_is_refused()
    {
        var queue = Sample.Queue();
        await Backend.PrepareAsync(queue);
        var transaction = Enumerable.Range(0, 99).Aggregate(new Transaction(), (all, _) => all.Put(Seats, Sample.Seats()));
        for (var i = 0; i < 5; i++)
        {
            transaction.Enqueue(queue, new ProcessVideo($"{i}"));
        }

        Assert.Throws<TransactionTooLargeException>(() => transaction.Put(Seats, Sample.Seats()));
        var full = Enumerable.Range(0, 100).Aggregate(new Transaction(), (all, _) => all.Put(Seats, Sample.Seats()));
        Assert.Throws<TransactionTooLargeException>(() => full.Enqueue(queue, new ProcessVideo("v")));

        await Store.CommitAsync(transaction, Cancellation);

        var received = new List<string>();
        while (received.Count < 5 && await Jobs.LeaseAsync(queue, TimeSpan.FromSeconds(5), Cancellation) is { } lease)
        {
            received.Add(lease.Job.VideoId);
        }

        Assert.Equal(["0", "1", "2", "3", "4"], received.Order());
    }

    [Fact]
    public async Task A_transaction_of_more_than_4_MB_is_refused_and_writes_nothing()
    {
        var (seats, half) = (Sample.Seats(), new string('x', ItemTooLargeException.MaximumBytes / 2));
        var transaction = Enumerable.Range(0, 21)
            .Aggregate(new Transaction().Put(Seats, seats), (all, _) => all.Put(TableCatalog.Courses, Sample.Course(Ids.New(), description: half)));

        await Assert.ThrowsAsync<TransactionTooLargeException>(() => Store.CommitAsync(transaction, Cancellation));

        Assert.Null(await GetAsync(seats));
    }

    [Fact]
    public async Task An_item_that_is_too_large_refuses_the_whole_transaction()
    {
        var seats = Sample.Seats();
        var large = Sample.Course(Ids.New(), description: new string('x', ItemTooLargeException.MaximumBytes));

        await Assert.ThrowsAsync<ItemTooLargeException>(
            () => Store.CommitAsync(new Transaction().Put(Seats, seats).Put(TableCatalog.Courses, large), Cancellation));

        Assert.Null(await GetAsync(seats));
    }

    [Fact]
    public async Task An_empty_transaction_succeeds() =>
        await Store.CommitAsync(new Transaction(), Cancellation);

    [Fact]
    public async Task Transfers_of_two_processes_keep_the_sum()
    {
        var accounts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Store.PutAsync(Seats, Sample.Seats(100), Cancellation)));
        var other = (await Backend.StartProcessAsync()).GetRequiredService<ITableStore>();

        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => (i % 2 == 0 ? Store : other).CommitAsync(
            new Transaction()
                .Update(Seats, accounts[i % 4].OwnerId, Update.Empty.Add("taken", -i))
                .Update(Seats, accounts[(i + 1) % 4].OwnerId, Update.Empty.Add("taken", i)),
            Cancellation)));

        var after = await Store.GetManyAsync(Seats, [.. accounts.Select(account => new ItemKey(account.OwnerId))], Cancellation);
        Assert.Equal((400, 204), (after.Sum(account => account.Taken), after.Sum(account => account.Version)));
    }

    private Task<SeatCount?> GetAsync(SeatCount item) => Store.GetAsync(Seats, item.OwnerId, Cancellation);

    private static async Task<LiveEvent> FirstAsync(IEventBus bus, string user, TaskCompletionSource subscribed) =>
        await bus.SubscribeAsync(subscribed.SetResult, Cancellation).FirstAsync(liveEvent => liveEvent.UserId == user, Cancellation);
}
