using ClassCast.Core;
using ClassCast.Core.People;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Backends.Tests.Contracts;

/// <summary>Single items: reading, writing, versions and conditions.</summary>
public abstract class TableStoreContract : BackendTest
{
    private static Table<User> Users => TableCatalog.Users;

    [Fact]
    public async Task An_unknown_key_gives_null() =>
        Assert.Null(await Store.GetAsync(Users, Ids.New(), Cancellation));

    [Fact]
    public async Task A_new_item_gets_version_1_and_is_read_back_as_written()
    {
        var user = Sample.User() with { GivenName = "Zoë 🎓 \"quoted\" <b>'; DROP TABLE", FamilyName = "\u0001\n\t\\" };

        var stored = await Store.PutAsync(Users, user, Cancellation);

        Assert.Equal(user with { Version = 1 }, stored);
        Assert.Equal(stored, await Store.GetAsync(Users, user.UserId, Cancellation));
    }

    [Fact]
    public async Task What_one_process_wrote_another_reads_at_once()
    {
        var other = (await Backend.StartProcessAsync()).GetRequiredService<ITableStore>();

        var stored = await Store.PutAsync(Users, Sample.User(), Cancellation);

        Assert.Equal(stored, await other.GetAsync(Users, stored.UserId, Cancellation));
    }

    [Fact]
    public async Task A_new_item_on_a_taken_key_is_refused_and_changes_nothing()
    {
        var stored = await Store.PutAsync(Users, Sample.User(), Cancellation);

        var refusal = await Assert.ThrowsAsync<ConditionFailedException>(
            () => Store.PutAsync(Users, stored with { Version = 0, GivenName = "Other" }, Cancellation));

        Assert.Equal(("Users", new ItemKey(stored.UserId), 0), (refusal.Table, refusal.Key, refusal.WriteIndex));
        Assert.Equal(stored, await Store.GetAsync(Users, stored.UserId, Cancellation));
    }

    [Fact]
    public async Task The_version_counts_every_write_and_a_stale_one_is_refused()
    {
        var first = await Store.PutAsync(Users, Sample.User(), Cancellation);
        var second = await Store.PutAsync(Users, first with { GivenName = "Second" }, Cancellation);

        await Assert.ThrowsAsync<ConditionFailedException>(() => Store.PutAsync(Users, first with { GivenName = "Lost" }, Cancellation));

        Assert.Equal(2, second.Version);
        Assert.Equal(second, await Store.GetAsync(Users, first.UserId, Cancellation));
    }

    [Fact]
    public async Task A_versioned_put_of_a_deleted_item_is_refused()
    {
        var stored = await Store.PutAsync(Users, Sample.User(), Cancellation);
        await Store.DeleteAsync(Users, stored.UserId, Cancellation);

        await Assert.ThrowsAsync<ConditionFailedException>(() => Store.PutAsync(Users, stored, Cancellation));
    }

    [Fact]
    public async Task Of_many_writers_of_one_version_exactly_one_wins()
    {
        var stored = await Store.PutAsync(Users, Sample.User(), Cancellation);
        var other = (await Backend.StartProcessAsync()).GetRequiredService<ITableStore>();

        var wins = await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
            await HappensAsync(() => (i % 2 == 0 ? Store : other).PutAsync(Users, stored with { GivenName = $"Writer {i}" }, Cancellation))));

        Assert.Equal(1, wins.Count(won => won));
        Assert.Equal(2, (await Store.GetAsync(Users, stored.UserId, Cancellation))!.Version);
    }

    [Fact]
    public async Task A_put_without_precondition_overwrites_and_refuses_whoever_read_before()
    {
        var read = await Store.PutAsync(Users, Sample.User(), Cancellation);

        var overwritten = await Store.PutAsync(Users, read with { Version = 0, GivenName = "New" }, Cancellation, Condition.Always);

        Assert.True(overwritten.Version > read.Version);
        Assert.Equal(overwritten, await Store.GetAsync(Users, read.UserId, Cancellation));
        await Assert.ThrowsAsync<ConditionFailedException>(() => Store.PutAsync(Users, read, Cancellation));
    }

    public static TheoryData<string, bool, bool> Preconditions() => new()
    {
        // condition, holds of Ada at version 1, holds of nothing
        { "always", true, true },
        { "not exists", false, true },
        { "exists", true, false },
        { "version 1", true, false },
        { "version 2", false, false },
        { "givenName = Ada", true, false },
        { "givenName = Bob", false, false },
        { "unknown = Ada", false, false },
        { "version 1 and givenName = Ada", true, false },
        { "version 1 and givenName = Bob", false, false },
        { "unknown < 1", true, false },
        { "unknown < 0", false, false },
    };

    [Theory]
    [MemberData(nameof(Preconditions))]
    public async Task A_precondition_decides_whether_a_put_happens(string condition, bool holdsOfItem, bool holdsOfNothing)
    {
        var stored = await Store.PutAsync(Users, Sample.User(), Cancellation);
        var absent = Sample.User();

        Assert.Equal(holdsOfItem, await HappensAsync(() => Store.PutAsync(Users, stored with { FamilyName = "Changed" }, Cancellation, Parse(condition))));
        Assert.Equal(holdsOfNothing, await HappensAsync(() => Store.PutAsync(Users, absent, Cancellation, Parse(condition))));

        Assert.Equal(holdsOfItem ? "Changed" : "Lovelace", (await Store.GetAsync(Users, stored.UserId, Cancellation))!.FamilyName);
        Assert.Equal(holdsOfNothing, await Store.GetAsync(Users, absent.UserId, Cancellation) is not null);
    }

    [Theory]
    [MemberData(nameof(Preconditions))]
    public async Task A_precondition_decides_whether_a_delete_happens(string condition, bool holdsOfItem, bool holdsOfNothing)
    {
        var stored = await Store.PutAsync(Users, Sample.User(), Cancellation);

        Assert.Equal(holdsOfNothing, await HappensAsync(() => Store.DeleteAsync(Users, Ids.New(), Cancellation, Parse(condition))));
        Assert.Equal(holdsOfItem, await HappensAsync(() => Store.DeleteAsync(Users, stored.UserId, Cancellation, Parse(condition))));

        Assert.Equal(holdsOfItem, await Store.GetAsync(Users, stored.UserId, Cancellation) is null);
    }

    [Fact]
    public async Task Forty_racing_for_thirty_seats_leave_exactly_thirty_in()
    {
        var seats = await Store.PutAsync(TableCatalog.SeatCounts, Sample.Seats(), Cancellation);
        var other = (await Backend.StartProcessAsync()).GetRequiredService<ITableStore>();

        var seated = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => HappensAsync(() => (i % 2 == 0 ? Store : other).UpdateAsync(
            TableCatalog.SeatCounts, seats.OwnerId, Update.Empty.Add("taken", 1), Cancellation, Condition.AttributeLessThan("taken", 30)))));

        Assert.Equal(30, seated.Count(sits => sits));
        Assert.Equal(30, (await Store.GetAsync(TableCatalog.SeatCounts, seats.OwnerId, Cancellation))!.Taken);
    }

    [Fact]
    public async Task An_update_sets_and_adds_and_gives_the_item_after_it()
    {
        var course = await Store.PutAsync(TableCatalog.Courses, Sample.Course(Ids.New(), description: "Old") with { Year = 2026 }, Cancellation);

        var update = Update.Empty.Set("title", "Logic \u00e9").Add("year", 2).Add("capacity", -5);
        var after = await Store.UpdateAsync(TableCatalog.Courses, course.CourseId, update, Cancellation);

        Assert.Equal(course with { Title = "Logic \u00e9", Year = 2028, Capacity = 25, Version = 2 }, after);
        Assert.Equal(after, await Store.GetAsync(TableCatalog.Courses, course.CourseId, Cancellation));
    }

    [Fact]
    public async Task An_update_to_null_removes_the_attribute()
    {
        var enrollment = await Store.PutAsync(TableCatalog.Enrollments, Sample.Enrollment(Ids.New(), Ids.New()) with { SectionId = Ids.New() }, Cancellation);
        var key = new ItemKey(enrollment.CourseId, enrollment.UserId);

        var after = await Store.UpdateAsync(TableCatalog.Enrollments, key, Update.Empty.Set("sectionId", null), Cancellation);

        Assert.Equal(enrollment with { SectionId = null, Version = 2 }, after);
        Assert.Equal(after, await Store.GetAsync(TableCatalog.Enrollments, key, Cancellation));
    }

    [Fact]
    public async Task Adding_to_an_absent_attribute_starts_at_zero()
    {
        var course = await Store.PutAsync(TableCatalog.Courses, Sample.Course(Ids.New()), Cancellation);

        Assert.Equal(7, (await Store.UpdateAsync(TableCatalog.Courses, course.CourseId, Update.Empty.Add("year", 7), Cancellation)).Year);
    }

    [Fact]
    public async Task Concurrent_adds_of_two_processes_are_all_counted()
    {
        var seats = await Store.PutAsync(TableCatalog.SeatCounts, Sample.Seats(), Cancellation);
        var other = (await Backend.StartProcessAsync()).GetRequiredService<ITableStore>();

        await Task.WhenAll(Enumerable.Range(0, 200).Select(i =>
            (i % 2 == 0 ? Store : other).UpdateAsync(TableCatalog.SeatCounts, seats.OwnerId, Update.Empty.Add("taken", 1), Cancellation)));

        var after = await Store.GetAsync(TableCatalog.SeatCounts, seats.OwnerId, Cancellation);
        Assert.Equal((200, 201), (after!.Taken, after.Version));
    }

    [Fact]
    public async Task An_update_of_a_missing_item_is_refused_and_creates_nothing()
    {
        var id = Ids.New();

        await Assert.ThrowsAsync<ConditionFailedException>(() => Store.UpdateAsync(TableCatalog.SeatCounts, id, Update.Empty.Add("taken", 1), Cancellation));

        Assert.Null(await Store.GetAsync(TableCatalog.SeatCounts, id, Cancellation));
    }

    [Theory]
    [InlineData("userId")]
    [InlineData("email")]
    [InlineData("version")]
    public async Task An_update_of_a_key_an_index_attribute_or_the_version_is_an_error(string attribute)
    {
        var user = await Store.PutAsync(Users, Sample.User(), Cancellation);

        await Assert.ThrowsAsync<ArgumentException>(() => Store.UpdateAsync(Users, user.UserId, Update.Empty.Set(attribute, "x"), Cancellation));

        Assert.Equal(user, await Store.GetAsync(Users, user.UserId, Cancellation));
    }

    [Fact]
    public async Task Deleting_what_is_not_there_succeeds() =>
        await Store.DeleteAsync(Users, Ids.New(), Cancellation);

    [Fact]
    public async Task Many_keys_at_once_come_in_the_order_of_the_keys_without_the_missing()
    {
        var users = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Store.PutAsync(Users, Sample.User(), Cancellation)));
        ItemKey[] keys = [users[3].UserId, Ids.New(), users[0].UserId, users[4].UserId];

        Assert.Equal([users[3], users[0], users[4]], await Store.GetManyAsync(Users, keys, Cancellation));
        Assert.Empty(await Store.GetManyAsync(Users, [], Cancellation));
    }

    [Fact]
    public async Task More_than_a_hundred_keys_at_once_are_an_error() =>
        await Assert.ThrowsAnyAsync<ArgumentException>(() =>
            Store.GetManyAsync(Users, [.. Enumerable.Range(0, 101).Select(_ => new ItemKey(Ids.New()))], Cancellation));

    [Fact]
    public async Task An_item_of_400_KB_fits_and_a_larger_one_is_refused()
    {
        var course = Sample.Course(Ids.New());
        var room = ItemTooLargeException.MaximumBytes - 1024;

        await Store.PutAsync(TableCatalog.Courses, course with { Description = new string('x', room) }, Cancellation);

        var large = Sample.Course(Ids.New(), description: new string('x', ItemTooLargeException.MaximumBytes));
        await Assert.ThrowsAsync<ItemTooLargeException>(() => Store.PutAsync(TableCatalog.Courses, large, Cancellation));
        Assert.Null(await Store.GetAsync(TableCatalog.Courses, large.CourseId, Cancellation));
    }

    [Fact]
    public async Task An_empty_key_is_an_error()
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Store.GetAsync(Users, "", Cancellation));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Store.PutAsync(Users, Sample.User() with { UserId = "" }, Cancellation));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Store.GetAsync(TableCatalog.Enrollments, Ids.New(), Cancellation));
    }

    [Fact]
    public async Task A_cancelled_caller_gets_the_cancellation()
    {
        var cancelled = new CancellationToken(canceled: true);
        var user = Sample.User();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.GetAsync(Users, user.UserId, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.PutAsync(Users, user, cancelled));
        Assert.Null(await Store.GetAsync(Users, user.UserId, Cancellation));
    }

    private static async Task<bool> HappensAsync(Func<Task> write)
    {
        try
        {
            await write();
            return true;
        }
        catch (ConditionFailedException)
        {
            return false;
        }
    }

    private static Condition Parse(string text)
    {
        var parts = text.Split(" and ");
        return parts.Length > 1 ? Condition.All([.. parts.Select(Parse)]) : text.Split(' ') switch
        {
            ["always"] => Condition.Always,
            ["not", "exists"] => Condition.NotExists,
            ["exists"] => Condition.Exists,
            ["version", var version] => Condition.VersionIs(long.Parse(version)),
            [var attribute, "=", var value] => Condition.AttributeEquals(attribute, value),
            [var attribute, "<", var limit] => Condition.AttributeLessThan(attribute, long.Parse(limit)),
            _ => throw new ArgumentException(text, nameof(text)),
        };
    }
}
