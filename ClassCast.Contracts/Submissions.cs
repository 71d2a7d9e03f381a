using System.ComponentModel.DataAnnotations;

namespace ClassCast.Contracts;

public enum SubmissionStatus
{
    Submitted,
    Graded,
}

/// <summary>GET /api/submissions/{submissionId} (its student, and those who teach the course).</summary>
/// <param name="Video">The newest attempt.</param>
/// <param name="Attempts">Every confirmed attempt, newest first.</param>
/// <param name="Grade">Null before one was given.</param>
/// <param name="GradeETag">For those who teach: If-Match for grading, also before there is a grade; opaque.</param>
public sealed record SubmissionResponse(
    string SubmissionId,
    string AssignmentId,
    string AssignmentTitle,
    string CourseId,
    string CourseTitle,
    string StudentId,
    string StudentName,
    SubmissionStatus Status,
    DateTimeOffset SubmittedAt,
    bool IsLate,
    int LatePenaltyPercent,
    int MaximumPoints,
    VideoResponse Video,
    IReadOnlyList<AttemptResponse> Attempts,
    GradeResponse? Grade,
    string? GradeETag,
    string? StudentPictureUrl = null);

public sealed record AttemptResponse(string VideoId, int Attempt, DateTimeOffset SubmittedAt, VideoState State);

/// <summary>Items of GET /api/instructor/video-submissions?assignmentId=&amp;courseId=&amp;status=&amp;cursor=&amp;limit= , oldest first.</summary>
public sealed record SubmissionListItem(
    string SubmissionId,
    string AssignmentId,
    string AssignmentTitle,
    string CourseId,
    string CourseTitle,
    string StudentName,
    SubmissionStatus Status,
    DateTimeOffset SubmittedAt,
    bool IsLate,
    int Attempt,
    VideoState VideoState,
    int Percent,
    double? DurationSeconds,
    string? PosterUrl,
    decimal? FinalPoints,
    int MaximumPoints,
    string? StudentPictureUrl = null);

/// <summary>POST /api/submissions/{submissionId}/grade with If-Match.</summary>
/// <param name="Points">0 to the assignment's points, at most two decimals, before the late penalty. 0 is a grade.</param>
/// <param name="Feedback">Markdown.</param>
public sealed record GradeRequest(
    [property: Required] decimal? Points,
    [property: StringLength(20_000)] string? Feedback);

/// <param name="Attempt">The attempt it was given for. It stays in view, and in force, while a newer attempt waits to be graded.</param>
public sealed record GradeResponse(
    decimal PointsAwarded,
    int LatePenaltyPercent,
    decimal FinalPoints,
    int MaximumPoints,
    string Feedback,
    string GradedByName,
    DateTimeOffset GradedAt,
    string ETag,
    int Attempt = 1);
