using ClassCast.Testing;
using ClassCast.Workers.Video;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ClassCast.Workers.Tests.Video;

public sealed class WorkFoldersTests : IDisposable
{
    private readonly TempDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void A_folder_in_use_survives_the_start_of_another_worker()
    {
        using var folder = Folders().Create();

        Folders().RemoveStale();

        Assert.True(Directory.Exists(folder.Path));
    }

    [Fact]
    public void A_folder_left_behind_is_removed_with_its_files()
    {
        var stale = Directory.CreateDirectory(directory.File("video-jobs", "0190aaaa")).FullName;
        File.WriteAllText(Path.Combine(stale, "720p.mp4"), "half");
        File.WriteAllText(stale + ".lock", "");

        Folders().RemoveStale();

        Assert.Empty(Directory.EnumerateFileSystemEntries(directory.File("video-jobs")));
    }

    [Fact]
    public void A_folder_and_its_lock_go_when_the_job_ends()
    {
        using (var folder = Folders().Create())
        {
            File.WriteAllText(folder.File("a"), "b");
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(directory.File("video-jobs")));
    }

    [Fact]
    public void Nothing_to_clean_is_fine() => Folders().RemoveStale();

    private WorkFolders Folders() => new(Options.Create(new VideoWorkerOptions { TemporaryDirectory = directory.Path }), NullLogger<WorkFolders>.Instance);
}
