using System.Diagnostics.Metrics;
using ClassCast.Core.Assignments;
using ClassCast.Core.Audit;
using ClassCast.Core.Diagnostics;
using ClassCast.Core.Messages;
using ClassCast.Core.Ports;
using ClassCast.Core.Submissions;
using ClassCast.Core.Tables;
using ClassCast.Core.Videos;

namespace ClassCast.Api.Features.Videos;

/// <summary>The one commit of a hand-in: video, submission, the assignment's counts, the job, and the live events.</summary>
internal sealed class SubmissionCommit(ITableStore tables, TimeProvider time)
{
    private static readonly Counter<long> Submissions =
        ClassCastTelemetry.Meter.CreateCounter<long>("classcast.submissions", "{submission}", "Attempts handed in");

    /// <returns>The video as committed.</returns>
    /// <exception cref="ConditionFailedException">Video or submission were changed since they were read; nothing was written.</exception>
    public async Task<Video> RunAsync(Video video, GateAnswer gate, FoundBytes found, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var submittedAt = SubmissionClock.CountsAt(video.CreatedAt, now);
        var confirmed = video with
        {
            State = VideoState.Uploaded,
            UploadId = null,
            ContentType = UploadRules.ContentTypeOf(found.Container!.Value.AcceptedType()!),
            Bytes = found.Length,
            Attempt = (gate.Submission?.AttemptsUsed ?? 0) + 1,
            ConfirmedAt = now,
            SubmittedAt = submittedAt,
            IsLate = LateRules.IsLate(gate.Assignment.DueAt, submittedAt),
        };
        var transaction = new Transaction()
            .Put(TableCatalog.Videos, confirmed)
            .Put(TableCatalog.Submissions, SubmissionOf(confirmed, gate.Submission))
            .Count(confirmed.AssignmentId, gate.Submission?.Status, SubmissionStatus.Submitted)
            .Enqueue(Queues.VideoProcessing, new ProcessVideo(confirmed.VideoId))
            .Audit(AuditEvents.VideoSubmitted(confirmed, time));
        await VideoAnnouncements.AddAsync(transaction, tables, confirmed, cancellationToken);
        await tables.CommitAsync(transaction, cancellationToken);
        Submissions.Add(1, new KeyValuePair<string, object?>("late", confirmed.IsLate));
        return confirmed;
    }

    /// <summary>A new attempt waits to be graded again; the grade of an earlier one stays in force, and in view, until then.</summary>
    private static Submission SubmissionOf(Video video, Submission? before) => new()
    {
        SubmissionId = SubmissionIds.For(video.AssignmentId, video.UserId),
        AssignmentId = video.AssignmentId,
        CourseId = video.CourseId,
        StudentId = video.UserId,
        VideoId = video.VideoId,
        AttemptVideoIds = [.. before?.AttemptVideoIds ?? [], video.VideoId],
        AttemptsUsed = video.Attempt,
        Status = SubmissionStatus.Submitted,
        SubmittedAt = video.SubmittedAt!.Value,
        IsLate = video.IsLate,
        Version = before?.Version ?? 0,
    };
}
