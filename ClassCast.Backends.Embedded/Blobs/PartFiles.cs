using System.Globalization;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Embedded.Blobs;

/// <param name="Hash">MD5, lower-case hex.</param>
internal sealed record PartFile(string Path, int Number, string Hash, long Length, DateTime Written)
{
    public string ETag => $"\"{Hash}\"";
}

/// <summary>Parts as files whose name says number and hash, so that one rename stores all there is to know.</summary>
internal static class PartFiles
{
    private const int NumberDigits = 5;
    private const int HashDigits = 32;

    public static string Path(string directory, int number, byte[] md5) =>
        System.IO.Path.Combine(directory, string.Create(CultureInfo.InvariantCulture, $"{number:D5}-{Convert.ToHexStringLower(md5)}"));

    /// <summary>All there are; two of one number only after a race or a crash.</summary>
    public static IReadOnlyList<PartFile> Read(string directory) =>
        [.. new DirectoryInfo(directory).EnumerateFiles().Select(Parse).OfType<PartFile>()];

    /// <summary>One of each number, by number.</summary>
    public static IEnumerable<PartFile> Newest(IReadOnlyList<PartFile> parts) =>
        parts.GroupBy(part => part.Number).OrderBy(same => same.Key).Select(same => same.MaxBy(part => part.Written)!);

    private static PartFile? Parse(FileInfo file)
    {
        // 00001-d41d8cd98f00b204e9800998ecf8427e
        var name = file.Name;
        return name.Length == NumberDigits + 1 + HashDigits
            && name[NumberDigits] == '-'
            && int.TryParse(name.AsSpan(0, NumberDigits), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && file.Exists
                ? new PartFile(file.FullName, number, name[(NumberDigits + 1)..], file.Length, file.LastWriteTimeUtc)
                : null;
    }
}

/// <summary>Which files make up the object.</summary>
internal static class PartSelection
{
    /// <exception cref="InvalidUploadException">A part is missing, has another ETag, is too small, or the order is wrong.</exception>
    public static IReadOnlyList<PartFile> Select(IReadOnlyList<UploadedPart> wanted, IReadOnlyList<PartFile> stored)
    {
        if (wanted.Count is 0 or > BlobLimits.MaximumParts)
        {
            throw new InvalidUploadException($"An upload is completed with 1 to {BlobLimits.MaximumParts} parts, not {wanted.Count}.");
        }

        var byName = stored.ToDictionary(part => (part.Number, part.Hash));
        var selected = new List<PartFile>(wanted.Count);
        foreach (var part in wanted)
        {
            if (selected.Count > 0 && part.Number <= selected[^1].Number)
            {
                throw new InvalidUploadException("The parts are not in ascending order of their numbers.");
            }

            if (selected.Count > 0 && selected[^1].Length < BlobLimits.MinimumPartBytes)
            {
                throw new InvalidUploadException($"Part {selected[^1].Number} is smaller than {BlobLimits.MinimumPartBytes} bytes and not the last.");
            }

            selected.Add(byName.TryGetValue((part.Number, BlobETag.PartHash(part.ETag) ?? ""), out var file)
                ? file
                : throw new InvalidUploadException($"Part {part.Number} with ETag {part.ETag} has not arrived."));
        }

        return selected;
    }
}
