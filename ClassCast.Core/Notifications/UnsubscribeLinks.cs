using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ClassCast.Core.Http;
using ClassCast.Core.Identity;
using ClassCast.Core.Ports;

namespace ClassCast.Core.Notifications;

/// <summary>What a link in a mail switches off.</summary>
/// <param name="UserId">Whose mail.</param>
/// <param name="Kind">Mail of this kind; null for all mail with notices.</param>
public sealed record Unsubscription(string UserId, NoticeKind? Kind)
{
    public NotificationPreferences Apply(NotificationPreferences preferences) => Kind switch
    {
        null => preferences with { Mail = MailFrequency.Never },
        { } kind when preferences.Unmailed.Contains(kind) => preferences,
        { } kind => preferences with { Unmailed = [.. preferences.Unmailed, kind] },
    };
}

/// <summary>
/// Links that end mail without signing in (RFC 8058). The token says whose mail and which, and is signed with a key of the installation's secret; it opens nothing
/// else, and works for as long as the secret is the same: people unsubscribe from old mails too.
/// </summary>
public sealed class UnsubscribeLinks(ICredentialAuthority authority, SiteOptions site)
{
    /// <summary>A page with a button.</summary>
    public const string PagePath = "/unsubscribe";

    /// <summary>For mail programs, which post to it.</summary>
    public const string OneClickPath = "/unsubscribe/one-click";

    private const string Everything = "all";

    public async Task<string> TokenAsync(Unsubscription unsubscription, CancellationToken cancellationToken)
    {
        var claim = $"{unsubscription.UserId}.{ScopeOf(unsubscription.Kind)}";
        return $"{claim}.{await SignAsync(claim, cancellationToken)}";
    }

    /// <summary>Null for what is not one of ours.</summary>
    public async Task<Unsubscription?> ReadAsync(string token, CancellationToken cancellationToken)
    {
        // 0123456789abcdef0123456789abcdef.grades.Base64UrlOfTheSignature
        if (token.Split('.') is not [var userId, var scope, var signature] || !Ids.IsValid(userId) || !TryParse(scope, out var kind))
        {
            return null;
        }

        var expected = await SignAsync($"{userId}.{scope}", cancellationToken);
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(signature)) ? new(userId, kind) : null;
    }

    public Uri Page(string token) => site.Page(PagePath, $"token={token}");

    public Uri OneClick(string token) => site.Page(OneClickPath, $"token={token}");

    private static string ScopeOf(NoticeKind? kind) => kind?.ToString().ToLowerInvariant() ?? Everything;

    private static bool TryParse(string scope, out NoticeKind? kind)
    {
        kind = scope == Everything ? null : NoticeKinds.All.Cast<NoticeKind?>().FirstOrDefault(kind => ScopeOf(kind) == scope);
        return kind is not null || scope == Everything;
    }

    private async Task<string> SignAsync(string claim, CancellationToken cancellationToken)
    {
        var key = SealedBox.KeyOf(await authority.GetCodeKeyAsync(cancellationToken), "classcast unsubscribe"u8);
        return Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(claim)));
    }
}
