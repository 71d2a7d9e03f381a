using System.Diagnostics;
using ClassCast.Core.Messages;
using ClassCast.Core.Videos;
using ClassCast.Testing;
using VideoItem = ClassCast.Core.Videos.Video;

namespace ClassCast.Workers.Tests.Video;

/// <summary>A real file system that is full, where this user may mount one.</summary>
public sealed class FullDiskTests(SampleMedia samples)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task A_disk_that_stays_full_fails_the_video_with_that_reason()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var disk = await SmallDisk.MountAsync(megabytes: 1, cancel);
        await using var classroom = await Classroom.OpenAsync(null, null, cancel);
        var videoId = await classroom.SubmitAsync(await samples.GetLongAsync(6, cancel), cancel);

        using var worker = WorkerProcess.Start(classroom.DataDirectory, ("ClassCast__Video__TemporaryDirectory", disk.Path));
        var video = await EndAsync(classroom, videoId, cancel);

        Assert.True(video.Failure?.Code == FailureCodes.StorageFull, worker.Output);
        Assert.True(VideoStates.CanRetry(video));
        await Eventually.TrueAsync(
            "the dead letter", async () => (await classroom.Queue.GetStatisticsAsync(Queues.VideoProcessing, cancel)).Dead == 1, cancel);
    }

    [Fact]
    public async Task A_disk_with_space_again_lets_the_next_attempt_succeed()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var disk = await SmallDisk.MountAsync(megabytes: 64, cancel);
        var filler = Path.Combine(disk.Path, "filler");
        await File.WriteAllBytesAsync(filler, new byte[63 * 1024 * 1024 + 512 * 1024], cancel);
        await using var classroom = await Classroom.OpenAsync(null, null, cancel);
        var videoId = await classroom.SubmitAsync(await samples.GetLongAsync(6, cancel), cancel);

        using var worker = WorkerProcess.Start(
            classroom.DataDirectory, ("ClassCast__Video__TemporaryDirectory", disk.Path), ("ClassCast__Video__RetryDelay", "00:00:03"));
        await Eventually.TrueAsync("an attempt failed", () => Task.FromResult(worker.Output.Contains(FailureCodes.StorageFull, StringComparison.Ordinal)), cancel, Patience);
        File.Delete(filler);
        var video = await EndAsync(classroom, videoId, cancel);

        Assert.True(video.State == VideoState.Ready, worker.Output);
    }

    [Fact]
    public async Task A_data_directory_that_is_full_leaves_the_video_failed_and_the_job_dead_not_stuck()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var disk = await SmallDisk.MountAsync(megabytes: 16, cancel);
        var data = Path.Combine(disk.Path, "data");
        await using var classroom = await Classroom.OpenAsync(data, null, cancel);
        var videoId = await classroom.SubmitAsync(await samples.GetLongAsync(6, cancel), cancel);
        await FillAsync(disk.Path, leave: 700 * 1024, cancel);

        using var worker = WorkerProcess.Start(data);
        var video = await EndAsync(classroom, videoId, cancel);

        Assert.True(video.Failure?.Code == FailureCodes.StorageFull, worker.Output);
    }

    private static async Task FillAsync(string mount, long leave, CancellationToken cancel)
    {
        var free = new DriveInfo(mount).AvailableFreeSpace - leave;
        Assert.True(free > 0);
        await File.WriteAllBytesAsync(Path.Combine(mount, "filler"), new byte[free], cancel);
    }

    private static Task<VideoItem> EndAsync(Classroom classroom, string videoId, CancellationToken cancel) => Eventually.GetAsync(
        "the end", async () => await classroom.GetAsync(videoId, cancel) is { } row && VideoStates.IsEnd(row.State) ? row : null, cancel, Patience);

    /// <summary>A file system in memory. Mounting takes rights that a laptop's user lacks: then the test shows as skipped, also in CI.</summary>
    private sealed class SmallDisk : IDisposable
    {
        private readonly TempDirectory directory = new();

        public string Path => directory.Path;

        public static async Task<SmallDisk> MountAsync(int megabytes, CancellationToken cancel)
        {
            if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
            {
                RequiredTool.Missing("Only root may mount a small disk here.");
            }

            var disk = new SmallDisk();
            if (await RunAsync(["mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", disk.Path], cancel) != 0)
            {
                disk.directory.Dispose();
                RequiredTool.Missing("This container does not let root mount a small disk.");
            }

            return disk;
        }

        public void Dispose()
        {
            using (var umount = Process.Start(new ProcessStartInfo("umount", ["-l", Path]) { UseShellExecute = false })!)
            {
                umount.WaitForExit();
            }

            directory.Dispose();
        }

        private static async Task<int> RunAsync(IReadOnlyList<string> command, CancellationToken cancel)
        {
            using var process = Process.Start(new ProcessStartInfo(command[0], command.Skip(1)) { UseShellExecute = false, RedirectStandardError = true })!;
            await process.StandardError.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            return process.ExitCode;
        }
    }
}
