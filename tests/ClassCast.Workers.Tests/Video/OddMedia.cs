using System.Text;
using ClassCast.Testing;

namespace ClassCast.Workers.Tests.Video;

/// <summary>Kinds of media that only the worker's tests need, made when first asked for.</summary>
public sealed class OddMedia : IDisposable
{
    /// <summary>720×576 stored, to be shown 1024×576.</summary>
    public const string Anamorphic = "anamorphic.mp4";
    public const string Interlaced = "interlaced.mp4";
    public const string FullHd = "full-hd.mp4";

    /// <summary>A screen recorder that writes a frame only when something changes: every two seconds, without a length and without sound.</summary>
    public const string SlowScreen = "slow-screen.webm";

    /// <summary>A window resized while it was recorded.</summary>
    public const string Resized = "resized.webm";

    /// <summary>Black for its first 60 %.</summary>
    public const string BlackStart = "black-start.mp4";

    /// <summary>Red above blue, as shown; stored turned by a quarter, as phones do.</summary>
    public const string RedAboveBlue = "red-above-blue.mov";

    /// <summary>Full-range JPEG frames and uncompressed sound, as old cameras write.</summary>
    public const string MotionJpeg = "motion-jpeg.avi";
    public const string SoundOnly = "sound-only.mp4";

    /// <summary>The index is in front and whole; the last half of the pictures is missing.</summary>
    public const string CutInHalf = "cut-in-half.mp4";
    public const string UnknownCodec = "unknown-codec.mp4";

    /// <summary>The index is whole, the pictures are noise.</summary>
    public const string Noise = "noise.mp4";

    public const string OneFrame = "one-frame.mp4";

    /// <summary>One picture, and three seconds of sound.</summary>
    public const string Still = "still.mp4";

    private static readonly string[] H264 = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"];

    private readonly TempDirectory directory = new();
    private readonly SemaphoreSlim making = new(1);

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

    public void Dispose()
    {
        making.Dispose();
        directory.Dispose();
    }

    private Task MakeAsync(string kind, string path, CancellationToken cancellationToken)
    {
        Task Ffmpeg(params IReadOnlyList<string> arguments) => MediaTool.FfmpegAsync(cancellationToken, [.. arguments, path]);
        return kind switch
        {
            Anamorphic => Ffmpeg([.. Picture(720, 576), .. Tone(3), "-vf", "setsar=64/45", .. H264, "-c:a", "aac"]),
            Interlaced => Ffmpeg([.. Picture(720, 576), "-vf", "setsar=64/45,setfield=tff", "-flags", "+ilme+ildct", "-x264opts", "tff=1", .. H264]),
            FullHd => Ffmpeg([.. Picture(1920, 1080), .. Tone(3), .. H264, "-c:a", "aac"]),
            SlowScreen => Ffmpeg([.. Picture(640, 480, seconds: 6), "-vf", "fps=0.5", "-fps_mode", "vfr", "-c:v", "libvpx", "-deadline", "realtime", "-live", "1", "-f", "webm"]),
            Resized => MakeResizedAsync(path, cancellationToken),
            BlackStart => Ffmpeg([.. Picture(640, 360, seconds: 5), "-vf", "drawbox=c=black:t=fill:enable='lt(t,3)'", .. H264]),
            RedAboveBlue => MakeTurnedAsync(path, cancellationToken),
            MotionJpeg => Ffmpeg([.. Picture(640, 480), .. Tone(3), "-c:v", "mjpeg", "-pix_fmt", "yuvj420p", "-q:v", "5", "-c:a", "pcm_s16le"]),
            SoundOnly => Ffmpeg([.. Tone(3), "-c:a", "aac"]),
            CutInHalf => MakeDamagedAsync(path, (bytes, _) => bytes[..(bytes.Length / 2)], cancellationToken),
            UnknownCodec => MakeDamagedAsync(path, (bytes, _) => Replace(bytes, "avc1", "zzz9"), cancellationToken),
            Noise => MakeDamagedAsync(path, Scramble, cancellationToken),
            OneFrame => Ffmpeg([.. Picture(320, 240), "-frames:v", "1", .. H264]),
            Still => Ffmpeg(["-f", "lavfi", "-i", "testsrc2=size=320x240:rate=30:duration=0.03", .. Tone(3), .. H264, "-c:a", "aac"]),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such sample."),
        };
    }

    private async Task MakeResizedAsync(string path, CancellationToken cancellationToken)
    {
        string[] vp8 = ["-c:v", "libvpx", "-deadline", "realtime", "-b:v", "400k"];
        await MediaTool.FfmpegAsync(cancellationToken, [.. Picture(640, 360, seconds: 2), .. vp8, directory.File("resized-1.webm")]);
        await MediaTool.FfmpegAsync(cancellationToken, [.. Picture(480, 360, seconds: 2), .. vp8, directory.File("resized-2.webm")]);
        var list = directory.File("resized.txt");
        await File.WriteAllTextAsync(list, "file resized-1.webm\nfile resized-2.webm\n", cancellationToken);
        await MediaTool.FfmpegAsync(cancellationToken, "-f", "concat", "-i", list, "-c", "copy", path);
    }

    private async Task MakeTurnedAsync(string path, CancellationToken cancellationToken)
    {
        // stored: left red, right blue. The matrix of a phone held upright: what is stored left is shown above.
        var flat = directory.File("red-and-blue.mov");
        await MediaTool.FfmpegAsync(
            cancellationToken, ["-f", "lavfi", "-i", "color=red:size=320x360:rate=30:duration=2,pad=640:360:0:0:blue", .. H264, flat]);
        var bytes = await File.ReadAllBytesAsync(flat, cancellationToken);
        ReadOnlySpan<byte> asStored = [0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x40, 0, 0, 0];
        ReadOnlySpan<byte> turned = [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0x68, 0, 0, 0, 0, 0, 0, 0x40, 0, 0, 0];
        var header = bytes.AsSpan().IndexOf("tkhd"u8);
        var matrix = header + bytes.AsSpan(header).IndexOf(asStored);
        turned.CopyTo(bytes.AsSpan(matrix));
        await File.WriteAllBytesAsync(path, bytes, cancellationToken);
    }

    private async Task MakeDamagedAsync(string path, Func<byte[], int, byte[]> damage, CancellationToken cancellationToken)
    {
        var whole = directory.File("whole.mp4");
        await MediaTool.FfmpegAsync(cancellationToken, [.. Picture(640, 360, seconds: 4), .. H264, "-movflags", "+faststart", whole]);
        var bytes = await File.ReadAllBytesAsync(whole, cancellationToken);
        await File.WriteAllBytesAsync(path, damage(bytes, bytes.AsSpan().IndexOf("mdat"u8) + 4), cancellationToken);
    }

    private static byte[] Scramble(byte[] bytes, int mediaStart)
    {
        new Random(20261121).NextBytes(bytes.AsSpan(mediaStart));
        return bytes;
    }

    private static byte[] Replace(byte[] bytes, string what, string with)
    {
        Encoding.ASCII.GetBytes(with).CopyTo(bytes.AsSpan(bytes.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(what))));
        return bytes;
    }

    private static string[] Picture(int width, int height, int seconds = 3) =>
        ["-f", "lavfi", "-i", $"testsrc2=size={width}x{height}:rate=30:duration={seconds}"];

    private static string[] Tone(int seconds) => ["-f", "lavfi", "-i", $"sine=frequency=440:sample_rate=48000:duration={seconds}"];
}
