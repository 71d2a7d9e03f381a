namespace ClassCast.Core.Ports;

/// <summary>Which keys there can be. Every adapter refuses the others with <see cref="ArgumentException"/>, so that no name ever leaves its bucket.</summary>
public static class BlobKeys
{
    public const int MaximumNameLength = 800;

    /// <summary>Of one slash-separated segment.</summary>
    public const int MaximumSegmentLength = 200;

    /// <summary>Of the data-protection keys that instances of the web front end share, in <see cref="Buckets.Backup"/>.</summary>
    public const string WebKeysPrefix = "web-keys/";

    /// <summary>Of the bodies of jobs that are too large for their queue, in <see cref="Buckets.Documents"/>.</summary>
    public const string MessagesPrefix = "messages/";

    /// <summary>Of archives that people asked for with their data, in <see cref="Buckets.Documents"/>; then the person's id.</summary>
    public const string ExportsPrefix = "exports/";

    /// <summary>Whether the object belongs to the running installation and is not moved to another.</summary>
    public static bool StaysBehind(BlobKey key) =>
        (key.Bucket == Buckets.Backup && key.Name.StartsWith(WebKeysPrefix, StringComparison.Ordinal))
        || (key.Bucket == Buckets.Documents
            && (key.Name.StartsWith(MessagesPrefix, StringComparison.Ordinal) || key.Name.StartsWith(ExportsPrefix, StringComparison.Ordinal)));

    public static bool IsValid(BlobKey key) =>
        Buckets.All.Contains(key.Bucket)
        && key.Name is { Length: > 0 and <= MaximumNameLength }
        && key.Name.Split('/').All(IsSegment);

    /// <exception cref="ArgumentException">The key is not valid.</exception>
    public static void Validate(BlobKey key)
    {
        if (!IsValid(key))
        {
            throw new ArgumentException($"'{key}' is not a blob key.", nameof(key));
        }
    }

    /// <summary>A prefix for listing: what a valid name can begin with, the empty prefix included.</summary>
    public static bool IsPrefix(string prefix) =>
        prefix.Length <= MaximumNameLength
        && !prefix.StartsWith('/')
        && !prefix.Contains("//", StringComparison.Ordinal)
        && !prefix.Split('/').SkipLast(1).Any(segment => segment is "." or "..")
        && prefix.All(character => character == '/' || IsAllowed(character));

    private static bool IsSegment(string segment) =>
        segment is not ("" or "." or "..") && segment.Length <= MaximumSegmentLength && segment.All(IsAllowed);

    private static bool IsAllowed(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.';
}
