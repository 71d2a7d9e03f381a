using ClassCast.Core.Ports;

namespace ClassCast.Core.Videos;

/// <summary>Where the processed files of a video lie in <see cref="Buckets.Videos"/>. An original's key is in <see cref="Video.OriginalKey"/>.</summary>
public static class VideoKeys
{
    public const string Thumbnail = "thumbnail.jpg";
    public const string Storyboard = "storyboard.jpg";

    /// <summary>Ends with a slash: everything made from the video, and nothing else, begins with it.</summary>
    public static string ProcessedPrefix(string videoId) => $"processed/{videoId}/";

    public static string Processed(string videoId, string fileName) => ProcessedPrefix(videoId) + fileName;

    public static string Rendition(string videoId, string renditionName) => Processed(videoId, $"{renditionName}.mp4");
}
