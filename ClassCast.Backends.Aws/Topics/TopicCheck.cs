using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using ClassCast.Backends.Aws.Hosting;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Aws.Topics;

internal sealed class TopicCheck(IAmazonSimpleNotificationService sns, AwsResources resources) : IAwsStartupCheck
{
    public string Name => "topics";

    public async Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken) =>
        [.. (await Task.WhenAll(Enum.GetValues<AlertTopic>().Select(topic => CheckAsync(topic, cancellationToken)))).OfType<string>()];

    private async Task<string?> CheckAsync(AlertTopic topic, CancellationToken cancellationToken)
    {
        var output = AwsResources.TopicOutput(topic);
        if (resources.Missing(output) is { } missing)
        {
            return missing;
        }

        var (setting, arn) = (AwsResources.Setting(output), resources.Topic(topic));
        if (!arn.StartsWith("arn:", StringComparison.Ordinal))
        {
            return $"{setting} is '{arn}', which is no ARN: it must be the topic's ARN, as the output of the application stack has it.";
        }

        try
        {
            await sns.GetTopicAttributesAsync(arn, cancellationToken);
            return null;
        }
        catch (NotFoundException)
        {
            return $"The topic '{arn}' does not exist: {setting} must be a topic of the application stack, and AWS_REGION the stack's region.";
        }
        catch (InvalidParameterException error)
        {
            return $"{setting} is '{arn}', which SNS does not take for the ARN of a topic: {error.Message}";
        }
        catch (AuthorizationErrorException)
        {
            return $"The topic '{arn}' ({setting}) refuses these credentials: the role needs sns:GetTopicAttributes on it.";
        }
    }
}
