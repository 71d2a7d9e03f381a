using System.Globalization;
using ClassCast.Api.Features.Submissions;
using ClassCast.Core;
using ClassCast.Core.Assignments;
using ClassCast.Core.Audit;
using ClassCast.Core.Messages;
using ClassCast.Core.Notifications;
using ClassCast.Core.Ports;
using ClassCast.Core.Submissions;
using ClassCast.Core.Tables;

namespace ClassCast.Api.Features.Grading;

/// <summary>The one commit of a grade: grade, submission, counts, the student's notification, live events and the topic message.</summary>
internal static class GradeCommit
{
    /// <exception cref="ConditionFailedException">Grade or submission were changed since they were read; nothing was written or sent.</exception>
    public static Task RunAsync(ITableStore tables, SubmissionView view, Grade grade, TimeProvider time, CancellationToken cancellationToken)
    {
        var transaction = new Transaction()
            .Put(TableCatalog.Grades, grade)
            .Put(TableCatalog.Submissions, view.Submission with { Status = SubmissionStatus.Graded })
            .Count(grade.AssignmentId, view.Submission.Status, SubmissionStatus.Graded)
            .Notify(Notices.GradeReleased(grade, view.Assignment, isCorrection: view.Grade is not null, time))
            .Announce(
                grade.StudentId,
                LiveEventTypes.GradeReleased,
                new GradeReleased(grade.SubmissionId, grade.AssignmentId, grade.FinalPoints, grade.MaximumPoints),
                CoreJson.Default.GradeReleased)
            .Publish(TopicMessageOf(grade, time))
            .Audit(AuditEvents.GradeWritten(view.Grade, grade, time));
        return tables.CommitAsync(transaction, cancellationToken);
    }

    /// <summary>Ids only: subscribers of a topic are outside the classroom.</summary>
    private static TopicMessage TopicMessageOf(Grade grade, TimeProvider time) => new(
        Ids.New(time),
        AlertTopic.Notifications,
        "A submission was graded",
        string.Create(CultureInfo.InvariantCulture, $"Submission {grade.SubmissionId} of assignment {grade.AssignmentId} was graded at {Timestamps.Format(grade.GradedAt)}."));
}
