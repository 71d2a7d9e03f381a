using System.Globalization;

namespace ClassCast.Core.Videos.Processing;

/// <summary>
/// Argument lists for <c>ffprobe</c> and <c>ffmpeg</c> (5.1 or later), run in the job's folder: outputs are relative names. Inputs may be local files
/// only, and only of the containers that <see cref="ContainerSniffer"/> knows, so that a playlist in disguise reaches neither network nor other files.
/// </summary>
public static class FfmpegArguments
{
    public const string PosterPattern = "poster-%02d.jpg";
    public const string StoryboardFile = "storyboard.jpg";
    public const string TileTimesFile = "tiles.txt";
    public const string SourceFile = "source.mp4";

    private static readonly string[] InputLimits =
        ["-protocol_whitelist", "file,pipe", "-format_whitelist", "mov,matroska,webm,avi"];

    /// <summary>JSON for <see cref="FfprobeReport"/>; no tags, which are as long as an author likes.</summary>
    public static IReadOnlyList<string> Probe(string input) =>
    [
        "-v", "error", .. InputLimits,
        "-show_entries",
        "format=format_name,duration:stream=index,codec_name,codec_type,profile,pix_fmt,width,height,sample_aspect_ratio,avg_frame_rate,field_order,channels"
            + ":stream_disposition=attached_pic:stream_side_data=rotation:stream_tags=",
        "-of", "json", "-i", input,
    ];

    /// <summary>Lines for <see cref="PacketScan"/>.</summary>
    public static IReadOnlyList<string> ScanPackets(string input) =>
    [
        "-v", "error", .. InputLimits,
        "-show_entries", "packet=stream_index,pts_time,dts_time,duration_time:packet_side_data=", "-of", "csv=p=0", "-i", input,
    ];

    /// <summary>The same pictures and sound in an MP4 that starts to play before it is all there. Metadata (a phone notes the place) stay behind.</summary>
    public static IReadOnlyList<string> StreamCopy(string input, MediaProbe probe)
    {
        ArgumentNullException.ThrowIfNull(probe);
        return [.. Start(1), "-i", input, .. Streams(probe, $"0:{VideoOf(probe).Index}"), "-c", "copy", .. Mp4(SourceFile)];
    }

    /// <summary>
    /// All renditions, the poster's candidates and the storyboard from one decode. The largest rendition is scaled from the input, everything else
    /// from that. Presentation times are kept as they are, so a variable frame rate stays one and sound stays with picture.
    /// </summary>
    /// <param name="threads">For the decoder and for each encoder.</param>
    public static IReadOnlyList<string> Transcode(string input, MediaProbe probe, ProcessingPlan plan, int threads)
    {
        ArgumentNullException.ThrowIfNull(probe);
        ArgumentNullException.ThrowIfNull(plan);
        List<string> arguments =
        [
            .. Start(threads), "-progress", "pipe:1", "-stats_period", "0.25",
            "-reinit_filter", "0", // a window that is resized while it is recorded changes its size mid-stream: the first scale evens it out
            "-max_pixels", "40000000", // 8K; a decompression bomb ends here
            "-i", input,
            "-filter_complex", Graph(probe, plan),
        ];
        for (var index = 0; index < plan.Renditions.Count; index++)
        {
            arguments.AddRange(Rendition(probe, plan.Renditions[index], $"[v{index}]", threads));
        }

        arguments.AddRange(["-map", "[poster]", "-frames:v", Text(plan.Poster.Candidates), .. Jpeg, PosterPattern]);
        arguments.AddRange(["-map", "[board]", "-frames:v", "1", .. Jpeg, "-update", "1", StoryboardFile]);
        return arguments;
    }

    private static readonly string[] Jpeg = ["-map_metadata", "-1", "-fps_mode", "passthrough", "-c:v", "mjpeg", "-q:v", "3", "-f", "image2"];

    private static IEnumerable<string> Start(int threads) =>
        ["-nostdin", "-hide_banner", "-v", "error", "-y", "-nostats", .. InputLimits, "-threads", Text(threads)];

    private static IEnumerable<string> Rendition(MediaProbe probe, PlannedRendition rendition, string label, int threads) =>
    [
        .. Streams(probe, label),
        "-c:v", "libx264", "-preset", "veryfast", "-profile:v", "high", "-threads:v", Text(threads),
        "-crf", Text(rendition.Crf), "-maxrate", $"{rendition.MaximumKbps}k", "-bufsize", $"{rendition.MaximumKbps * 2}k",
        "-force_key_frames", "expr:gte(t,n_forced*2)", "-fps_mode", "vfr",
        .. Sound(probe.Audio),
        .. Mp4($"{rendition.Name}.mp4"),
    ];

    private static IEnumerable<string> Streams(MediaProbe probe, string video) =>
    [
        "-map", video,
        .. probe.Audio is { } audio ? (IEnumerable<string>)["-map", $"0:{audio.Index}"] : [],
    ];

    // AAC that browsers play is kept as it is; anything else is encoded, gaps of a recorder's packets filled so that it stays in step
    private static IEnumerable<string> Sound(AudioStream? audio) => audio switch
    {
        null => [],
        { Codec: "aac", Profile: "LC", Channels: <= 2 } => ["-c:a", "copy"],
        _ =>
        [
            "-af", "aresample=async=1:first_pts=0", "-c:a", "aac",
            "-ac", Text(Math.Min(2, audio.Channels)), "-b:a", audio.Channels == 1 ? "80k" : "128k", "-ar", "48000",
        ],
    };

    private static IEnumerable<string> Mp4(string output) =>
        ["-map_metadata", "-1", "-map_chapters", "-1", "-max_muxing_queue_size", "4096", "-movflags", "+faststart", "-f", "mp4", output];

    private static string Graph(MediaProbe probe, ProcessingPlan plan)
    {
        var largest = plan.Renditions[0];
        List<string> common = [];
        if (plan.Deinterlace)
        {
            common.Add("yadif=deint=interlaced");
        }

        if (plan.FrameRateCap is { } cap)
        {
            common.Add($"fps={cap}");
        }

        // ffmpeg has turned the picture upright before the graph sees it
        common.Add($"scale={largest.Width}:{largest.Height}:flags=bicubic:out_range=tv,setsar=1,format=yuv420p");
        var smaller = plan.Renditions.Skip(1).Select((rendition, index) => (rendition, index: index + 1)).ToList();
        var labels = string.Concat(smaller.Select(item => $"[s{item.index}]"));
        List<string> chains = [$"[0:{VideoOf(probe).Index}]{string.Join(',', common)},split={plan.Renditions.Count + 2}[v0]{labels}[p][t]"];
        chains.AddRange(smaller.Select(item => $"[s{item.index}]scale={item.rendition.Width}:{item.rendition.Height}:flags=bicubic,setsar=1[v{item.index}]"));
        var poster = plan.Poster;
        chains.Add($"[p]select='eq(n,0)+gte(t,{Text(poster.FirstSeconds)})*gte(t-prev_selected_t,{Text(poster.IntervalSeconds)})'[poster]");

        // metadata=print writes one line per tile with its time, but only for frames that carry some metadata
        var board = plan.Storyboard;
        chains.Add(
            $"[t]select='isnan(prev_selected_t)+gte(t-prev_selected_t,{Text(board.IntervalSeconds)})',metadata=mode=add:key=tile:value=1,metadata=mode=print:file={TileTimesFile}"
            + $",scale={board.TileWidth}:{board.TileHeight}:flags=area,setsar=1,tile={board.Columns}x{board.Rows}[board]");
        return string.Join(';', chains);
    }

    private static VideoStream VideoOf(MediaProbe probe) =>
        probe.Video ?? throw new ArgumentException("There is no picture.", nameof(probe));

    private static string Text(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
