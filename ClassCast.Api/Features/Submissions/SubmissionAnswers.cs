using ClassCast.Api.Features.Grading;
using ClassCast.Api.Features.Videos;
using ClassCast.Contracts;
using ClassCast.Core.Assignments;
using ClassCast.Core.Courses;
using ClassCast.Core.People;
using ClassCast.Core.Submissions;
using ClassCast.Core.Videos;

namespace ClassCast.Api.Features.Submissions;

/// <summary>Entities to answers; plain functions.</summary>
internal static class SubmissionAnswers
{
    public static SubmissionResponse Of(SubmissionView view, bool isTeaching, VideoAnswers videos, string? pictureUrl) => new(
        view.Submission.SubmissionId,
        view.Assignment.AssignmentId,
        view.Assignment.Title,
        view.Course.CourseId,
        view.Course.Title,
        view.Submission.StudentId,
        NameOf(view.Student),
        (Contracts.SubmissionStatus)view.Submission.Status,
        view.Submission.SubmittedAt,
        IsLate(view.Submission, view.Assignment),
        LateRules.PenaltyPercent(view.Assignment.Late, view.Assignment.DueAt, view.Submission.SubmittedAt),
        view.Assignment.Points,
        videos.Of(view.Attempts.Single(video => video.VideoId == view.Submission.VideoId)),
        [.. view.Attempts.OrderByDescending(video => video.Attempt).Select(AttemptOf)],
        view.Grade is { } grade ? GradeAnswers.Of(grade, view.Submission, view.Grader) : null,
        isTeaching ? GradeAnswers.ETagOf(view.Grade, view.Submission) : null,
        pictureUrl);

    public static SubmissionListItem ItemOf(
        Submission submission, Assignment assignment, Course course, User? student, Video video, Grade? grade, VideoAnswers videos, string? pictureUrl) => new(
        submission.SubmissionId,
        assignment.AssignmentId,
        assignment.Title,
        course.CourseId,
        course.Title,
        NameOf(student),
        (Contracts.SubmissionStatus)submission.Status,
        submission.SubmittedAt,
        IsLate(submission, assignment),
        video.Attempt,
        (Contracts.VideoState)video.State,
        video.Percent,
        video.DurationSeconds,
        videos.PosterOf(video),
        grade?.FinalPoints,
        assignment.Points,
        pictureUrl);

    /// <summary>By the due date as it is now: whoever moves it forgives the late as well.</summary>
    private static bool IsLate(Submission submission, Assignment assignment) => LateRules.IsLate(assignment.DueAt, submission.SubmittedAt);

    private static AttemptResponse AttemptOf(Video video) =>
        new(video.VideoId, video.Attempt, video.SubmittedAt ?? video.CreatedAt, (Contracts.VideoState)video.State);

    private static string NameOf(User? student) => student?.DisplayName() ?? "Former student";
}
