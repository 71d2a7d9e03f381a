using System.Security.Cryptography;
using ClassCast.Backends.Tests.Contracts;
using ClassCast.Backends.Tests.Embedded;
using ClassCast.Core;
using ClassCast.Core.Courses;
using ClassCast.Core.Messages;
using ClassCast.Core.Moving;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using ClassCast.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Backends.Tests.Moving;

/// <summary>A classroom moves from one machine to another backend, and back to a third.</summary>
public abstract class MoveContract : IAsyncLifetime
{
    private readonly TempDirectory directory = new();
    private readonly EmbeddedBackend home = new();
    private readonly EmbeddedBackend last = new();
    private Backend? away;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IServiceProvider Home { get; set; } = null!;

    private IServiceProvider Away { get; set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Home = await home.StartProcessAsync();
        away = await CreateBackendAsync();
        Away = await away.StartProcessAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await home.DisposeAsync();
        await last.DisposeAsync();
        if (away is not null)
        {
            await away.DisposeAsync();
        }

        directory.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Where the classroom moves to.</summary>
    protected abstract Task<Backend> CreateBackendAsync();

    [Fact]
    public async Task A_classroom_that_moved_away_and_back_is_the_same()
    {
        await FillAsync(Home);

        var first = await ExportAsync(Home, "first");
        await ImportAsync(Away, "first");
        var second = await ExportAsync(Away, "second");
        var returned = await last.StartProcessAsync();
        await ImportAsync(returned, "second");
        var third = await ExportAsync(returned, "third");

        Assert.True(first.HasSameContentAs(second), "What was exported away differs.");
        Assert.True(first.HasSameContentAs(third), "What came back differs.");
        Assert.Equal((3, 2, 1), (ItemsOf(first, "Courses"), ItemsOf(first, "Users"), ItemsOf(first, "Notifications")));
        Assert.Equal([0, 0, 2, 1], Buckets.All.Order(StringComparer.Ordinal).Select(bucket => first.Buckets.Single(archived => archived.Name == bucket).Objects));
    }

    [Fact]
    public async Task An_item_that_moved_is_changed_there_as_it_would_have_been_here()
    {
        var user = await Home.GetRequiredService<ITableStore>().PutAsync(TableCatalog.Users, Sample.User(), Cancellation);
        await ExportAsync(Home, "a");
        await ImportAsync(Away, "a");
        var store = Away.GetRequiredService<ITableStore>();

        var changed = await store.PutAsync(TableCatalog.Users, user with { GivenName = "Moved" }, Cancellation);

        Assert.Equal(2, changed.Version);
        await Assert.ThrowsAsync<ConditionFailedException>(() => store.PutAsync(TableCatalog.Users, user, Cancellation));
    }

    [Fact]
    public async Task An_import_into_a_classroom_is_refused_and_one_that_was_cut_short_goes_on()
    {
        await FillAsync(Home);
        await ExportAsync(Home, "a");
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ImportAsync(Away, "a", report: CutAfterTheCourses, cancellationToken: cut.Token));

        var refused = await Assert.ThrowsAsync<MoveException>(() => ImportAsync(Away, "a"));
        var resumed = new List<string>();
        await ImportAsync(Away, "a", resume: true, report: resumed.Add);

        Assert.Contains("--resume", refused.Message, StringComparison.Ordinal);
        Assert.Equal("compared: equal", resumed[^1]);

        void CutAfterTheCourses(string step)
        {
            if (step == "table Courses: stored")
            {
                cut.Cancel();
            }
        }
    }

    [Fact]
    public async Task An_export_that_was_cut_short_copies_no_object_again()
    {
        await FillAsync(Home);
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => ExportAsync(Home, "a", report: step => CutAt(step.StartsWith("table", StringComparison.Ordinal)), cancellationToken: cut.Token));
        var copied = ContentFiles("a");

        await ExportAsync(Home, "a");

        Assert.NotEmpty(copied);
        Assert.Equal(copied, ContentFiles("a"));

        void CutAt(bool now)
        {
            if (now)
            {
                cut.Cancel();
            }
        }
    }

    [Fact]
    public async Task A_damaged_object_is_noticed_before_it_is_stored()
    {
        await FillAsync(Home);
        await ExportAsync(Home, "a");
        var path = Directory.GetFiles(directory.File("a/content"), "*", SearchOption.AllDirectories).OrderByDescending(file => new FileInfo(file).Length).First();
        await using (var file = new FileStream(path, FileMode.Open, FileAccess.Write))
        {
            file.WriteByte((byte)'!');
        }

        var refused = await Assert.ThrowsAsync<MoveException>(() => ImportAsync(Away, "a"));

        Assert.Contains("damaged", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_table_is_noticed_before_anything_is_stored()
    {
        await FillAsync(Home);
        await ExportAsync(Home, "a");
        var table = directory.File("a/tables/Courses.jsonl");
        await File.WriteAllLinesAsync(table, (await File.ReadAllLinesAsync(table, Cancellation)).Skip(1), Cancellation);

        await Assert.ThrowsAsync<MoveException>(() => ImportAsync(Away, "a"));

        Assert.Empty(await Away.GetRequiredService<ITableArchive>().ReadAsync(TableCatalog.Users, Cancellation).ToListAsync(Cancellation));
        Assert.Empty((await Away.GetRequiredService<IBlobStore>().ListAsync(Buckets.Videos, "", null, Cancellation)).Items);
    }

    [Fact]
    public async Task A_job_that_waits_stops_the_export_unless_it_may_be_left_behind()
    {
        await Home.GetRequiredService<ITableStore>().CommitAsync(
            new Transaction().Put(TableCatalog.Users, Sample.User()).Enqueue(Queues.VideoProcessing, new ProcessVideo(Ids.New())), Cancellation);
        await Eventually.TrueAsync(
            "the job is in its queue", async () => await Home.GetRequiredService<ITableArchive>().CountUndeliveredAsync(Cancellation) == 0, Cancellation);

        var refused = await Assert.ThrowsAsync<MoveException>(() => ExportAsync(Home, "a"));

        Assert.StartsWith("1 jobs wait in video-processing", refused.Message, StringComparison.Ordinal);
        Assert.NotNull(await ExportAsync(Home, "a", evenInFlight: true));
    }

    [Fact]
    public async Task An_unfinished_archive_is_not_imported_and_a_finished_one_not_overwritten()
    {
        await Assert.ThrowsAsync<MoveException>(() => ImportAsync(Away, "nothing"));
        await Home.GetRequiredService<ITableStore>().PutAsync(TableCatalog.Users, Sample.User(), Cancellation);
        await ExportAsync(Home, "a");
        await Assert.ThrowsAsync<MoveException>(() => ExportAsync(Home, "a"));
    }

    [Fact]
    public async Task Where_there_is_no_classroom_nothing_is_exported()
    {
        var refused = await Assert.ThrowsAsync<MoveException>(() => ExportAsync(Home, "a"));

        Assert.Contains("no classroom", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<MoveException>(() => ImportAsync(Away, "a"));
    }

    private Task<ArchiveManifest> ExportAsync(
        IServiceProvider from, string archive, bool evenInFlight = false, Action<string>? report = null, CancellationToken? cancellationToken = null) =>
        new ClassroomExport(
            from.GetRequiredService<IBlobStore>(), from.GetRequiredService<ITableArchive>(), from.GetRequiredService<IJobQueue>(), TimeProvider.System)
            .RunAsync(new ArchiveDirectory(directory.File(archive)), evenInFlight, report ?? (_ => { }), cancellationToken ?? Cancellation);

    private Task<ArchiveManifest> ImportAsync(
        IServiceProvider into, string archive, bool resume = false, Action<string>? report = null, CancellationToken? cancellationToken = null) =>
        new ClassroomImport(into.GetRequiredService<IBlobStore>(), into.GetRequiredService<ITableArchive>())
            .RunAsync(new ArchiveDirectory(directory.File(archive)), resume, report ?? (_ => { }), cancellationToken ?? Cancellation);

    /// <summary>Items with every kind of value, of several versions; objects small, empty and alike; and what must not move.</summary>
    private static async Task FillAsync(IServiceProvider services)
    {
        var (store, blobs) = (services.GetRequiredService<ITableStore>(), services.GetRequiredService<IBlobStore>());
        var teacher = await store.PutAsync(TableCatalog.Users, Sample.User() with { GivenName = "Zoë 🎓", FamilyName = "\"<&>\\" }, Cancellation);
        var student = await store.PutAsync(TableCatalog.Users, Sample.User(), Cancellation);
        await store.PutAsync(TableCatalog.Users, student with { GivenName = "Second" }, Cancellation);
        foreach (var description in new[] { "", "line\nline", new string('ü', 20_000) })
        {
            await store.PutAsync(TableCatalog.Courses, Sample.Course(teacher.UserId, description: description), Cancellation);
        }

        var course = Sample.Course(teacher.UserId);
        await store.PutAsync(TableCatalog.Enrollments, Sample.Enrollment(course.CourseId, teacher.UserId, CourseRole.Instructor), Cancellation);
        await store.PutAsync(TableCatalog.Enrollments, Sample.Enrollment(course.CourseId, student.UserId), Cancellation);
        await store.PutAsync(TableCatalog.SeatCounts, Sample.Seats(29), Cancellation);
        await store.PutAsync(TableCatalog.Notifications, Sample.Notification(student.UserId, Ids.New()), Cancellation);
        await PutAsync(blobs, new BlobKey(Buckets.Videos, "students/a/one.webm"), RandomNumberGenerator.GetBytes(300_000), "video/webm");
        await PutAsync(blobs, new BlobKey(Buckets.Documents, "notes/empty.txt"), [], "text/plain");
        await PutAsync(blobs, new BlobKey(Buckets.Documents, "notes/two.txt"), "same"u8.ToArray(), "text/plain; charset=utf-8");
        await PutAsync(blobs, new BlobKey(Buckets.Documents, $"{BlobKeys.MessagesPrefix}large"), "of this installation"u8.ToArray(), "application/json");
        await PutAsync(blobs, new BlobKey(Buckets.Backup, $"{BlobKeys.WebKeysPrefix}key"), "of this installation"u8.ToArray(), "application/xml");
    }

    private static async Task PutAsync(IBlobStore blobs, BlobKey key, byte[] content, string contentType)
    {
        using var stream = new MemoryStream(content);
        await blobs.PutAsync(key, stream, contentType, Cancellation);
    }

    private static long ItemsOf(ArchiveManifest manifest, string table) => manifest.Tables.Single(archived => archived.Name == table).Items;

    private IReadOnlyList<(string, DateTime)> ContentFiles(string archive) =>
        [.. Directory.GetFiles(directory.File($"{archive}/content"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => (file, File.GetLastWriteTimeUtc(file)))];
}
