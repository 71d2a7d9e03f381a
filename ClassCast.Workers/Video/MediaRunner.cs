using System.Diagnostics;
using System.Text;
using System.Text.Json;
using ClassCast.Core.Diagnostics;
using ClassCast.Core.Videos;
using ClassCast.Core.Videos.Processing;
using Microsoft.Extensions.Options;

namespace ClassCast.Workers.Video;

/// <summary>ffprobe and ffmpeg as functions: what they are told is in <see cref="FfmpegArguments"/>, what their failures mean in <see cref="MediaErrors"/>.</summary>
public sealed class MediaRunner(MediaProcess process, MediaTools tools, VideoMetrics metrics, IOptions<VideoWorkerOptions> options)
{
    private const int LongestReport = 1024 * 1024;

    private static readonly TimeSpan ProbeLimit = TimeSpan.FromMinutes(1);

    /// <summary>What the file is.</summary>
    /// <exception cref="VideoProcessingException">ffprobe cannot read it.</exception>
    public async Task<MediaProbe> ProbeAsync(string input, string folder, CancellationToken cancellationToken)
    {
        var report = new StringBuilder();
        var result = await RunAsync(
            "probe",
            new MediaProcessStart(Ffprobe, FfmpegArguments.Probe(input), folder, ProbeLimit)
            {
                OnLine = line => report.Append(report.Length < LongestReport ? line : ""),
            },
            cancellationToken);
        if (result.ExitCode == 0)
        {
            try
            {
                return FfprobeReport.Parse(report.ToString());
            }
            catch (JsonException exception)
            {
                throw VideoProcessingException.Of(FailureCodes.Internal, "ffprobe's report is not readable.", exception);
            }
        }

        // the container was recognised before, so what is missing is the rest of it
        throw VideoProcessingException.Of(MediaErrors.Classify(result) ?? FailureCodes.Truncated, result.Errors);
    }

    /// <summary>Reads all packets without decoding: the true length.</summary>
    public async Task<PacketScan> ScanAsync(string input, MediaProbe probe, string folder, CancellationToken cancellationToken)
    {
        var scan = new PacketScan(probe);
        var result = await RunAsync(
            "scan packets",
            new MediaProcessStart(Ffprobe, FfmpegArguments.ScanPackets(input), folder, options.Value.MinimumTimeLimit) { OnLine = scan.Add },
            cancellationToken);
        return result.ExitCode == 0
            ? scan
            : throw VideoProcessingException.Of(MediaErrors.Classify(result) ?? FailureCodes.Truncated, result.Errors);
    }

    public async Task StreamCopyAsync(string input, MediaProbe probe, string folder, CancellationToken cancellationToken)
    {
        var result = await RunAsync(
            "stream copy",
            new MediaProcessStart(Ffmpeg, FfmpegArguments.StreamCopy(input, probe), folder, options.Value.MinimumTimeLimit),
            cancellationToken);
        ThrowUnlessDone(result);
    }

    /// <summary>Everything that needs decoding, in one process.</summary>
    /// <param name="onPercent">Called with rising numbers while it runs.</param>
    public async Task TranscodeAsync(
        string input, MediaProbe probe, ProcessingPlan plan, double seconds, string folder, Action<int> onPercent, CancellationToken cancellationToken)
    {
        var progress = new TranscodeProgress(seconds);
        var limit = TimeSpan.FromSeconds(Math.Max(options.Value.MinimumTimeLimit.TotalSeconds, seconds * options.Value.TimeLimitFactor));
        var result = await RunAsync(
            "transcode",
            new MediaProcessStart(Ffmpeg, FfmpegArguments.Transcode(input, probe, plan, options.Value.EffectiveThreads), folder, limit)
            {
                OnLine = line =>
                {
                    if (progress.Advance(line))
                    {
                        onPercent(progress.Percent);
                    }
                },
            },
            cancellationToken);
        ThrowUnlessDone(result);
    }

    private string Ffmpeg => tools.Ffmpeg ?? throw VideoProcessingException.Of(FailureCodes.Internal, tools.Problem ?? "ffmpeg was not found.");

    private string Ffprobe => tools.Ffprobe ?? throw VideoProcessingException.Of(FailureCodes.Internal, tools.Problem ?? "ffprobe was not found.");

    private async Task<MediaProcessResult> RunAsync(string name, MediaProcessStart start, CancellationToken cancellationToken)
    {
        using var span = ClassCastTelemetry.Source.StartActivity(name);
        span?.SetTag("process.executable.name", Path.GetFileName(start.Tool));
        var result = await process.RunAsync(start, cancellationToken);
        metrics.CpuUsed(name, result.CpuTime);
        span?.SetTag("process.exit.code", result.ExitCode);
        span?.SetTag("classcast.cpu_seconds", Math.Round(result.CpuTime.TotalSeconds, 3));
        if (result.ExitCode != 0)
        {
            span?.SetStatus(ActivityStatusCode.Error, result.Errors);
        }

        return result;
    }

    // ffmpeg 5 ends with 0 when a file could not be finished for want of space, and says so only on standard error
    private static void ThrowUnlessDone(MediaProcessResult result)
    {
        var code = MediaErrors.Classify(result);
        if (result.ExitCode != 0 || code is FailureCodes.StorageFull)
        {
            throw VideoProcessingException.Of(code ?? FailureCodes.Internal, result.Errors);
        }
    }
}
