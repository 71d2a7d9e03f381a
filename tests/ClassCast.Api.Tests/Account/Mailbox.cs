using System.Text.RegularExpressions;
using ClassCast.Contracts;

namespace ClassCast.Api.Tests.Account;

/// <summary>Mail as its reader finds it. It leaves through the outbox, after the answer.</summary>
internal static partial class Mailbox
{
    /// <summary>All messages to an address, newest first, once one of them is as wanted.</summary>
    public static async Task<MailboxMessage> MailAsync(this ApiFixture api, string address, Func<MailboxMessage, bool> wanted, CancellationToken cancellationToken)
    {
        using var client = api.Anonymous();
        return await Testing.Eventually.GetAsync(
            $"mail to {address}",
            async () => (await client.MailsAsync(address, cancellationToken)).FirstOrDefault(wanted),
            cancellationToken);
    }

    /// <summary>What is there now.</summary>
    public static async Task<IReadOnlyList<MailboxMessage>> MailsAsync(this HttpClient client, string address, CancellationToken cancellationToken) =>
        (await client.GetOkAsync<ListResponse<MailboxMessage>>($"/api/dev/mailbox?address={Uri.EscapeDataString(address)}", cancellationToken)).Items;

    /// <summary>The code in the newest message that has one.</summary>
    public static async Task<string> CodeAsync(this ApiFixture api, string address, CancellationToken cancellationToken) =>
        CodePattern().Match((await api.MailAsync(address, mail => CodePattern().IsMatch(mail.Subject), cancellationToken)).Subject).Value;

    [GeneratedRegex(@"\b\d{6}\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodePattern();
}
