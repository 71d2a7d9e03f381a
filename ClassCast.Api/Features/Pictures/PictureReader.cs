using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core.Pictures;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;

namespace ClassCast.Api.Features.Pictures;

/// <summary>Pictures for answers that name people: one read for a whole list.</summary>
public sealed class PictureReader(ITableStore store, SignedAddresses addresses)
{
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

    private string? UrlOf(Picture? picture) =>
        picture is { PictureId: { } pictureId } ? addresses.Of(PictureKeys.Of(picture.UserId, pictureId)) : null;
}
