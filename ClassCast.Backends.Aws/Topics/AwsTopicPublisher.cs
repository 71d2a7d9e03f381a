using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Aws.Topics;

/// <summary>
/// Publishes on SNS. A message may be published twice (its process died before the outbox knew that it was sent), and SNS itself delivers at least once: subscribers
/// tell one message from another by the attribute <c>id</c>. The attribute <c>subject</c> has the subject unchanged; SNS's own is for e-mail.
/// </summary>
internal sealed class AwsTopicPublisher(IAmazonSimpleNotificationService sns, AwsResources resources) : ITopicPublisher
{
    public const string IdAttribute = "id";
    public const string SubjectAttribute = "subject";

    public Task PublishAsync(TopicMessage message, CancellationToken cancellationToken)
    {
        var request = new PublishRequest
        {
            TopicArn = resources.Topic(message.Topic),
            Subject = TopicSubjects.Of(message.Subject),
            // SNS takes no empty message
            Message = message.Body.Length > 0 ? message.Body : message.Subject,
            MessageAttributes = new Dictionary<string, MessageAttributeValue> { [IdAttribute] = Text(message.Id) },
        };
        if (message.Subject.Length > 0)
        {
            request.MessageAttributes[SubjectAttribute] = Text(message.Subject);
        }

        return sns.PublishAsync(request, cancellationToken);
    }

    private static MessageAttributeValue Text(string value) => new() { DataType = "String", StringValue = value };
}
