using System.Text.Json;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Amazon.SQS;

namespace ClassCast.AwsSdk.Tests.Sns;

public sealed class SnsOnMotoTests(Moto moto) : IDisposable
{
    private readonly AmazonSimpleNotificationServiceClient sns = new(Moto.Credentials, moto.Configure(new AmazonSimpleNotificationServiceConfig()));
    private readonly AmazonSQSClient sqs = new(Moto.Credentials, moto.Configure(new AmazonSQSConfig()));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        sns.Dispose();
        sqs.Dispose();
    }

    [Fact]
    public async Task What_is_published_arrives_with_subject_and_attributes()
    {
        var (topic, queue) = (await TopicAsync(), await QueueAsync());
        await sns.SubscribeAsync(topic, "sqs", queue.Arn, Token);

        var published = await sns.PublishAsync(
            new PublishRequest(topic, "Ein Gruß & <mehr> + %20", "Neu: Ü")
            {
                MessageAttributes = new()
                {
                    ["kind"] = new() { DataType = "String", StringValue = "grade" },
                    ["raw"] = new() { DataType = "Binary", BinaryValue = new MemoryStream([1, 2, 3]) },
                },
            },
            Token);

        var message = Assert.Single((await sqs.ReceiveMessageAsync(queue.Url, Token)).Messages);
        using var envelope = JsonDocument.Parse(message.Body);
        Assert.Equal("Ein Gruß & <mehr> + %20", envelope.RootElement.GetProperty("Message").GetString());
        Assert.Equal("Neu: Ü", envelope.RootElement.GetProperty("Subject").GetString());
        Assert.Equal(published.MessageId, envelope.RootElement.GetProperty("MessageId").GetString());
        Assert.Equal("grade", envelope.RootElement.GetProperty("MessageAttributes").GetProperty("kind").GetProperty("Value").GetString());
        Assert.NotEmpty(published.ResponseMetadata.RequestId);
    }

    [Fact]
    public async Task A_structured_message_arrives_in_the_form_for_the_subscriber()
    {
        var (topic, queue) = (await TopicAsync(), await QueueAsync());
        await sns.SubscribeAsync(topic, "sqs", queue.Arn, Token);

        await sns.PublishAsync(
            new PublishRequest(topic, """{"default":"for all","sqs":"for queues"}""") { MessageStructure = "json" }, Token);

        var message = Assert.Single((await sqs.ReceiveMessageAsync(queue.Url, Token)).Messages);
        Assert.Contains("for queues", message.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Topics_are_created_described_listed_and_deleted()
    {
        var created = await sns.CreateTopicAsync(
            new CreateTopicRequest(Name()) { Attributes = new() { ["DisplayName"] = "Noten" }, Tags = [new() { Key = "stage", Value = "test" }] }, Token);

        var attributes = await sns.GetTopicAttributesAsync(created.TopicArn, Token);
        var listed = await sns.ListTopicsAsync(Token);
        await sns.DeleteTopicAsync(created.TopicArn, Token);
        var gone = await Assert.ThrowsAsync<NotFoundException>(() => sns.GetTopicAttributesAsync(created.TopicArn, Token));

        Assert.Equal("Noten", attributes.Attributes["DisplayName"]);
        Assert.Contains(listed.Topics, topic => topic.TopicArn == created.TopicArn);
        Assert.Equal(("NotFound", System.Net.HttpStatusCode.NotFound), (gone.ErrorCode, gone.StatusCode));
    }

    [Fact]
    public async Task Subscriptions_are_made_changed_listed_and_ended()
    {
        var (topic, queue) = (await TopicAsync(), await QueueAsync());

        var made = await sns.SubscribeAsync(
            new SubscribeRequest(topic, "sqs", queue.Arn) { Attributes = new() { ["FilterPolicy"] = """{"kind":["grade"]}""" }, ReturnSubscriptionArn = true }, Token);
        await sns.SetSubscriptionAttributesAsync(made.SubscriptionArn, "RawMessageDelivery", "true", Token);
        await sns.PublishAsync(topic, "filtered out", Token);
        await sns.PublishAsync(
            new PublishRequest(topic, "raw") { MessageAttributes = new() { ["kind"] = new() { DataType = "String", StringValue = "grade" } } }, Token);
        var received = await sqs.ReceiveMessageAsync(new Amazon.SQS.Model.ReceiveMessageRequest(queue.Url) { MaxNumberOfMessages = 10 }, Token);
        var listed = await sns.ListSubscriptionsByTopicAsync(topic, Token);
        await sns.UnsubscribeAsync(made.SubscriptionArn, Token);
        var none = await sns.ListSubscriptionsByTopicAsync(topic, Token);

        Assert.Equal("raw", Assert.Single(received.Messages).Body);
        Assert.Equal((made.SubscriptionArn, "sqs", queue.Arn), (Assert.Single(listed.Subscriptions).SubscriptionArn, listed.Subscriptions[0].Protocol, listed.Subscriptions[0].Endpoint));
        Assert.Empty(none.Subscriptions);
    }

    private static string Name() => $"t-{Guid.CreateVersion7():N}";

    private async Task<string> TopicAsync() => (await sns.CreateTopicAsync(Name(), Token)).TopicArn;

    private async Task<(string Url, string Arn)> QueueAsync()
    {
        var url = (await sqs.CreateQueueAsync(Name(), Token)).QueueUrl;
        return (url, (await sqs.GetQueueAttributesAsync(url, [QueueAttributeName.QueueArn], Token)).QueueARN);
    }
}
