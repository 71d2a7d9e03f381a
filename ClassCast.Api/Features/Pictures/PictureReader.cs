using System.Collections.Concurrent;
using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core.Pictures;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;

namespace ClassCast.Api.Features.Pictures;

/// <summary>Pictures for answers that name people: one read for a whole list, and addresses that stay the same for a while, so that browsers keep what they fetched.</summary>
public sealed class PictureReader(ITableStore store, IBlobStore blobs, TimeProvider time)
{
    private const int MaximumAddresses = 20_000;

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>After that a new address is signed, so that each that is given works for half an hour at least.</summary>
    private static readonly TimeSpan SameFor = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<BlobKey, (string Url, DateTimeOffset SignedAt)> addresses = new();

    /// <summary>Of those who have one.</summary>
    public async Task<IReadOnlyDictionary<string, string>> UrlsAsync(IEnumerable<string> userIds, CancellationToken cancellationToken)
    {
        var pictures = await store.GetByIdAsync(TableCatalog.Pictures, userIds, picture => picture.UserId, cancellationToken);
        return pictures.Values.Where(picture => picture.PictureId is not null).ToDictionary(picture => picture.UserId, picture => UrlOf(picture)!);
    }

    public async Task<string?> UrlAsync(string userId, CancellationToken cancellationToken) =>
        UrlOf(await store.GetAsync(TableCatalog.Pictures, userId, cancellationToken));

    public async Task<PictureResponse> OwnAsync(string userId, CancellationToken cancellationToken)
    {
        var picture = await store.GetAsync(TableCatalog.Pictures, userId, cancellationToken);
        var url = UrlOf(picture);
        if (picture is { PendingId: null, Fault: { } fault })
        {
            var (code, sentence) = PictureRefusals.Words(fault);
            return new(PictureState.Failed, url, PictureFiles.MaximumBytes, code, sentence);
        }

        var state = picture is { PendingId: not null } ? PictureState.Preparing : url is null ? PictureState.None : PictureState.Ready;
        return new(state, url, PictureFiles.MaximumBytes);
    }

    private string? UrlOf(Picture? picture)
    {
        if (picture is not { PictureId: { } pictureId })
        {
            return null;
        }

        var now = time.GetUtcNow();
        var key = PictureKeys.Of(picture.UserId, pictureId);
        if (addresses.TryGetValue(key, out var known) && now - known.SignedAt < SameFor)
        {
            return known.Url;
        }

        if (addresses.Count >= MaximumAddresses)
        {
            addresses.Clear();
        }

        var url = blobs.SignGet(key, Lifetime).ToString();
        addresses[key] = (url, now);
        return url;
    }
}
