using System.Globalization;
using Amazon.SQS.Model;

namespace ClassCast.Backends.Aws.Jobs;

/// <summary>A message as this application understands it. One that somebody else put there has the service's own id and time.</summary>
internal sealed record ReceivedJob(Message Message)
{
    public string Id { get; } = JobAttributes.Read(Message, JobAttributes.Id) ?? Message.MessageId;

    public DateTimeOffset EnqueuedAt { get; } = JobAttributes.ReadTime(Message, JobAttributes.EnqueuedAt) ?? DateTimeOffset.FromUnixTimeMilliseconds(SystemNumber(Message, "SentTimestamp"));

    public string? TraceParent => JobAttributes.Read(Message, JobAttributes.TraceParent);

    public bool IsStored => JobAttributes.Read(Message, JobAttributes.IsStored) is not null;

    /// <summary>Deliveries, this one included.</summary>
    public int Deliveries => (int)SystemNumber(Message, "ApproximateReceiveCount");

    public string Receipt => Message.ReceiptHandle;

    private static long SystemNumber(Message message, string name) =>
        long.TryParse(message.Attributes?.GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;
}
