#nullable enable
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SQS.Model;

namespace Amazon.SQS.Internal;

/// <summary>Compares the MD5 sums that the service answers with those of what was sent or received, and throws when they differ.</summary>
internal sealed class ChecksumValidation : PipelineHandler
{
    private const byte StringType = 1;
    private const byte BinaryType = 2;

    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var response = await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
        Validate(executionContext.RequestContext.OriginalRequest, executionContext.ResponseContext.Response);
        return response;
    }

    private static void Validate(AmazonWebServiceRequest request, AmazonWebServiceResponse? response)
    {
        switch (request, response)
        {
            case (SendMessageRequest sent, SendMessageResponse answer):
                Compare(sent.MessageBody, answer.MD5OfMessageBody, sent.MessageAttributes, answer.MD5OfMessageAttributes, answer.MessageId);
                break;
            case (SendMessageBatchRequest sent, SendMessageBatchResponse { Successful: { } accepted }):
                foreach (var answer in accepted)
                {
                    var entry = sent.Entries.First(entry => entry.Id == answer.Id);
                    Compare(entry.MessageBody, answer.MD5OfMessageBody, entry.MessageAttributes, answer.MD5OfMessageAttributes, answer.MessageId);
                }

                break;
            case (_, ReceiveMessageResponse { Messages: { } messages }):
                foreach (var message in messages)
                {
                    Compare(message.Body, message.MD5OfBody, message.MessageAttributes, message.MD5OfMessageAttributes, message.MessageId);
                }

                break;
        }
    }

    private static void Compare(
        string? body, string? bodySum, Dictionary<string, MessageAttributeValue>? attributes, string? attributesSum, string messageId)
    {
        if (!string.IsNullOrEmpty(bodySum) && body is not null && !Matches(Encoding.UTF8.GetBytes(body), bodySum))
        {
            throw new AmazonSQSException($"MD5 hash mismatch for message id {messageId}");
        }

        if (!string.IsNullOrEmpty(attributesSum) && attributes is { Count: > 0 } && !Matches(Serialize(attributes), attributesSum))
        {
            throw new AmazonSQSException($"Attribute MD5 hash mismatch for message id {messageId}");
        }
    }

#pragma warning disable CA5351 // the service decides the algorithm; it finds damage, not forgery
    private static bool Matches(byte[] data, string sum) => Convert.ToHexString(MD5.HashData(data)).Equals(sum, StringComparison.OrdinalIgnoreCase);
#pragma warning restore CA5351

    /// <summary>
    /// By name: length and bytes of the name, of the data type, a byte for the kind of value, length and bytes of the value.
    /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
    /// </summary>
    private static byte[] Serialize(Dictionary<string, MessageAttributeValue> attributes)
    {
        using var bytes = new MemoryStream();
        foreach (var (name, value) in attributes.OrderBy(attribute => attribute.Key, StringComparer.Ordinal))
        {
            Write(Encoding.UTF8.GetBytes(name));
            Write(Encoding.UTF8.GetBytes(value.DataType));
            bytes.WriteByte(value.StringValue is null ? BinaryType : StringType);
            Write(value.StringValue is null ? value.BinaryValue.ToArray() : Encoding.UTF8.GetBytes(value.StringValue));
        }

        return bytes.ToArray();

        void Write(byte[] part)
        {
            Span<byte> length = stackalloc byte[sizeof(int)];
            BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
            bytes.Write(length);
            bytes.Write(part);
        }
    }
}
