using System.Globalization;
using ClassCast.Contracts;
using ClassCast.Core.Ports;

namespace ClassCast.Api.Http;

/// <summary>Entity tags are the stored version in quotes.</summary>
public static class ETags
{
    /// <summary>Before anything is stored.</summary>
    public const string None = "\"0\"";

    public static string Of(Item item) => string.Create(CultureInfo.InvariantCulture, $"\"{item.Version}\"");

    public static void SetETag(this HttpContext context, string etag) => context.Response.Headers.ETag = etag;

    /// <summary>The version that the caller saw, from <c>If-Match</c>.</summary>
    /// <exception cref="ProblemException">428 when it is missing, 412 when it cannot be one of ours.</exception>
    public static long RequireIfMatch(this HttpContext context)
    {
        var header = context.Request.Headers.IfMatch.ToString();
        if (header.Length == 0)
        {
            throw new ProblemException(StatusCodes.Status428PreconditionRequired, ProblemCodes.PreconditionRequired, "Send the ETag you read as If-Match.");
        }

        return header.Length > 2 && header[0] == '"' && header[^1] == '"'
            && long.TryParse(header.AsSpan(1, header.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw Stale();
    }

    /// <exception cref="ProblemException">412: it was changed since the caller read it.</exception>
    public static void RequireVersion(Item item, long version)
    {
        if (item.Version != version)
        {
            throw Stale(Of(item));
        }
    }

    /// <summary>For a write that lost a race after the version had been checked.</summary>
    public static ProblemException Stale(string? current = null) =>
        new(StatusCodes.Status412PreconditionFailed, ProblemCodes.PreconditionFailed, "It was changed since you read it. Read it again and repeat.")
        {
            Numbers = current is null ? [] : new() { ["currentETag"] = current },
        };
}
