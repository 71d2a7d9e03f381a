using ClassCast.Backends.Embedded.Blobs;
using ClassCast.Backends.Embedded.Files;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Tests.Embedded;

public sealed class BlobFilesTests : BlobTest
{
    private ILocalBlobFiles Local => Get<ILocalBlobFiles>();

    private BlobSweeper Sweeper => ActivatorUtilitiesOf<BlobSweeper>();

    [Fact]
    public async Task An_object_is_an_ordinary_file_at_its_key()
    {
        await PutAsync("content");

        Assert.Equal(Path.Combine(DataDirectory, "blobs", "videos", "students", "ada", "clip.mp4"), Local.TryGetPath(Key));
        Assert.Equal("content", await File.ReadAllTextAsync(Local.TryGetPath(Key)!, Cancellation));
        Assert.Null(Local.TryGetPath(Key with { Name = "students/ada" }));
        Assert.Null(Local.TryGetPath(Key with { Name = "none" }));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_finished_file_is_moved_into_place(bool inScratch)
    {
        await PutAsync("before");
        var directory = inScratch ? Directory.CreateDirectory(Path.Combine(Local.ScratchDirectory, "job")).FullName : Path.GetDirectoryName(DataDirectory)!;
        var file = Path.Combine(directory, "720p.mp4");
        await File.WriteAllTextAsync(file, "rendition", Cancellation);

        var info = await Local.PutFileAsync(Key, file, "video/webm", Cancellation);

        Assert.False(File.Exists(file));
        Assert.Equal((9L, "video/webm"), (info.Length, info.ContentType));
        Assert.Equal(info, await Blobs.HeadAsync(Key, Cancellation));
        Assert.Equal("rendition", await File.ReadAllTextAsync(Local.TryGetPath(Key)!, Cancellation));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_an_error_and_the_object_stays()
    {
        var before = await PutAsync("before");

        await Assert.ThrowsAsync<FileNotFoundException>(() => Local.PutFileAsync(Key, Path.Combine(Local.ScratchDirectory, "none"), Mp4, Cancellation));

        Assert.Equal(before, await Blobs.HeadAsync(Key, Cancellation));
    }

    [Fact]
    public async Task Replacing_and_deleting_leave_no_files_behind()
    {
        for (var i = 0; i < 3; i++)
        {
            await PutAsync($"version {i}");
        }

        Assert.Equal(2, FilesOfObjects().Count());
        await Blobs.DeleteAsync(Key, Cancellation);
        Assert.Empty(FilesOfObjects());
        Assert.Empty(Directory.EnumerateDirectories(Layout.BucketPath(Buckets.Videos)));
    }

    [Fact]
    public async Task A_completed_upload_leaves_no_files_behind()
    {
        var uploadId = await Blobs.CreateMultipartUploadAsync(Key, Mp4, Cancellation);
        var part = await Get<EmbeddedBlobStore>().PutPartAsync(Key, uploadId, 1, new MemoryStream([1]), 1, Cancellation);
        await Blobs.CompleteMultipartUploadAsync(Key, uploadId, [part], Cancellation);

        Assert.Empty(Directory.EnumerateFileSystemEntries(Layout.Uploads));
    }

    [Fact]
    public async Task A_restored_copy_without_its_times_is_served_by_what_its_name_says()
    {
        await PutAsync("content", "text/plain");
        File.SetLastWriteTimeUtc(Local.TryGetPath(Key)!, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        var info = await Blobs.HeadAsync(Key, Cancellation);

        Assert.Equal((7L, "video/mp4"), (info!.Length, info.ContentType));
        Assert.Matches("^\"[0-9a-f]+-7\"$", info.ETag);
        await PutAsync("again", "text/plain");
        Assert.Equal("text/plain", (await Blobs.HeadAsync(Key, Cancellation))!.ContentType);
    }

    [Fact]
    public async Task Uploads_older_than_a_week_are_swept_and_younger_ones_are_not()
    {
        var old = await Blobs.CreateMultipartUploadAsync(Key, Mp4, Cancellation);
        await Get<EmbeddedBlobStore>().PutPartAsync(Key, old, 1, new MemoryStream([1]), 1, Cancellation);
        Clock.Advance(TimeSpan.FromHours(1));
        var young = await Blobs.CreateMultipartUploadAsync(Key, Mp4, Cancellation);
        Clock.Advance(BlobSweeper.UploadLifetime - TimeSpan.FromMinutes(30));

        await Sweeper.SweepAsync(Cancellation);

        Assert.Equal([young], Directory.EnumerateDirectories(Layout.Uploads).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Leftovers_of_dead_processes_are_swept_after_a_day_and_objects_are_not()
    {
        var info = await PutAsync("content");
        await File.WriteAllTextAsync(Layout.NewScratchFile(), "half", Cancellation);
        Directory.CreateDirectory(Path.Combine(Layout.Scratch, "job"));
        await File.WriteAllTextAsync(Path.Combine(Layout.Scratch, "job", "frame.jpg"), "x", Cancellation);
        await File.WriteAllTextAsync(Local.TryGetPath(Key) + "@1", "{}", Cancellation);

        await Sweeper.SweepAsync(Cancellation);
        Assert.Equal(5, FilesOfObjects().Count());
        Clock.Advance(TimeSpan.FromDays(2));
        await Sweeper.SweepAsync(Cancellation);

        Assert.Equal(2, FilesOfObjects().Count());
        Assert.Equal(info, await Blobs.HeadAsync(Key, Cancellation));
    }

    [Fact]
    public void A_full_disk_is_told_from_other_failures()
    {
        Assert.True(DurableFiles.IsStorageFull(new IOException("no space", 28)));
        Assert.False(DurableFiles.IsStorageFull(new IOException("other", 5)));
    }

    private T ActivatorUtilitiesOf<T>() => Microsoft.Extensions.DependencyInjection.ActivatorUtilities.CreateInstance<T>(Get<IServiceProvider>());
}
