using System.Text;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace ClassCast.AwsSdk.Tests.Sqs;

public sealed class SqsOnMotoTests(Moto moto) : IDisposable
{
    private readonly AmazonSQSClient sqs = new(Moto.Credentials, moto.Configure(new AmazonSQSConfig()));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => sqs.Dispose();

    [Fact]
    public async Task A_message_with_attributes_comes_back_as_it_was_sent()
    {
        var queue = await QueueAsync();

        var sent = await sqs.SendMessageAsync(
            new SendMessageRequest(queue, "Grüße an «alle» 👋")
            {
                MessageAttributes = new()
                {
                    ["kind"] = new() { DataType = "String", StringValue = "äöü" },
                    ["size"] = new() { DataType = "Number", StringValue = "12" },
                    ["raw"] = new() { DataType = "Binary", BinaryValue = new MemoryStream([0, 1, 255]) },
                },
            },
            Token);
        var received = await sqs.ReceiveMessageAsync(
            new ReceiveMessageRequest(queue) { MessageAttributeNames = ["All"], MessageSystemAttributeNames = ["All"], WaitTimeSeconds = 1, VisibilityTimeout = 30 },
            Token);

        var message = Assert.Single(received.Messages);
        Assert.Equal("Grüße an «alle» 👋", message.Body);
        Assert.Equal(sent.MessageId, message.MessageId);
        Assert.Equal("äöü", message.MessageAttributes["kind"].StringValue);
        Assert.Equal("12", message.MessageAttributes["size"].StringValue);
        Assert.Equal([0, 1, 255], message.MessageAttributes["raw"].BinaryValue.ToArray());
        Assert.Equal("1", message.Attributes[MessageSystemAttributeName.ApproximateReceiveCount]);
        Assert.NotEmpty(sent.ResponseMetadata.RequestId);
    }

    [Fact]
    public async Task Nothing_to_receive_is_no_list_at_all()
    {
        var received = await sqs.ReceiveMessageAsync(await QueueAsync(), Token);

        Assert.Null(received.Messages);
    }

    [Fact]
    public async Task A_message_that_becomes_visible_again_is_received_again_until_it_is_deleted()
    {
        var queue = await QueueAsync();
        await sqs.SendMessageAsync(queue, "again", Token);

        var first = Assert.Single((await sqs.ReceiveMessageAsync(queue, Token)).Messages);
        Assert.Null((await sqs.ReceiveMessageAsync(queue, Token)).Messages);
        await sqs.ChangeMessageVisibilityAsync(queue, first.ReceiptHandle, 0, Token);
        var second = Assert.Single((await sqs.ReceiveMessageAsync(queue, Token)).Messages);
        await sqs.DeleteMessageAsync(queue, second.ReceiptHandle, Token);
        var attributes = await sqs.GetQueueAttributesAsync(queue, [QueueAttributeName.All], Token);

        Assert.Equal(first.MessageId, second.MessageId);
        Assert.Equal(0, attributes.ApproximateNumberOfMessages + attributes.ApproximateNumberOfMessagesNotVisible);
    }

    [Fact]
    public async Task Batches_say_what_succeeded_and_what_failed()
    {
        var queue = await QueueAsync();

        var sent = await sqs.SendMessageBatchAsync(queue, [new("a", "one"), new("b", "two")], Token);
        var messages = (await sqs.ReceiveMessageAsync(new ReceiveMessageRequest(queue) { MaxNumberOfMessages = 10 }, Token)).Messages;
        var changed = await sqs.ChangeMessageVisibilityBatchAsync(
            queue, [new("a", messages[0].ReceiptHandle) { VisibilityTimeout = 60 }, new("x", "no such handle") { VisibilityTimeout = 60 }], Token);
        var deleted = await sqs.DeleteMessageBatchAsync(queue, [.. messages.Select((m, i) => new DeleteMessageBatchRequestEntry($"{i}", m.ReceiptHandle))], Token);

        Assert.Equal(["a", "b"], sent.Successful.Select(entry => entry.Id));
        Assert.Equal(["one", "two"], messages.Select(message => message.Body).Order());
        Assert.Equal("a", Assert.Single(changed.Successful).Id);
        Assert.Equal(("x", true), (Assert.Single(changed.Failed).Id, changed.Failed[0].SenderFault));
        Assert.Equal(2, deleted.Successful.Count);
    }

    [Fact]
    public async Task Queues_are_created_found_changed_purged_and_deleted()
    {
        var name = Name();
        var created = await sqs.CreateQueueAsync(
            new CreateQueueRequest(name) { Attributes = new() { [QueueAttributeName.VisibilityTimeout] = "45" }, Tags = new() { ["stage"] = "test" } }, Token);

        var url = await sqs.GetQueueUrlAsync(name, Token);
        var listed = await sqs.ListQueuesAsync(name, Token);
        await sqs.SetQueueAttributesAsync(url.QueueUrl, new() { [QueueAttributeName.DelaySeconds] = "7" }, Token);
        var attributes = await sqs.GetQueueAttributesAsync(url.QueueUrl, ["All"], Token);
        await sqs.SendMessageAsync(url.QueueUrl, "purged", Token);
        await sqs.PurgeQueueAsync(url.QueueUrl, Token);
        var purged = await sqs.GetQueueAttributesAsync(url.QueueUrl, ["ApproximateNumberOfMessagesDelayed"], Token);
        await sqs.DeleteQueueAsync(url.QueueUrl, Token);
        var gone = await Assert.ThrowsAsync<QueueDoesNotExistException>(() => sqs.GetQueueUrlAsync(name, Token));

        Assert.Equal(created.QueueUrl, url.QueueUrl);
        Assert.Equal([created.QueueUrl], listed.QueueUrls);
        Assert.Equal((45, 7), (attributes.VisibilityTimeout, attributes.DelaySeconds));
        Assert.EndsWith($":{name}", attributes.QueueARN, StringComparison.Ordinal);
        Assert.Equal(0, purged.ApproximateNumberOfMessagesDelayed);
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, gone.StatusCode);
        Assert.NotEmpty(gone.ErrorCode);
    }

    [Fact]
    public async Task A_large_body_is_sent_and_received_whole()
    {
        var queue = await QueueAsync();
        var body = new StringBuilder().Insert(0, "0123456789abcdef", 12_000).ToString();

        await sqs.SendMessageAsync(queue, body, Token);
        var received = await sqs.ReceiveMessageAsync(queue, Token);

        Assert.Equal(body, Assert.Single(received.Messages).Body);
    }

    private static string Name() => $"q-{Guid.CreateVersion7():N}";

    private async Task<string> QueueAsync() => (await sqs.CreateQueueAsync(Name(), Token)).QueueUrl;
}
