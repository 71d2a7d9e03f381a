using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClassCast.Core.Videos.Processing;

/// <summary>Reads the JSON of <c>ffprobe -of json</c> (arguments: <see cref="FfmpegArguments.Probe"/>).</summary>
public static class FfprobeReport
{
    /// <exception cref="JsonException">Not what ffprobe writes.</exception>
    public static MediaProbe Parse(string json)
    {
        var report = JsonSerializer.Deserialize(json, FfprobeJson.Default.FfprobeOutput) ?? throw new JsonException("ffprobe wrote null.");
        var streams = report.Streams ?? [];
        var video = streams.FirstOrDefault(stream => stream is { CodecType: "video" } && stream.Disposition?.AttachedPicture != 1);
        var audio = streams.FirstOrDefault(stream => stream is { CodecType: "audio", CodecName: not (null or "unknown" or "none"), Channels: > 0 });
        return new MediaProbe
        {
            FormatName = report.Format?.FormatName ?? "",
            DeclaredSeconds = Number(report.Format?.Duration) is > 0 and var seconds ? seconds : null,
            Video = video is null ? null : ToVideo(video),
            Audio = audio is null ? null : new AudioStream(audio.Index, audio.CodecName!, audio.Profile, audio.Channels),
        };
    }

    private static VideoStream ToVideo(FfprobeStream stream) => new(
        stream.Index,
        stream.CodecName is "unknown" or "none" ? null : stream.CodecName,
        stream.Profile,
        stream.PixelFormat,
        stream.Width,
        stream.Height,
        Rotation(stream),
        Ratio(stream.SampleAspectRatio) is > 0.1 and < 10 and var aspect ? aspect : 1,
        Ratio(stream.AverageFrameRate),
        stream.FieldOrder is "tt" or "bb" or "tb" or "bt");

    // side data of the display matrix: -90, 90, 180, or a hair off; ffmpeg turns by other angles without changing the frame's size
    private static int Rotation(FfprobeStream stream)
    {
        var degrees = stream.SideData?.Select(data => data.Rotation).FirstOrDefault(rotation => rotation is not null) ?? 0;
        var quarter = Math.Round(degrees / 90);
        return Math.Abs(degrees - quarter * 90) > 1 ? 0 : (((int)quarter % 4) + 4) % 4 * 90;
    }

    // "30000/1001", "4:3", "0/0", "0:1"
    private static double Ratio(string? text)
    {
        var parts = (text ?? "").Split('/', ':');
        return parts.Length == 2 && Number(parts[0]) is { } over && Number(parts[1]) is > 0 and var under ? over / under : 0;
    }

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
}

internal sealed record FfprobeOutput(IReadOnlyList<FfprobeStream>? Streams, FfprobeFormat? Format);

internal sealed record FfprobeFormat(string? FormatName, string? Duration);

internal sealed record FfprobeStream
{
    public int Index { get; init; }

    public string? CodecName { get; init; }

    public string? CodecType { get; init; }

    public string? Profile { get; init; }

    [JsonPropertyName("pix_fmt")]
    public string? PixelFormat { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    public string? SampleAspectRatio { get; init; }

    [JsonPropertyName("avg_frame_rate")]
    public string? AverageFrameRate { get; init; }

    public string? FieldOrder { get; init; }

    public int Channels { get; init; }

    public FfprobeDisposition? Disposition { get; init; }

    [JsonPropertyName("side_data_list")]
    public IReadOnlyList<FfprobeSideData>? SideData { get; init; }
}

internal sealed record FfprobeDisposition([property: JsonPropertyName("attached_pic")] int AttachedPicture);

internal sealed record FfprobeSideData(double? Rotation);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(FfprobeOutput))]
internal sealed partial class FfprobeJson : JsonSerializerContext;
