using System.Globalization;
using System.Text;
using Amazon.SQS.Model;

namespace ClassCast.Backends.Aws.Jobs;

/// <summary>What a job carries beside its body, as attributes of its message: at most ten of them, no empty ones, and no character that XML 1.0 lacks.</summary>
internal static class JobAttributes
{
    public const string Id = "JobId";
    public const string EnqueuedAt = "EnqueuedAt";
    public const string TraceParent = "TraceParent";

    /// <summary>The body is in the bucket for documents, see <see cref="JobBodies"/>.</summary>
    public const string IsStored = "BodyIsStored";

    public const string Reason = "Reason";
    public const string Attempts = "Attempts";
    public const string DiedAt = "DiedAt";

    private const int MaximumReasonLength = 1000;

    public static Dictionary<string, MessageAttributeValue> Of(string id, DateTimeOffset enqueuedAt, string? traceParent, bool isStored)
    {
        var attributes = new Dictionary<string, MessageAttributeValue> { [Id] = Text(id), [EnqueuedAt] = Time(enqueuedAt) };
        if (!string.IsNullOrEmpty(traceParent))
        {
            attributes[TraceParent] = Text(traceParent);
        }

        if (isStored)
        {
            attributes[IsStored] = Text("true");
        }

        return attributes;
    }

    /// <summary>The attributes of a job that is given up.</summary>
    public static Dictionary<string, MessageAttributeValue> OfDead(ReceivedJob job, string reason, int attempts, DateTimeOffset diedAt)
    {
        var attributes = Of(job.Id, job.EnqueuedAt, job.TraceParent, job.IsStored);
        attributes[Reason] = Text(Clean(reason));
        attributes[Attempts] = Number(attempts);
        attributes[DiedAt] = Time(diedAt);
        return attributes;
    }

    public static string? Read(Message message, string name) => message.MessageAttributes?.GetValueOrDefault(name)?.StringValue;

    public static DateTimeOffset? ReadTime(Message message, string name) =>
        long.TryParse(Read(message, name), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;

    private static MessageAttributeValue Text(string value) => new() { DataType = "String", StringValue = value };

    private static MessageAttributeValue Number(long value) => new() { DataType = "Number", StringValue = value.ToString(CultureInfo.InvariantCulture) };

    private static MessageAttributeValue Time(DateTimeOffset value) => Number(value.ToUnixTimeMilliseconds());

    private static string Clean(string reason)
    {
        var cleaned = new StringBuilder();
        foreach (var rune in reason.EnumerateRunes())
        {
            if (cleaned.Length + rune.Utf16SequenceLength > MaximumReasonLength)
            {
                break;
            }

            cleaned.Append(rune.Value is 0x9 or 0xA or 0xD or (>= 0x20 and not (0xFFFE or 0xFFFF)) ? rune.ToString() : " ");
        }

        return cleaned.Length == 0 ? "No reason was given." : cleaned.ToString();
    }
}
