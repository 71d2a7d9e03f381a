using Amazon.SQS;
using Amazon.SQS.Model;
using ClassCast.Backends.Aws;
using ClassCast.Core.Messages;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Tests.Aws;

/// <summary>Queues as infra/messaging.template makes them, each with its dead letters.</summary>
internal static class TestQueues
{
    /// <summary>For what a test asks SQS itself.</summary>
    public static IAmazonSQS NewClient() => new AmazonSQSClient(new AwsClients().Configure(new AmazonSQSConfig()));

    public static async Task AddAsync(AwsBackend backend)
    {
        foreach (var queue in Queues.All)
        {
            await AddAsync(backend, queue);
        }
    }

    public static async Task AddAsync(AwsBackend backend, QueueDefinition queue)
    {
        using var sqs = NewClient();
        var dead = await CreateAsync(sqs, $"{backend.Prefix}-{queue.Name}-dead", []);
        var live = await CreateAsync(sqs, $"{backend.Prefix}-{queue.Name}", new Dictionary<string, string>
        {
            [QueueAttributeName.VisibilityTimeout] = $"{queue.LeaseTime.TotalSeconds:0}",
            [QueueAttributeName.RedrivePolicy] = $$"""{"deadLetterTargetArn":"{{await ArnAsync(sqs, dead)}}","maxReceiveCount":{{2 * queue.MaximumAttempts}}}""",
        });
        backend.Add(AwsResources.QueueOutput(queue), live);
        backend.Add(AwsResources.DeadLetterQueueOutput(queue), dead);
    }

    public static async Task<string> CreateAsync(IAmazonSQS sqs, string name, Dictionary<string, string> attributes) =>
        (await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = name, Attributes = attributes }, TestContext.Current.CancellationToken)).QueueUrl;

    public static async Task<string> ArnAsync(IAmazonSQS sqs, string url) =>
        (await sqs.GetQueueAttributesAsync(url, [QueueAttributeName.QueueArn], TestContext.Current.CancellationToken)).QueueARN;
}
