using System.Diagnostics;

namespace ClassCast.Testing;

/// <summary>
/// The kinds of video that people hand in, a few seconds each, made by ffmpeg when first asked for and kept for the run. A moving test picture
/// with a tone, so that black, frozen or silent outputs are noticed.
/// </summary>
public sealed class SampleMedia : IDisposable
{
    private readonly TempDirectory directory = new();
    private readonly SemaphoreSlim making = new(1);

    /// <summary>What a phone or camera writes: H.264 and AAC in MP4, which needs no transcoding to be watched.</summary>
    public const string PhoneMp4 = "phone.mp4";

    /// <summary>From a browser's recorder: WebM that was never told its duration.</summary>
    public const string RecorderWebM = "recorder-without-duration.webm";

    /// <summary>1280×720 as stored, to be shown 720×1280.</summary>
    public const string RotatedMov = "rotated.mov";
    public const string VariableFrameRate = "variable-frame-rate.mp4";
    public const string VideoOnly = "video-only.mp4";
    public const string AudioLonger = "audio-longer.mp4";
    public const string OddWidth = "odd-width.mp4";
    public const string TenBit = "ten-bit.mp4";
    public const string Portrait = "portrait.mp4";
    public const string OldAvi = "old.avi";

    /// <summary>The last half is missing, the index with it.</summary>
    public const string Truncated = "truncated.mp4";
    public const string TextNamedMp4 = "essay.mp4";
    public const string Empty = "empty.mp4";

    private static readonly string[] Tone = ["-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000"];
    private static readonly string[] H264 = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"];
    private static readonly string[] Aac = ["-c:a", "aac", "-b:a", "96k"];

    public async Task<string> GetAsync(string kind, CancellationToken cancellationToken)
    {
        var path = directory.File(kind);
        await making.WaitAsync(cancellationToken);
        try
        {
            if (!File.Exists(path))
            {
                await MakeAsync(kind, path, cancellationToken);
            }

            return path;
        }
        finally
        {
            making.Release();
        }
    }

    /// <summary>A longer, larger phone video, for tests that must catch work in progress.</summary>
    public async Task<string> GetLongAsync(int seconds, CancellationToken cancellationToken)
    {
        var path = directory.File($"long-{seconds}.mp4");
        if (!File.Exists(path))
        {
            await FfmpegAsync([.. Picture(1920, 1080), .. Tone, "-t", $"{seconds}", .. H264, "-g", "60", .. Aac, path], cancellationToken);
        }

        return path;
    }

    public void Dispose()
    {
        making.Dispose();
        directory.Dispose();
    }

    private async Task MakeAsync(string kind, string path, CancellationToken cancellationToken)
    {
        switch (kind)
        {
            case TextNamedMp4:
                await File.WriteAllTextAsync(path, string.Concat(Enumerable.Repeat("Dear instructor, this is my essay, not a video. ", 100)), cancellationToken);
                break;
            case Empty:
                await File.WriteAllBytesAsync(path, [], cancellationToken);
                break;
            case Truncated:
                var whole = directory.File("whole.mp4");
                await FfmpegAsync([.. Picture(640, 360), .. Tone, "-t", "3", .. H264, .. Aac, whole], cancellationToken);
                var bytes = await File.ReadAllBytesAsync(whole, cancellationToken);
                await File.WriteAllBytesAsync(path, bytes[..(bytes.Length / 2)], cancellationToken);
                break;
            case RotatedMov:
                var upright = directory.File("upright.mov");
                await FfmpegAsync([.. Picture(1280, 720), .. Tone, "-t", "3", .. H264, .. Aac, upright], cancellationToken);
                await FfmpegAsync(["-i", upright, "-c", "copy", "-metadata:s:v:0", "rotate=90", path], cancellationToken);
                break;
            default:
                await FfmpegAsync([.. Encoding(kind), path], cancellationToken);
                break;
        }
    }

    private static string[] Encoding(string kind) => kind switch
    {
        PhoneMp4 => [.. Picture(1280, 720), .. Tone, "-t", "4", .. H264, "-g", "30", .. Aac],
        RecorderWebM => [.. Picture(640, 480), .. Tone, "-t", "3", "-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "600k", "-c:a", "libopus", "-live", "1", "-f", "webm"],
        VariableFrameRate => [.. Picture(640, 360), .. Tone, "-t", "3", "-vf", "select='not(mod(n,7))+lt(t,1)'", "-vsync", "vfr", .. H264, .. Aac],
        VideoOnly => [.. Picture(640, 360), "-t", "3", .. H264],
        AudioLonger => [.. Picture(640, 360, seconds: 2), .. Tone, "-t", "4", .. H264, .. Aac],
        // testsrc2 keeps to even sizes, testsrc does not
        OddWidth => ["-f", "lavfi", "-i", "testsrc=size=641x359:rate=30", .. Tone, "-t", "3", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv444p", .. Aac],
        TenBit => [.. Picture(640, 360), .. Tone, "-t", "3", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p10le", .. Aac],
        Portrait => [.. Picture(720, 1280), .. Tone, "-t", "3", .. H264, .. Aac],
        OldAvi => [.. Picture(640, 480), .. Tone, "-t", "3", "-c:v", "mpeg4", "-q:v", "6", "-c:a", "libmp3lame"],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such sample."),
    };

    private static string[] Picture(int width, int height, int? seconds = null) =>
        ["-f", "lavfi", "-i", $"testsrc2=size={width}x{height}:rate=30" + (seconds is { } length ? $":duration={length}" : "")];

    private static async Task FfmpegAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(RequiredTool.Require("ffmpeg")) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in (IEnumerable<string>)["-nostdin", "-hide_banner", "-loglevel", "error", "-y", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = await process.StandardError.ReadToEndAsync(cancellationToken);
        await output;
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"ffmpeg could not make a sample: {error}");
        }
    }
}
