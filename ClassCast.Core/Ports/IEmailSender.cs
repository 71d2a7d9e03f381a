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
public sealed record EmailMessage(string Id, string To, string Subject, string Body);
