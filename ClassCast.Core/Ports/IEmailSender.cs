namespace ClassCast.Core.Ports;

/// <summary>Sends mail; at least once when sent through an outbox.</summary>
public interface IEmailSender
{
    Task SendAsync(EmailMessage message, CancellationToken cancellationToken);
}

/// <param name="Id">Unique; a sender may use it to suppress a duplicate.</param>
/// <param name="To">One address.</param>
/// <param name="Subject">One line.</param>
/// <param name="Body">Plain text.</param>
public sealed record EmailMessage(string Id, string To, string Subject, string Body)
{
    /// <summary>
    /// Where a mail program ends such mail with one click, by a POST (RFC 8058); null for mail that cannot be ended. The sender puts it into the headers of
    /// <see cref="UnsubscribeHeaders"/>.
    /// </summary>
    public Uri? Unsubscribe { get; init; }

    /// <summary>RFC 2369 and RFC 8058; empty for mail that cannot be ended.</summary>
    public IEnumerable<KeyValuePair<string, string>> UnsubscribeHeaders() => Unsubscribe is null
        ? []
        :
        [
            new("List-Unsubscribe", $"<{Unsubscribe.AbsoluteUri}>"),
            new("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
        ];
}
