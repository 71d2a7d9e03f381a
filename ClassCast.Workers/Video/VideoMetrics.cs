using System.Diagnostics.Metrics;
using ClassCast.Core.Diagnostics;

namespace ClassCast.Workers.Video;

/// <summary>What the worker counts.</summary>
public sealed class VideoMetrics
{
    private readonly Counter<double> videoSeconds =
        ClassCastTelemetry.Meter.CreateCounter<double>("classcast.video.processed", "s", "Length of the videos that became ready.");

    private readonly Counter<double> cpuSeconds =
        ClassCastTelemetry.Meter.CreateCounter<double>("classcast.video.cpu", "s", "CPU time of ffmpeg and ffprobe.");

    private readonly Histogram<double> untilWatchable =
        ClassCastTelemetry.Meter.CreateHistogram<double>("classcast.video.watchable.duration", "s", "From confirmation to the first playable version.");

    private readonly Histogram<double> untilReady =
        ClassCastTelemetry.Meter.CreateHistogram<double>("classcast.video.ready.duration", "s", "From confirmation to all versions.");

    private readonly Counter<long> failures =
        ClassCastTelemetry.Meter.CreateCounter<long>("classcast.video.failures", "{video}", "Attempts that failed, by code.");

    public void CpuUsed(string step, TimeSpan cpu) => cpuSeconds.Add(cpu.TotalSeconds, new KeyValuePair<string, object?>("step", step));

    public void Watchable(TimeSpan sinceConfirmed) => untilWatchable.Record(sinceConfirmed.TotalSeconds);

    public void Ready(double lengthSeconds, TimeSpan sinceConfirmed)
    {
        videoSeconds.Add(lengthSeconds);
        untilReady.Record(sinceConfirmed.TotalSeconds);
    }

    public void Failed(string code) => failures.Add(1, new KeyValuePair<string, object?>("code", code));
}
