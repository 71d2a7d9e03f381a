using System.Collections.Concurrent;
using ClassCast.Core.Ports;

namespace ClassCast.Api.Http;

/// <summary>
/// The addresses of stored bytes in answers: good for an hour at most, and the same for a quarter of an hour. Browsers keep what they fetched under one, and a
/// list of fifty posters is not signed anew for everybody who looks.
/// </summary>
public sealed class SignedAddresses(IBlobStore blobs, TimeProvider time)
{
    private const int Remembered = 20_000;

    private static readonly TimeSpan LongestLifetime = TimeSpan.FromHours(1);
    private static readonly TimeSpan SameFor = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<(BlobKey Key, string? DownloadName), Known> known = new();

    /// <summary>When every address given now ends; the player asks again then.</summary>
    public DateTimeOffset ExpireAt => EndOf(time.GetUtcNow());

    /// <param name="key">Of the bytes.</param>
    /// <param name="downloadName">Saved under this name instead of being shown.</param>
    public string Of(BlobKey key, string? downloadName = null)
    {
        var now = time.GetUtcNow();
        var end = EndOf(now);
        if (known.TryGetValue((key, downloadName), out var found) && found.End == end)
        {
            return found.Url;
        }

        if (known.Count >= Remembered)
        {
            known.Clear();
        }

        var url = blobs.SignGet(key, end - now, downloadName).ToString();
        known[(key, downloadName)] = new(url, end);
        return url;
    }

    private static DateTimeOffset EndOf(DateTimeOffset now) => new(now.Ticks - (now.Ticks % SameFor.Ticks) + LongestLifetime.Ticks, TimeSpan.Zero);

    private sealed record Known(string Url, DateTimeOffset End);
}
