using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using ClassCast.Backends.Aws;
using ClassCast.Backends.Aws.Topics;
using ClassCast.Core.Ports;
using ReceiveMessageRequest = Amazon.SQS.Model.ReceiveMessageRequest;

namespace ClassCast.Backends.Tests.Aws;

/// <summary>The four topics, and a subscriber with a queue for each.</summary>
internal static class TestTopics
{
    public static async Task AddAsync(AwsBackend backend)
    {
        using var sns = NewClient();
        foreach (var topic in Enum.GetValues<AlertTopic>())
        {
            var created = await sns.CreateTopicAsync($"{backend.Prefix}-{topic}", TestContext.Current.CancellationToken);
            backend.Add(AwsResources.TopicOutput(topic), created.TopicArn);
        }
    }

    /// <summary>Subscribes a new queue.</summary>
    /// <returns>Its URL.</returns>
    public static async Task<string> SubscribeAsync(AwsBackend backend, AlertTopic topic)
    {
        using var sns = NewClient();
        using var sqs = TestQueues.NewClient();
        var url = await TestQueues.CreateAsync(sqs, $"{backend.Prefix}-{topic}-subscriber", []);
        await sns.SubscribeAsync(
            new SubscribeRequest
            {
                TopicArn = backend.Output(AwsResources.TopicOutput(topic)),
                Protocol = "sqs",
                Endpoint = await TestQueues.ArnAsync(sqs, url),
                Attributes = new Dictionary<string, string> { ["RawMessageDelivery"] = "true" },
            },
            TestContext.Current.CancellationToken);
        return url;
    }

    /// <summary>Takes what is there, as a subscriber that may get a message twice: by id.</summary>
    public static async Task<IReadOnlyList<TopicMessage>> TakeAsync(string url, AlertTopic topic)
    {
        using var sqs = TestQueues.NewClient();
        var taken = new Dictionary<string, TopicMessage>();
        while (true)
        {
            var answer = await sqs.ReceiveMessageAsync(
                new ReceiveMessageRequest { QueueUrl = url, MaxNumberOfMessages = 10, MessageAttributeNames = ["All"] }, TestContext.Current.CancellationToken);
            if (answer.Messages is not { Count: > 0 } messages)
            {
                return [.. taken.Values];
            }

            foreach (var message in messages)
            {
                var id = message.MessageAttributes[AwsTopicPublisher.IdAttribute].StringValue;
                taken.TryAdd(id, new TopicMessage(id, topic, message.MessageAttributes[AwsTopicPublisher.SubjectAttribute].StringValue, message.Body));
            }
        }
    }

    private static AmazonSimpleNotificationServiceClient NewClient() => new(new AwsClients().Configure(new AmazonSimpleNotificationServiceConfig()));
}
