namespace ClassCast.Core.Assignments;

/// <summary>The kinds of video files an assignment may accept, by extension.</summary>
public static class AcceptedTypes
{
    public const string Mp4 = "mp4";
    public const string WebM = "webm";
    public const string Mov = "mov";
    public const string Avi = "avi";

    public static IReadOnlyList<string> All { get; } = [Mp4, WebM, Mov, Avi];
}
