using System.Globalization;

namespace ClassCast.Core.Videos.Processing;

/// <summary>
/// The time span that the packets of a file really cover. A recorder's WebM declares no duration, and a file that was cut short declares too much;
/// its packets tell the truth, and reading them costs no decoding.
/// </summary>
public sealed class PacketScan
{
    private readonly int videoIndex;
    private readonly int audioIndex;
    private Span video = Span.Empty;
    private Span audio = Span.Empty;

    public PacketScan(MediaProbe probe)
    {
        ArgumentNullException.ThrowIfNull(probe);
        videoIndex = probe.Video?.Index ?? -1;
        audioIndex = probe.Audio?.Index ?? -1;
    }

    public int VideoPackets => video.Packets;

    /// <summary>From the first moment of picture or sound to the last.</summary>
    public double PresentationSeconds => Math.Max(0, Math.Max(video.End, audio.End) - Start);

    /// <summary>From the first moment of picture or sound to the end of the last picture.</summary>
    public double VideoEndSeconds => video.Packets == 0 ? 0 : Math.Max(0, video.End - Start);

    // what lies before 0 (an encoder's priming) is not shown
    private double Start => Math.Max(0, Math.Min(video.Start, audio.Start));

    /// <summary>Takes one line of <c>ffprobe -show_entries packet=stream_index,pts_time,dts_time,duration_time -of csv=p=0</c>; others are ignored.</summary>
    /// <param name="line">For example <c>0,2.033333,2.000000,0.033333</c>; absent values are <c>N/A</c>.</param>
    public void Add(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var parts = line.Split(',');
        if (parts.Length < 4 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return;
        }

        // AVI has no presentation times: its decoding times are the next best
        if ((Seconds(parts[1]) ?? Seconds(parts[2])) is not { } time)
        {
            return;
        }

        var duration = Seconds(parts[3]) ?? 0;
        if (index == videoIndex)
        {
            video = video.With(time, duration);
        }
        else if (index == audioIndex)
        {
            audio = audio.With(time, duration);
        }
    }

    private static double? Seconds(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    private sealed record Span(int Packets, double Start, double End)
    {
        public static Span Empty { get; } = new(0, double.PositiveInfinity, double.NegativeInfinity);

        public Span With(double time, double duration) =>
            new(Packets + 1, Math.Min(Start, time), Math.Max(End, time + duration));
    }
}
