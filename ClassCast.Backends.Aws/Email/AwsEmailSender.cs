using Amazon.SimpleEmailV2;
using Amazon.SimpleEmailV2.Model;
using ClassCast.Core.Ports;
using Microsoft.Extensions.Options;

namespace ClassCast.Backends.Aws.Email;

/// <summary>Sends through SES. SES makes the <c>Message-ID</c> itself, so ours, by which a repeated delivery can be recognised, is a header of its own.</summary>
internal sealed class AwsEmailSender(IAmazonSimpleEmailServiceV2 ses, IOptions<AwsEmailOptions> options) : IEmailSender
{
    public const string IdHeader = "X-ClassCast-Message-Id";

    private const string Utf8 = "UTF-8";

    public Task SendAsync(EmailMessage message, CancellationToken cancellationToken) => ses.SendEmailAsync(
        new SendEmailRequest
        {
            FromEmailAddress = options.Value.From ?? throw new InvalidOperationException(EmailCheck.NoSender),
            Destination = new Destination { ToAddresses = [message.To] },
            Content = new EmailContent
            {
                Simple = new Message
                {
                    // one line, whatever a title contained
                    Subject = new Content { Charset = Utf8, Data = message.Subject.ReplaceLineEndings(" ") },
                    Body = new Body { Text = new Content { Charset = Utf8, Data = message.Body } },
                    Headers =
                    [
                        new MessageHeader { Name = IdHeader, Value = message.Id },
                        .. message.UnsubscribeHeaders().Select(header => new MessageHeader { Name = header.Key, Value = header.Value }),
                    ],
                },
            },
        },
        cancellationToken);
}
