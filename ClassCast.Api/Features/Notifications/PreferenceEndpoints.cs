using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core.Notifications;
using Microsoft.AspNetCore.Http.HttpResults;
using MailFrequency = ClassCast.Contracts.MailFrequency;
using NoticeKind = ClassCast.Contracts.NoticeKind;
using StoredFrequency = ClassCast.Core.Notifications.MailFrequency;
using StoredKind = ClassCast.Core.Notifications.NoticeKind;

namespace ClassCast.Api.Features.Notifications;

/// <summary>What the caller wants to hear of.</summary>
internal static class PreferenceEndpoints
{
    /// <summary>Of who has changed nothing: everything is shown, and mailed once a day while it is unread.</summary>
    public static async Task<Ok<NotificationPreferencesResponse>> GetAsync(
        CurrentUser user, HttpContext http, PreferenceChanges changes, NoticeMailOptions options, CancellationToken cancellationToken)
    {
        var preferences = await changes.ReadAsync(user.UserId, cancellationToken);
        http.SetETag(ETags.Of(preferences));
        return TypedResults.Ok(AnswerOf(preferences, options));
    }

    /// <summary>Replaces them. Needs If-Match. A digest that waits goes when the new choice says.</summary>
    public static async Task<Ok<NotificationPreferencesResponse>> EditAsync(
        NotificationPreferencesRequest request,
        CurrentUser user,
        HttpContext http,
        PreferenceChanges changes,
        NoticeMailOptions options,
        CancellationToken cancellationToken)
    {
        var version = http.RequireIfMatch();
        RequireEveryKindOnce(request.Kinds);
        var edited = await changes.ChangeAsync(
            user.UserId,
            stored =>
            {
                ETags.RequireVersion(stored, version);
                return stored with
                {
                    Mail = (StoredFrequency)request.Mail!.Value,
                    Hidden = [.. request.Kinds.Where(kind => !kind.InApp).Select(Stored)],
                    Unmailed = [.. request.Kinds.Where(kind => !kind.ByMail).Select(Stored)],
                };
            },
            cancellationToken);
        http.SetETag(ETags.Of(edited));
        return TypedResults.Ok(AnswerOf(edited, options));
    }

    private static StoredKind Stored(NoticePreference preference) => (StoredKind)preference.Kind!.Value;

    private static void RequireEveryKindOnce(IReadOnlyList<NoticePreference> kinds)
    {
        if (!kinds.Select(kind => kind.Kind).Order().SequenceEqual(Enum.GetValues<NoticeKind>().Cast<NoticeKind?>().Order()))
        {
            throw Refuse.Invalid("kinds", "Name every kind of notice once.");
        }
    }

    private static NotificationPreferencesResponse AnswerOf(NotificationPreferences preferences, NoticeMailOptions options) => new(
        [
            .. NoticeKinds.All.Select(kind => new NoticePreference(
                (NoticeKind)kind, !preferences.Hidden.Contains(kind), !preferences.Unmailed.Contains(kind))),
        ],
        (MailFrequency)preferences.Mail,
        options.DigestHour,
        ETags.Of(preferences));
}
