namespace Amazon.SQS.Model;

/// <summary>The attributes under their names and types; what was not asked for is 0, false or null.</summary>
public partial class GetQueueAttributesResponse
{
    public int VisibilityTimeout => Number("VisibilityTimeout");

    public int DelaySeconds => Number("DelaySeconds");

    public int MaximumMessageSize => Number("MaximumMessageSize");

    public int MessageRetentionPeriod => Number("MessageRetentionPeriod");

    public int ApproximateNumberOfMessages => Number("ApproximateNumberOfMessages");

    public int ApproximateNumberOfMessagesNotVisible => Number("ApproximateNumberOfMessagesNotVisible");

    public int ApproximateNumberOfMessagesDelayed => Number("ApproximateNumberOfMessagesDelayed");

    public DateTime CreatedTimestamp => DateTime.UnixEpoch.AddSeconds(Number("CreatedTimestamp"));

    public DateTime LastModifiedTimestamp => DateTime.UnixEpoch.AddSeconds(Number("LastModifiedTimestamp"));

    public string QueueARN => Attributes?.GetValueOrDefault("QueueArn");

    public string Policy => Attributes?.GetValueOrDefault("Policy");

    public bool FifoQueue => ContentFlag("FifoQueue") ?? false;

    public bool? ContentBasedDeduplication => ContentFlag("ContentBasedDeduplication");

    private int Number(string name) => int.TryParse(Attributes?.GetValueOrDefault(name), out var value) ? value : 0;

    private bool? ContentFlag(string name) => bool.TryParse(Attributes?.GetValueOrDefault(name), out var value) ? value : null;
}
