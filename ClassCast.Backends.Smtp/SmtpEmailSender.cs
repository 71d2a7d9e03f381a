using System.Net;
using System.Net.Mail;
using System.Text;
using ClassCast.Core.Ports;
using Microsoft.Extensions.Options;

namespace ClassCast.Backends.Smtp;

/// <summary>Sends through an SMTP server; the message id is derived from ours, so that a repeated delivery can be recognised.</summary>
internal sealed class SmtpEmailSender(IOptions<SmtpOptions> options) : IEmailSender
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async Task SendAsync(EmailMessage message, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        using var mail = new MailMessage(settings.From, message.To)
        {
            // one line, whatever a title contained
            Subject = message.Subject.ReplaceLineEndings(" "),
            Body = message.Body,
            SubjectEncoding = Encoding.UTF8,
            BodyEncoding = Encoding.UTF8,
        };
        mail.Headers.Add("Message-ID", $"<{message.Id}@{mail.From!.Host}>");
        foreach (var (name, value) in message.UnsubscribeHeaders())
        {
            mail.Headers.Add(name, value);
        }

        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.EnableTls };
        if (settings.UserName is not null)
        {
            client.Credentials = new NetworkCredential(settings.UserName, settings.Password);
        }

        // SmtpClient.Timeout does not concern asynchronous sending
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bounded.CancelAfter(Patience);
        await client.SendMailAsync(mail, bounded.Token);
    }
}
