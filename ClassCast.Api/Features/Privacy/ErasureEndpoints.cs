using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core.Ports;
using ClassCast.Core.Privacy;
using ClassCast.Core.Tables;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClassCast.Api.Features.Privacy;

internal static class ErasureEndpoints
{
    /// <summary>Closes the caller's account at once and for ever, and erases what it held. Needs the password and the words.</summary>
    public static async Task<Accepted<ErasureStartedResponse>> EraseOwnAsync(
        EraseRequest request,
        CurrentUser user,
        HttpContext http,
        ITableStore store,
        IIdentityProvider identity,
        ErasureRequests erasures,
        CancellationToken cancellationToken)
    {
        if (request.Confirmation.Trim() != EraseRequest.Words)
        {
            throw Refuse.Invalid("confirmation", $"Type “{EraseRequest.Words}”.");
        }

        var profile = await PasswordConfirmation.ConfirmAsync(identity, store, user, request.Password, http, cancellationToken);
        return Started(await erasures.EraseOwnAsync(profile, cancellationToken));
    }

    /// <summary>As the person would themselves, at their wish and with a reason.</summary>
    public static async Task<Accepted<ErasureStartedResponse>> EraseUserAsync(
        string userId, EraseUserRequest request, CurrentUser admin, ErasureRequests erasures, CancellationToken cancellationToken) =>
        Started(await erasures.EraseUserAsync(userId, request.Reason, request.Confirmation, admin.UserId, cancellationToken));

    /// <summary>What was erased. Whoever has the id of the receipt may see it; there is no name in it.</summary>
    public static async Task<Ok<ErasureReceiptResponse>> ReceiptAsync(string receiptId, ITableStore store, CancellationToken cancellationToken)
    {
        var query = new TableQuery(receiptId) { Index = "receiptId-index", Limit = 1 };
        var found = receiptId.Length == 32 ? (await store.QueryAsync(TableCatalog.DataRequests, query, cancellationToken)).Items : [];
        return found is [{ ReceiptId: { } id } erasure]
            ? TypedResults.Ok(new ErasureReceiptResponse(
                id,
                erasure.RequestedAt,
                erasure.CompletedAt,
                erasure.ByAdministrator,
                [.. ReceiptLines.Of(erasure).Select(line => new ReceiptLineResponse(line.What, line.Count, line.Outcome))]))
            : throw Refuse.NotFound("receipt");
    }

    private static Accepted<ErasureStartedResponse> Started(string receiptId) =>
        TypedResults.Accepted($"/api/erasure-receipts/{receiptId}", new ErasureStartedResponse(receiptId));
}
