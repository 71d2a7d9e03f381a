using System.Diagnostics;
using System.Globalization;
using ClassCast.Testing;

namespace ClassCast.Workers.Tests.Video;

/// <summary>ffmpeg and ffprobe for tests: to make inputs and to look at outputs, independent of the code under test.</summary>
internal static class MediaTool
{
    public static Task FfmpegAsync(CancellationToken cancellationToken, params IReadOnlyList<string> arguments) =>
        RunAsync("ffmpeg", ["-nostdin", "-hide_banner", "-v", "error", "-y", .. arguments], cancellationToken);

    /// <returns>Values of the entries, in ffprobe's order: <c>stream=width,height</c> of <c>v:0</c> gives 1280, 720.</returns>
    public static async Task<IReadOnlyList<string>> ProbeAsync(string path, string streams, string entries, CancellationToken cancellationToken)
    {
        var output = await RunAsync("ffprobe", ["-v", "error", "-select_streams", streams, "-show_entries", entries, "-of", "default=nw=1:nk=1", path], cancellationToken);
        return System.Text.Encoding.UTF8.GetString(output).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    public static async Task<double> SecondsAsync(string path, CancellationToken cancellationToken) =>
        double.Parse((await ProbeAsync(path, "v:0", "format=duration", cancellationToken))[^1], CultureInfo.InvariantCulture);

    /// <summary>Decodes everything; fails at the first error.</summary>
    public static Task DecodeAsync(string path, CancellationToken cancellationToken) =>
        FfmpegAsync(cancellationToken, "-xerror", "-i", path, "-f", "null", "-");

    /// <summary>One frame, upright, shrunk to <paramref name="width"/> × <paramref name="height"/>, three bytes a pixel: red, green, blue.</summary>
    public static Task<byte[]> PixelsAsync(string path, double at, int width, int height, CancellationToken cancellationToken) => RunAsync(
        "ffmpeg",
        [
            "-nostdin", "-hide_banner", "-v", "error", "-i", path, "-ss", at.ToString(CultureInfo.InvariantCulture), "-frames:v", "1",
            "-vf", $"scale={width}:{height}:flags=area", "-f", "rawvideo", "-pix_fmt", "rgb24", "pipe:1",
        ],
        cancellationToken);

    private static async Task<byte[]> RunAsync(string tool, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(RequiredTool.Require(tool), arguments) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var output = new MemoryStream();
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.StandardOutput.BaseStream.CopyToAsync(output, cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        Assert.True(process.ExitCode == 0 && (await errors).Length == 0, $"{tool} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await errors}");
        return output.ToArray();
    }
}
