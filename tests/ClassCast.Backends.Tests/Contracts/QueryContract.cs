using ClassCast.Core;
using ClassCast.Core.Courses;
using ClassCast.Core.Notifications;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Backends.Tests.Contracts;

/// <summary>Partitions of tables and indexes: order, ranges, pages and cursors. Indexes may lag, so a suite on AWS overrides nothing but waits in its store.</summary>
public abstract class QueryContract : BackendTest
{
    private static Table<Notification> Notices => TableCatalog.Notifications;

    [Fact]
    public async Task A_partition_comes_in_the_order_of_its_sort_key_and_alone()
    {
        var user = Ids.New();
        await AddAsync(Ids.New(), "a");
        await AddAsync(user, "b", "é", "B", "a", "10", "9", "🎓", "z");

        Assert.Equal(["10", "9", "B", "a", "b", "z", "é", "🎓"], await SortKeysAsync(new TableQuery(user)));
        Assert.Equal(["🎓", "é", "z", "b", "a", "B", "9", "10"], await SortKeysAsync(new TableQuery(user) { Descending = true }));
    }

    [Fact]
    public async Task An_empty_partition_gives_an_empty_last_page()
    {
        var page = await Store.QueryAsync(Notices, new TableQuery(Ids.New()), Cancellation);

        Assert.Empty(page.Items);
        Assert.Null(page.NextCursor);
    }

    [Fact]
    public async Task A_range_holds_both_its_bounds_and_either_may_be_open()
    {
        var user = Ids.New();
        await AddAsync(user, "a", "b", "c", "d");

        Assert.Equal(["b", "c"], await SortKeysAsync(new TableQuery(user) { Sort = SortRange.Between("b", "c") }));
        Assert.Equal(["c", "d"], await SortKeysAsync(new TableQuery(user) { Sort = SortRange.Between("c", null) }));
        Assert.Equal(["b", "a"], await SortKeysAsync(new TableQuery(user) { Sort = SortRange.Between(null, "b"), Descending = true }));
    }

    [Fact]
    public async Task A_prefix_finds_what_begins_with_it_and_nothing_else()
    {
        var user = Ids.New();
        await AddAsync(user, "grade", "grade#", "grade#1", "grade#é", "grade#🎓🎓", "grade$", "grad");

        Assert.Equal(
            ["grade#", "grade#1", "grade#é", "grade#🎓🎓"],
            await SortKeysAsync(new TableQuery(user) { Sort = SortRange.BeginsWith("grade#") }));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, false)]
    [InlineData(3, true)]
    [InlineData(7, true)]
    public async Task Pages_together_are_the_partition(int limit, bool descending)
    {
        var user = Ids.New();
        var keys = Enumerable.Range(0, 7).Select(i => $"k{i}").ToArray();
        await AddAsync(user, keys);

        var pages = await PagesAsync(Notices, new TableQuery(user) { Limit = limit, Descending = descending });

        Assert.Equal(descending ? keys.Reverse() : keys, pages.SelectMany(page => page).Select(item => item.NotificationId));
        Assert.All(pages, page => Assert.InRange(page.Count, 1, limit));
        Assert.Equal((7 + limit - 1) / limit, pages.Count);
    }

    [Fact]
    public async Task An_index_finds_items_by_its_attributes_in_the_order_of_its_sort_key()
    {
        var instructor = Ids.New();
        var newer = await Store.PutAsync(TableCatalog.Courses, Sample.Course(instructor, Sample.Time.AddDays(1)), Cancellation);
        var older = await Store.PutAsync(TableCatalog.Courses, Sample.Course(instructor, Sample.Time), Cancellation);
        await Store.PutAsync(TableCatalog.Courses, Sample.Course(Ids.New()), Cancellation);

        Assert.Equal([older, newer], await ItemsAsync(TableCatalog.Courses, "instructorId-index", instructor));
        Assert.Equal([newer], await ItemsAsync(TableCatalog.Courses, "code-index", newer.Code));
    }

    [Fact]
    public async Task An_index_may_be_on_an_attribute_of_the_key()
    {
        var user = Ids.New();
        var enrolled = await Store.PutAsync(TableCatalog.Enrollments, Sample.Enrollment(Ids.New(), user), Cancellation);

        Assert.Equal([enrolled], await ItemsAsync(TableCatalog.Enrollments, "userId-index", user));
    }

    [Fact]
    public async Task An_index_follows_what_happens_to_an_item()
    {
        var (before, after) = (Ids.New(), Ids.New());
        var course = await Store.PutAsync(TableCatalog.Courses, Sample.Course(before), Cancellation);

        course = await Store.PutAsync(TableCatalog.Courses, course with { InstructorId = after }, Cancellation);
        Assert.Empty(await ItemsAsync(TableCatalog.Courses, "instructorId-index", before));
        Assert.Equal([course], await ItemsAsync(TableCatalog.Courses, "instructorId-index", after));

        course = await Store.UpdateAsync(TableCatalog.Courses, course.CourseId, Update.Empty.Set("title", "New"), Cancellation);
        Assert.Equal([course], await ItemsAsync(TableCatalog.Courses, "instructorId-index", after));

        await Store.DeleteAsync(TableCatalog.Courses, course.CourseId, Cancellation);
        Assert.Empty(await ItemsAsync(TableCatalog.Courses, "instructorId-index", after));
    }

    [Fact]
    public async Task An_item_without_the_attribute_of_an_index_is_not_in_it()
    {
        var course = Ids.New();
        await Store.PutAsync(TableCatalog.Enrollments, Sample.Enrollment(course, Ids.New()), Cancellation);
        var teacher = await Store.PutAsync(TableCatalog.Enrollments, Sample.Enrollment(course, Ids.New(), CourseRole.Instructor), Cancellation);

        Assert.Equal([teacher], await ItemsAsync(TableCatalog.Enrollments, "teachingCourseId-index", course));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pages_of_an_index_lose_nothing_among_equal_sort_keys(bool descending)
    {
        var instructor = Ids.New();
        var courses = await Task.WhenAll(Enumerable.Range(0, 9).Select(_ => Store.PutAsync(TableCatalog.Courses, Sample.Course(instructor), Cancellation)));

        var pages = await PagesAsync(TableCatalog.Courses, new TableQuery(instructor) { Index = "instructorId-index", Limit = 2, Descending = descending });

        Assert.Equal(courses.Select(course => course.CourseId).Order(), pages.SelectMany(page => page).Select(course => course.CourseId).Order());
    }

    [Fact]
    public async Task A_page_goes_on_where_it_ended_although_items_came_and_went()
    {
        var user = Ids.New();
        await AddAsync(user, "b", "d", "f");
        var query = new TableQuery(user) { Limit = 2 };
        var first = await Store.QueryAsync(Notices, query, Cancellation);

        await AddAsync(user, "a", "e");
        await Store.DeleteAsync(Notices, new ItemKey(user, "d"), Cancellation);

        Assert.Equal(["e", "f"], await SortKeysAsync(query with { Cursor = first.NextCursor }));
    }

    [Fact]
    public async Task A_cursor_works_in_another_process()
    {
        var user = Ids.New();
        await AddAsync(user, "a", "b");
        var query = new TableQuery(user) { Limit = 1 };
        var first = await Store.QueryAsync(Notices, query, Cancellation);
        var other = (await Backend.StartProcessAsync()).GetRequiredService<ITableStore>();

        var second = await other.QueryAsync(Notices, query with { Cursor = first.NextCursor }, Cancellation);

        Assert.Equal("b", Assert.Single(second.Items).NotificationId);
    }

    public static TheoryData<string> ForeignQueries() => ["partition", "direction", "range", "index", "table"];

    [Theory]
    [MemberData(nameof(ForeignQueries))]
    public async Task A_cursor_of_another_query_is_refused(string difference)
    {
        var user = Ids.New();
        await AddAsync(user, "a", "b", "c");
        var query = new TableQuery(user) { Limit = 1 };
        var cursor = (await Store.QueryAsync(Notices, query, Cancellation)).NextCursor;
        var same = query with { Cursor = cursor, Limit = 2 };

        Assert.Equal(2, (await Store.QueryAsync(Notices, same, Cancellation)).Items.Count);
        await Assert.ThrowsAsync<InvalidCursorException>(() => difference switch
        {
            "partition" => Store.QueryAsync(Notices, same with { Partition = Ids.New() }, Cancellation),
            "direction" => Store.QueryAsync(Notices, same with { Descending = true }, Cancellation),
            "range" => Store.QueryAsync(Notices, same with { Sort = SortRange.BeginsWith("a") }, Cancellation),
            "index" => Store.QueryAsync(Notices, same with { Index = "type-index" }, Cancellation),
            _ => Store.QueryAsync(TableCatalog.Enrollments, same, Cancellation),
        });
    }

    [Fact]
    public async Task A_cursor_that_was_tampered_with_or_made_up_is_refused()
    {
        var user = Ids.New();
        await AddAsync(user, "a", "b");
        var query = new TableQuery(user) { Limit = 1 };
        var cursor = (await Store.QueryAsync(Notices, query, Cancellation)).NextCursor!;
        IEnumerable<string> forgeries =
        [
            .. Enumerable.Range(0, cursor.Length - 1).Select(i => cursor[..i] + (cursor[i] == 'A' ? 'B' : 'A') + cursor[(i + 1)..]),
            "", "x", "====", "not a cursor", "ä", cursor[..^4], cursor + "AAAA", new string('A', 5000),
        ];

        foreach (var forgery in forgeries)
        {
            await Assert.ThrowsAsync<InvalidCursorException>(() => Store.QueryAsync(Notices, query with { Cursor = forgery }, Cancellation));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1001)]
    public async Task A_limit_outside_1_to_1000_is_an_error(int limit) =>
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Store.QueryAsync(Notices, new TableQuery(Ids.New()) { Limit = limit }, Cancellation));

    [Fact]
    public async Task An_index_that_is_not_declared_is_an_error() =>
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Store.QueryAsync(Notices, new TableQuery(Ids.New()) { Index = "no-index" }, Cancellation));

    private Task AddAsync(string user, params IEnumerable<string> keys) =>
        Task.WhenAll(keys.Select(key => Store.PutAsync(Notices, Sample.Notification(user, key), Cancellation)));

    private async Task<IEnumerable<string>> SortKeysAsync(TableQuery query) =>
        (await Store.QueryAsync(Notices, query, Cancellation)).Items.Select(item => item.NotificationId);

    private async Task<IReadOnlyList<T>> ItemsAsync<T>(Table<T> table, string index, string partition) where T : Item =>
        (await Store.QueryAsync(table, new TableQuery(partition) { Index = index }, Cancellation)).Items;

    private async Task<List<IReadOnlyList<T>>> PagesAsync<T>(Table<T> table, TableQuery query) where T : Item
    {
        var pages = new List<IReadOnlyList<T>>();
        do
        {
            var page = await Store.QueryAsync(table, query, Cancellation);
            pages.Add(page.Items);
            query = query with { Cursor = page.NextCursor };
        }
        while (query.Cursor is not null);
        return pages;
    }
}
