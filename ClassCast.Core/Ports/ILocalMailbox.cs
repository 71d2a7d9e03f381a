namespace ClassCast.Core.Ports;

/// <summary>
/// Optional capability of an <see cref="IEmailSender"/> that keeps the mail which would have left this machine: where a developer finds the verification
/// code. A backend that really sends has no such service.
/// </summary>
public interface ILocalMailbox
{
    /// <param name="address">Only mail to this address, in any case; null for all.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>Newest first.</returns>
    Task<IReadOnlyList<LocalMail>> ListAsync(string? address, int limit, CancellationToken cancellationToken);

    /// <returns>Null when there is no such mail.</returns>
    Task<LocalMail?> GetAsync(string id, CancellationToken cancellationToken);
}

/// <param name="To">In lower case.</param>
/// <param name="Unsubscribe">As <see cref="EmailMessage.Unsubscribe"/>.</param>
public sealed record LocalMail(string Id, string To, string Subject, string Body, DateTimeOffset ReceivedAt, string? Unsubscribe = null);
