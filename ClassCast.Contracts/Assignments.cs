using System.ComponentModel.DataAnnotations;

namespace ClassCast.Contracts;

public enum AssignmentStatus
{
    Draft,
    Published,
    Closed,
    Archived,
}

/// <summary>POST /api/courses/{courseId}/assignments (a draft), PUT /api/assignments/{assignmentId} with If-Match.</summary>
/// <param name="Description">Markdown.</param>
/// <param name="Points">1 to 1000.</param>
/// <param name="LatePenaltyPercentPerDay">For each day begun.</param>
/// <param name="LateFloorPercent">At least so much of the points earned is left.</param>
/// <param name="AcceptedTypes">Of mp4, webm, mov, avi.</param>
/// <param name="MaximumMegabytes">1 to 2048.</param>
/// <param name="MaximumSeconds">Null: no limit.</param>
/// <param name="SectionIds">Empty: the whole course.</param>
public sealed record AssignmentRequest(
    [property: Required, StringLength(200, MinimumLength = 1)] string Title,
    [property: StringLength(50_000)] string? Description,
    DateTimeOffset? OpensAt,
    [property: Required] DateTimeOffset? DueAt,
    DateTimeOffset? ClosesAt,
    [property: Range(1, 1000)] int Points = 100,
    bool LateAllowed = true,
    [property: Range(0, 100)] int LatePenaltyPercentPerDay = 0,
    [property: Range(0, 100)] int LateFloorPercent = 0,
    [property: Range(1, 10)] int Attempts = 1,
    [property: MaxLength(4)] IReadOnlyList<string>? AcceptedTypes = null,
    [property: Range(1, 2048)] int MaximumMegabytes = 500,
    [property: Range(1, 4 * 3600)] int? MaximumSeconds = null,
    bool RecordingRequired = false,
    [property: MaxLength(50)] IReadOnlyList<string>? SectionIds = null);

/// <summary>GET /api/assignments/{assignmentId} (with ETag), items of GET /api/courses/{courseId}/assignments.</summary>
/// <param name="SubmissionCount">For those who teach; null for students.</param>
/// <param name="ToGradeCount">For those who teach; null for students.</param>
/// <param name="Mine">For students: their own state; null for those who teach.</param>
public sealed record AssignmentResponse(
    string AssignmentId,
    string CourseId,
    string CourseTitle,
    string CourseColour,
    string Title,
    string Description,
    AssignmentStatus Status,
    DateTimeOffset? OpensAt,
    DateTimeOffset DueAt,
    DateTimeOffset? ClosesAt,
    int Points,
    bool LateAllowed,
    int LatePenaltyPercentPerDay,
    int LateFloorPercent,
    int Attempts,
    IReadOnlyList<string> AcceptedTypes,
    int MaximumMegabytes,
    int? MaximumSeconds,
    bool RecordingRequired,
    IReadOnlyList<string> SectionIds,
    int? SubmissionCount,
    int? ToGradeCount,
    MyAssignmentState? Mine,
    string ETag);

/// <summary>What an assignment is to one student, derived on the server.</summary>
/// <param name="CanSubmit">Whether an upload would be taken now.</param>
/// <param name="WhyNot">When it would not: the same code as the refusal's problem.</param>
/// <param name="SubmissionId">Null before the first confirmed attempt.</param>
/// <param name="OpenUploadVideoId">An upload begun but not confirmed, to resume.</param>
public sealed record MyAssignmentState(
    StudentAssignmentStatus Status,
    bool CanSubmit,
    string? WhyNot,
    int AttemptsUsed,
    int AttemptsLeft,
    string? SubmissionId,
    string? VideoId,
    VideoState? VideoState,
    string? OpenUploadVideoId,
    decimal? FinalPoints);

public enum StudentAssignmentStatus
{
    NotOpenYet,
    Open,
    DueSoon,
    Overdue,
    Missed,
    Submitted,
    SubmittedLate,
    Graded,
}
