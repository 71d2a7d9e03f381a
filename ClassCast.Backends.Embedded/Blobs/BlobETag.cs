using System.Security.Cryptography;

namespace ClassCast.Backends.Embedded.Blobs;

/// <summary>
/// Entity tags in S3's style: the quoted MD5 of the content, or of the parts' MD5s followed by their number. They identify content; nothing
/// about security rests on them.
/// </summary>
internal static class BlobETag
{
    public static string OfContent(byte[] md5) => $"\"{Convert.ToHexStringLower(md5)}\"";

    public static string OfParts(IReadOnlyList<string> partHashes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        foreach (var part in partHashes)
        {
            hash.AppendData(Convert.FromHexString(part));
        }

        return $"\"{Convert.ToHexStringLower(hash.GetHashAndReset())}-{partHashes.Count}\"";
    }

    /// <summary>For content that was never read here: unique, so it changes with every put.</summary>
    public static string Unique() => $"\"{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}-0\"";

    /// <summary>The MD5 in a part's tag; null when it is none. Accepts it without quotes too.</summary>
    public static string? PartHash(string etag)
    {
        var text = etag.Trim('"');
        return text.Length == 32 && text.All(char.IsAsciiHexDigitLower) ? text : null;
    }
}
