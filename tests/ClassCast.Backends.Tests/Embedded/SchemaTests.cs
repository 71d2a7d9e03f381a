using ClassCast.Backends.Embedded;
using ClassCast.Backends.Embedded.Outbox;
using ClassCast.Backends.Embedded.Tables;
using ClassCast.Backends.Tests.Contracts;
using ClassCast.Core;
using ClassCast.Core.Courses;
using ClassCast.Core.People;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using ClassCast.Testing;

namespace ClassCast.Backends.Tests.Embedded;

/// <summary>Declarations that change between two starts, and several first starts at once.</summary>
public sealed class SchemaTests : IDisposable
{
    private readonly TempDirectory directory = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_index_that_is_declared_later_holds_the_items_that_were_there()
    {
        var before = TableCatalog.Courses with { Indexes = [] };
        var course = Sample.Course(Ids.New());
        await using (var old = Open(before))
        {
            course = await StoreOf(old).PutAsync(before, course, Cancellation);
        }

        await using var now = Open(TableCatalog.Courses);

        Assert.Equal([course], await FindAsync(now, TableCatalog.Courses, "instructorId-index", course.InstructorId));
        Assert.Equal([course], await FindAsync(now, TableCatalog.Courses, "code-index", course.Code));
    }

    [Fact]
    public async Task An_index_whose_attributes_changed_is_built_again()
    {
        var before = TableCatalog.Courses with { Indexes = [new TableIndex("the-index", "instructorId", "createdAt")] };
        var after = TableCatalog.Courses with { Indexes = [new TableIndex("the-index", "title", "code")] };
        var course = Sample.Course(Ids.New()) with { Title = "Changed" };
        await using (var old = Open(before))
        {
            course = await StoreOf(old).PutAsync(before, course, Cancellation);
        }

        await using var now = Open(after);

        Assert.Equal([course], await FindAsync(now, after, "the-index", "Changed"));
    }

    [Fact]
    public async Task A_time_to_live_that_is_declared_later_concerns_the_items_that_were_there()
    {
        var before = TableCatalog.Connections with { TimeToLive = null };
        var connection = new Core.Notifications.Connection { ConnectionId = Ids.New(), UserId = Ids.New(), ConnectedAt = Sample.Time, ExpiresAt = 1 };
        await using (var old = Open(before))
        {
            await StoreOf(old).PutAsync(before, connection, Cancellation);
        }

        await using var now = Open(TableCatalog.Connections);

        var layout = now.Schema.Layouts.Single();
        Assert.True(now.Database.Read(reader =>
        {
            using var statement = reader.Prepare(layout.AnyExpired);
            return statement.Bind(1, 2).Step();
        }));
    }

    [Fact]
    public async Task Many_processes_may_start_on_a_new_directory_at_once()
    {
        var databases = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Open(TableCatalog.Users))));
        var users = new List<User>();
        foreach (var database in databases)
        {
            users.Add(await StoreOf(database).PutAsync(TableCatalog.Users, Sample.User(), Cancellation));
        }

        Assert.Equal(users, await StoreOf(databases[0]).GetManyAsync(TableCatalog.Users, [.. users.Select(user => new ItemKey(user.UserId))], Cancellation));
        Assert.Single(databases.Select(database => Convert.ToHexString(database.Schema.CursorSigningKey)).Distinct());
        foreach (var database in databases)
        {
            await database.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_data_directory_is_its_owners_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no mode bits.");
        await using var database = Open(TableCatalog.Users);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(directory.File("data")));
    }

    public void Dispose() => directory.Dispose();

    private EmbeddedDatabase Open(TableDefinition table) => new(directory.File("data"), [table]);

    private static EmbeddedTableStore StoreOf(EmbeddedDatabase database) =>
        // no messages in these tests, hence no relay
        new(database, new OutboxWriter(null!, database.Changes, TimeProvider.System));

    private static async Task<IReadOnlyList<Course>> FindAsync(EmbeddedDatabase database, Table<Course> table, string index, string partition) =>
        (await StoreOf(database).QueryAsync(table, new TableQuery(partition) { Index = index }, Cancellation)).Items;
}
