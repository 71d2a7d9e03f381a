using ClassCast.Core.Assignments;
using ClassCast.Core.Videos;

namespace ClassCast.Core.Submissions;

/// <summary>Why a file is not taken.</summary>
public enum FileRefusal
{
    /// <summary>The assignment takes only recordings made in the browser.</summary>
    RecordingRequired,
    TypeNotAccepted,
    Empty,
    TooLarge,

    /// <summary>Only the bytes show it: a text file that is called .mp4.</summary>
    NotAVideo,
}

/// <summary>Which files an assignment takes: by name before the upload, by their bytes at its confirmation.</summary>
public static class UploadRules
{
    private const string AnyBytes = "application/octet-stream";

    private static readonly Dictionary<string, string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        [".mp4"] = AcceptedTypes.Mp4,
        [".m4v"] = AcceptedTypes.Mp4,
        [".webm"] = AcceptedTypes.WebM,
        [".mov"] = AcceptedTypes.Mov,
        [".qt"] = AcceptedTypes.Mov,
        [".avi"] = AcceptedTypes.Avi,
    };

    // what browsers say of such files, https://www.iana.org/assignments/media-types, and the older names still in use
    private static readonly Dictionary<string, string[]> ContentTypes = new(StringComparer.Ordinal)
    {
        [AcceptedTypes.Mp4] = ["video/mp4", "video/x-m4v", "video/m4v"],
        [AcceptedTypes.WebM] = ["video/webm"],
        [AcceptedTypes.Mov] = ["video/quicktime", "video/mov"],
        [AcceptedTypes.Avi] = ["video/x-msvideo", "video/vnd.avi", "video/avi", "video/msvideo"],
    };

    /// <summary>
    /// What the assignment takes from this source. Recordings come as their browser makes them, WebM or MP4, and the student has no say in it: they
    /// are taken whatever the list says about files.
    /// </summary>
    public static IReadOnlyList<string> TypesFor(Assignment assignment, VideoSource source) => source is VideoSource.Recording
        ? [.. assignment.AcceptedTypes.Union([AcceptedTypes.WebM, AcceptedTypes.Mp4])]
        : assignment.AcceptedTypes;

    /// <summary>The type that a file's extension stands for; null for any other.</summary>
    public static string? TypeOf(string fileName) => Extensions.GetValueOrDefault(Path.GetExtension(fileName.Trim()));

    /// <summary>What such a file is stored and served as, whatever the browser called it.</summary>
    public static string ContentTypeOf(string type) => ContentTypes[type][0];

    /// <summary>The last segment of what a browser sent, without control characters: for people to read and to download under, nothing else.</summary>
    public static string CleanName(string fileName) =>
        new([.. fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..].Where(character => !char.IsControl(character))]);

    /// <param name="assignment">What is to be handed in.</param>
    /// <param name="fileName">As the browser names it.</param>
    /// <param name="contentType">As the browser says, with or without parameters: <c>video/webm;codecs=vp9,opus</c>.</param>
    /// <param name="bytes">Null while recording.</param>
    /// <param name="source">Where it comes from.</param>
    /// <returns>Null when the upload may begin.</returns>
    public static FileRefusal? BeforeUpload(Assignment assignment, string fileName, string contentType, long? bytes, VideoSource source)
    {
        if (assignment.RecordingRequired && source is not VideoSource.Recording)
        {
            return FileRefusal.RecordingRequired;
        }

        if (TypeOf(fileName) is not { } type || !TypesFor(assignment, source).Contains(type) || !Agrees(type, contentType))
        {
            return FileRefusal.TypeNotAccepted;
        }

        return OfSize(assignment, bytes);
    }

    /// <param name="assignment">What is to be handed in.</param>
    /// <param name="container">What the first bytes say; null for none that is known.</param>
    /// <param name="bytes">All of them.</param>
    /// <param name="source">Where it comes from.</param>
    /// <returns>Null when it may be handed in.</returns>
    public static FileRefusal? AfterUpload(Assignment assignment, VideoContainer? container, long bytes, VideoSource source)
    {
        if (OfSize(assignment, bytes) is { } refusal)
        {
            return refusal;
        }

        if (container is null)
        {
            return FileRefusal.NotAVideo;
        }

        return container.Value.AcceptedType() is { } type && TypesFor(assignment, source).Contains(type) ? null : FileRefusal.TypeNotAccepted;
    }

    /// <summary>Of the sizes alone.</summary>
    private static FileRefusal? OfSize(Assignment assignment, long? bytes)
    {
        if (bytes == 0)
        {
            return FileRefusal.Empty;
        }

        return bytes > assignment.MaximumBytes ? FileRefusal.TooLarge : null;
    }

    // Some systems do not know the type of a video and say only "bytes"; the real check is of the bytes themselves.
    private static bool Agrees(string type, string contentType)
    {
        var bare = contentType.Split(';', 2)[0].Trim().ToLowerInvariant();
        return bare == AnyBytes || ContentTypes[type].Contains(bare);
    }
}
