using Amazon.SQS;
using Amazon.SQS.Model;
using ClassCast.Backends.Aws.Hosting;
using ClassCast.Core.Messages;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Aws.Jobs;

/// <summary>Each queue is there, and buries what nobody survives where this application looks for it.</summary>
internal sealed class QueueCheck(IAmazonSQS sqs, AwsResources resources) : IAwsStartupCheck
{
    public string Name => "queues";

    public async Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken)
    {
        var problems = await Task.WhenAll(Queues.All.SelectMany(queue => new[]
        {
            CheckAsync(AwsResources.QueueOutput(queue), () => resources.Queue(queue), queue, cancellationToken),
            CheckAsync(AwsResources.DeadLetterQueueOutput(queue), () => resources.DeadLetterQueue(queue), null, cancellationToken),
        }));
        return [.. problems.OfType<string>()];
    }

    /// <param name="output">Which one.</param>
    /// <param name="read">Its address.</param>
    /// <param name="redriven">The queue whose redrive policy is looked at; null for dead letters.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    private async Task<string?> CheckAsync(string output, Func<string> read, QueueDefinition? redriven, CancellationToken cancellationToken)
    {
        if (resources.Missing(output) is { } missing)
        {
            return missing;
        }

        var (setting, url) = (AwsResources.Setting(output), read());
        if (!Uri.TryCreate(url, UriKind.Absolute, out _))
        {
            return $"{setting} is '{url}', which is no URL: it must be the queue's URL, as the output of the application stack has it.";
        }

        try
        {
            var found = await sqs.GetQueueAttributesAsync(url, [QueueAttributeName.RedrivePolicy], cancellationToken);
            return redriven is null || found.Attributes?.ContainsKey(QueueAttributeName.RedrivePolicy) is true
                ? null
                : $"The queue {setting} has no redrive policy: a job that kills its workers would never become a dead letter. Deploy infra/messaging.template again.";
        }
        catch (AmazonSQSException error) when (error is QueueDoesNotExistException || error.ErrorCode is "AWS.SimpleQueueService.NonExistentQueue" or "InvalidAddress")
        {
            return $"The queue '{url}' does not exist: {setting} must be a queue of the application stack, and AWS_REGION the stack's region.";
        }
        catch (AmazonSQSException error) when (error.ErrorCode is "AccessDenied" or "AccessDeniedException")
        {
            return $"The queue '{url}' ({setting}) refuses these credentials: the role needs sqs:GetQueueAttributes on it.";
        }
    }
}
