using ClassCast.Api.Features.Pictures;
using ClassCast.Api.Http;
using ClassCast.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClassCast.Api.Features.Me;

/// <summary>The picture beside one's own name.</summary>
public static class PictureEndpoints
{
    private const string Bytes = "application/octet-stream";

    public static RouteGroupBuilder MapPicture(this RouteGroupBuilder api)
    {
        var picture = api.MapGroup("/me/picture").WithTags("Me");
        picture.MapGet("", GetAsync);
        picture.MapPut("", PutAsync).Accepts<Stream>(Bytes).WithMetadata(BodyLimits.Pictures).RequireRateLimiting(RateLimits.Uploads);
        picture.MapDelete("", RemoveAsync);
        return api;
    }

    public static async Task<Ok<PictureResponse>> GetAsync(CurrentUser user, PictureReader pictures, CancellationToken cancellationToken) =>
        TypedResults.Ok(await pictures.OwnAsync(user.UserId, cancellationToken));

    /// <summary>Takes what looks like a picture and has it prepared; until then, and if it cannot be, what was shown before stays.</summary>
    public static async Task<Accepted<PictureResponse>> PutAsync(
        Stream body, CurrentUser user, PictureWriter writer, PictureReader pictures, CancellationToken cancellationToken)
    {
        await writer.UploadAsync(user.UserId, await ReadAsync(body, cancellationToken), cancellationToken);
        return TypedResults.Accepted("/api/me/picture", await pictures.OwnAsync(user.UserId, cancellationToken));
    }

    /// <summary>Back to the initials. Again is fine.</summary>
    public static async Task<NoContent> RemoveAsync(CurrentUser user, PictureWriter writer, CancellationToken cancellationToken)
    {
        await writer.RemoveAsync(user.UserId, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>The server reads no more than <see cref="BodyLimits.Pictures"/>, whatever was announced.</summary>
    private static async Task<byte[]> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        using var whole = new MemoryStream();
        await body.CopyToAsync(whole, cancellationToken);
        return whole.Length > 0 ? whole.ToArray() : throw PictureRefusals.Empty();
    }
}
