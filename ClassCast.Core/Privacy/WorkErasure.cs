using ClassCast.Core.Assignments;
using ClassCast.Core.Courses;
using ClassCast.Core.Ports;
using ClassCast.Core.Submissions;
using ClassCast.Core.Tables;
using ClassCast.Core.Videos;

namespace ClassCast.Core.Privacy;

/// <summary>Rows of a student's work, whose erasing touches counters or depends on whether a grade, the school's record, holds on to them.</summary>
internal sealed class WorkErasure(ITableStore store)
{
    /// <summary>Gives the seat back in the same commit.</summary>
    public Task LeaveAsync(Enrollment enrollment, CancellationToken cancellationToken)
    {
        var leaving = new Transaction().Delete(TableCatalog.Enrollments, new(enrollment.CourseId, enrollment.UserId), Condition.VersionIs(enrollment.Version));
        if (enrollment.Role is CourseRole.Student)
        {
            leaving.Update(TableCatalog.SeatCounts, enrollment.CourseId, OneSeatLess);
            if (enrollment.SectionId is { } section)
            {
                leaving.Update(TableCatalog.SeatCounts, section, OneSeatLess);
            }
        }

        return store.CommitAsync(leaving, cancellationToken);
    }

    /// <summary>A graded attempt leaves a row without name and files, so that the grade still says what it was given for.</summary>
    public async Task EraseVideoAsync(Video video, CancellationToken cancellationToken)
    {
        if (!await IsGradedAsync(SubmissionIds.For(video.AssignmentId, video.UserId), cancellationToken))
        {
            await store.DeleteAsync(TableCatalog.Videos, video.VideoId, cancellationToken, Condition.VersionIs(video.Version));
        }
        else if (video.Failure?.Code != FailureCodes.Erased)
        {
            var rest = video with
            {
                State = VideoState.Failed,
                Failure = FailureCodes.Failure(FailureCodes.Erased),
                FileName = "erased",
                UploadId = null,
                Sha256 = null,
                Renditions = [],
                PosterKey = null,
                Storyboard = null,
            };
            await store.PutAsync(TableCatalog.Videos, rest, cancellationToken);
        }
    }

    public async Task EraseSubmissionAsync(Submission submission, CancellationToken cancellationToken)
    {
        if (!await IsGradedAsync(submission.SubmissionId, cancellationToken))
        {
            var gone = new Transaction()
                .Delete(TableCatalog.Submissions, submission.SubmissionId, Condition.VersionIs(submission.Version))
                .Check(TableCatalog.Grades, submission.SubmissionId, Condition.NotExists)
                .Uncount(submission.AssignmentId, submission.Status);
            await store.CommitAsync(gone, cancellationToken);
        }
    }

    private static Update OneSeatLess => Update.Empty.Add("taken", -1);

    private async Task<bool> IsGradedAsync(string submissionId, CancellationToken cancellationToken) =>
        await store.GetAsync(TableCatalog.Grades, submissionId, cancellationToken) is not null;
}
