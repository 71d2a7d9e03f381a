using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core.Notifications;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using Microsoft.AspNetCore.Http.HttpResults;
using NoticeKind = ClassCast.Contracts.NoticeKind;

namespace ClassCast.Api.Features.Notifications;

/// <summary>The end of mail by the link in it: whoever reads the mail may end it, signed in or not. Nothing about the account is told or opened.</summary>
internal static class UnsubscribeEndpoints
{
    /// <summary>What the link would end. Nothing changes.</summary>
    public static async Task<Ok<UnsubscribeResponse>> LookAsync(
        UnsubscribeRequest request, UnsubscribeLinks links, PreferenceChanges changes, CancellationToken cancellationToken)
    {
        var unsubscription = await ReadAsync(request, links, cancellationToken);
        var preferences = await changes.ReadAsync(unsubscription.UserId, cancellationToken);
        return TypedResults.Ok(AnswerOf(unsubscription, isOff: unsubscription.Apply(preferences) == preferences));
    }

    /// <summary>Ends it. Again is fine, also when there is no such account any more.</summary>
    public static async Task<Ok<UnsubscribeResponse>> EndAsync(
        UnsubscribeRequest request, UnsubscribeLinks links, PreferenceChanges changes, ITableStore store, CancellationToken cancellationToken)
    {
        var unsubscription = await ReadAsync(request, links, cancellationToken);
        if (await store.GetAsync(TableCatalog.Users, unsubscription.UserId, cancellationToken) is not null
            && await changes.ReadAsync(unsubscription.UserId, cancellationToken) is var preferences
            && unsubscription.Apply(preferences) != preferences)
        {
            await changes.ChangeAsync(unsubscription.UserId, unsubscription.Apply, cancellationToken);
        }

        return TypedResults.Ok(AnswerOf(unsubscription, isOff: true));
    }

    private static async Task<Unsubscription> ReadAsync(UnsubscribeRequest request, UnsubscribeLinks links, CancellationToken cancellationToken) =>
        await links.ReadAsync(request.Token, cancellationToken)
        ?? throw new ProblemException(
            StatusCodes.Status400BadRequest, ProblemCodes.UnsubscribeInvalid, "This link does not work. Copy all of it from the mail, or change your settings.");

    private static UnsubscribeResponse AnswerOf(Unsubscription unsubscription, bool isOff) => new((NoticeKind?)unsubscription.Kind, isOff);
}
