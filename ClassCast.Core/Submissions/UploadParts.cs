using ClassCast.Core.Ports;

namespace ClassCast.Core.Submissions;

/// <summary>How an upload is cut into parts.</summary>
public static class UploadParts
{
    /// <summary>Every part but the last. 2 GB makes 256 of them, far below the store's limit.</summary>
    public const long PartBytes = 8 * 1024 * 1024;

    /// <summary>Addresses given out at the start, and at most by one request.</summary>
    public const int MaximumBatch = 100;

    /// <summary>Addresses given out at the start of a recording, whose length nobody knows yet.</summary>
    public const int RecordingBatch = 10;

    /// <summary>The highest part number an upload may use; the announced size bounds it, otherwise the assignment's limit does.</summary>
    public static int Count(long? announcedBytes, long maximumBytes) =>
        (int)((Total(announcedBytes, maximumBytes) + PartBytes - 1) / PartBytes);

    /// <summary>The bytes of one of these parts: exactly so many of an announced size, otherwise at most.</summary>
    public static long Length(int number, long? announcedBytes, long maximumBytes) =>
        Math.Min(PartBytes, Total(announcedBytes, maximumBytes) - ((number - 1) * PartBytes));

    /// <summary>The parts to send next, in order: those not uploaded yet, at most a batch.</summary>
    public static IReadOnlyList<int> Next(IEnumerable<int> uploaded, long? announcedBytes, long maximumBytes)
    {
        var present = uploaded.ToHashSet();
        return
        [
            .. Enumerable.Range(1, Count(announcedBytes, maximumBytes))
                .Where(number => !present.Contains(number))
                .Take(announcedBytes is null ? RecordingBatch : MaximumBatch),
        ];
    }

    /// <summary>The parts that keep <paramref name="uploaded"/> from being a whole file: gaps, and parts before the last that are not full.</summary>
    public static IReadOnlyList<int> Broken(IReadOnlyList<UploadedPart> uploaded)
    {
        if (uploaded.Count == 0)
        {
            return [1];
        }

        var byNumber = uploaded.ToDictionary(part => part.Number, part => part.Length);
        var last = byNumber.Keys.Max();
        return
        [
            .. Enumerable.Range(1, last)
                .Where(number => !byNumber.TryGetValue(number, out var length) || (number < last && length != PartBytes))
                .Take(MaximumBatch),
        ];
    }

    private static long Total(long? announcedBytes, long maximumBytes) => Math.Clamp(announcedBytes ?? maximumBytes, 1, maximumBytes);
}
