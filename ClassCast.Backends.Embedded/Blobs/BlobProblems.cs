using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClassCast.Backends.Embedded.Blobs;

/// <summary>Refusals as problem+json with a stable code.</summary>
internal static class BlobProblems
{
    public static ProblemHttpResult Refused(GrantRefusal refusal) => refusal switch
    {
        GrantRefusal.Expired => Problem(StatusCodes.Status403Forbidden, "url_expired", "This address has expired; ask for a new one."),
        GrantRefusal.Invalid => Problem(StatusCodes.Status403Forbidden, "url_invalid", "This address is not signed for this request."),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal)),
    };

    public static ProblemHttpResult BlobNotFound() =>
        Problem(StatusCodes.Status404NotFound, "blob_not_found", "There is no such object.");

    public static ProblemHttpResult UploadNotFound() =>
        Problem(StatusCodes.Status404NotFound, "upload_not_found", "This upload is unknown, completed or aborted.");

    public static ProblemHttpResult TooLarge(long maximumBytes) =>
        Problem(StatusCodes.Status413PayloadTooLarge, "blob_too_large", $"At most {maximumBytes} bytes are accepted here.", new("maximumBytes", maximumBytes));

    public static ProblemHttpResult StorageFull() =>
        Problem(StatusCodes.Status507InsufficientStorage, "storage_full", "The server's storage is full. Nothing was lost; try again later.");

    /// <summary>The body ended early or came too slowly.</summary>
    public static ProblemHttpResult Interrupted(int status) =>
        Problem(status, "upload_interrupted", "The content did not arrive whole; send it again.");

    private static ProblemHttpResult Problem(int status, string code, string detail, KeyValuePair<string, object?>? more = null)
    {
        var extensions = new Dictionary<string, object?> { ["code"] = code };
        if (more is { } extra)
        {
            extensions.Add(extra.Key, extra.Value);
        }

        return TypedResults.Problem(detail, statusCode: status, extensions: extensions);
    }
}
