using ClassCast.Api.Features.Audit;
using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core.Privacy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClassCast.Api.Features.Privacy;

internal static class PrivacyEndpoints
{
    /// <summary>The state of one's requests, what erasing would mean, and how long what is kept.</summary>
    public static async Task<Ok<PrivacyResponse>> GetAsync(
        CurrentUser user, ExportRequests exports, ErasureRequests erasures, RetentionOptions retention, CancellationToken cancellationToken) =>
        TypedResults.Ok(new PrivacyResponse(
            await exports.FindAsync(user.UserId, cancellationToken),
            await erasures.OutlookAsync(user.UserId, cancellationToken),
            [.. RetentionLines.Of(retention).Select(line => new RetentionLine(line.What, line.Kept))]));

    /// <summary>Who looked at or changed what is about the caller: the kind, when, and as what.</summary>
    public static async Task<Ok<ListResponse<AccessResponse>>> AccessesAsync(
        [AsParameters] ListQuery list, CurrentUser user, AuditQueries audit, CancellationToken cancellationToken)
    {
        var page = await audit.AccessesToAsync(user.UserId, list.ValidCursor(), list.ValidLimit(), cancellationToken);
        return TypedResults.Ok(page);
    }
}
