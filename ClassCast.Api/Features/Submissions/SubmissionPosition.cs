using System.Buffers.Text;
using System.Globalization;
using System.Text;
using ClassCast.Core;
using ClassCast.Core.Ports;
using ClassCast.Core.Submissions;

namespace ClassCast.Api.Features.Submissions;

/// <summary>A submission's place in the order of all: by time, and by id among those of one moment. As text it is the cursor of lists.</summary>
internal readonly record struct SubmissionPosition(DateTimeOffset Time, string Id)
{
    public static Comparer<Submission> Order { get; } = Comparer<Submission>.Create((left, right) => Of(left).CompareTo(Of(right)));

    public static SubmissionPosition Of(Submission submission) => new(submission.SubmittedAt, submission.SubmissionId);

    public bool IsBefore(Submission submission) => CompareTo(Of(submission)) < 0;

    private int CompareTo(SubmissionPosition other)
    {
        var byTime = Time.CompareTo(other.Time);
        return byTime != 0 ? byTime : string.CompareOrdinal(Id, other.Id);
    }

    /// <exception cref="InvalidCursorException">Not one of ours.</exception>
    public static SubmissionPosition Parse(string cursor)
    {
        var bytes = new byte[Base64Url.GetMaxDecodedLength(cursor.Length)];
        if (!Base64Url.IsValid(cursor) || !Base64Url.TryDecodeFromChars(cursor, bytes, out var written))
        {
            throw new InvalidCursorException();
        }

        var parts = Encoding.UTF8.GetString(bytes.AsSpan(0, written)).Split('/');
        return parts is [var time, var id] && Ids.IsValid(id)
            && DateTimeOffset.TryParseExact(time, Timestamps.Pattern, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? new(at, id)
            : throw new InvalidCursorException();
    }

    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{Timestamps.Format(Time)}/{Id}"));
}
