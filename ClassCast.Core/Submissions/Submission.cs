using ClassCast.Core.Ports;

namespace ClassCast.Core.Submissions;

/// <summary>
/// A student's work for an assignment: one per student and assignment (the id is derived from both, so that it cannot be created twice).
/// Each confirmed video is an attempt; the submission points to the newest, the older ones stay as videos.
/// </summary>
public sealed record Submission : Item
{
    public required string SubmissionId { get; init; }

    public required string AssignmentId { get; init; }

    public required string CourseId { get; init; }

    public required string StudentId { get; init; }

    /// <summary>The newest attempt.</summary>
    public required string VideoId { get; init; }

    /// <summary>Every confirmed attempt, oldest first; as few as the assignment has attempts.</summary>
    public IReadOnlyList<string> AttemptVideoIds { get; init => field = value ?? []; } = [];

    public required int AttemptsUsed { get; init; }

    public required SubmissionStatus Status { get; init; }

    /// <summary>Of the newest attempt, on the server's clock: the moment that counts for deadlines, see <see cref="SubmissionClock"/>.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    public required bool IsLate { get; init; }

    /// <summary>Sort key of assignmentId-status-index: <c>Submitted#2026-11-21T08:00:00.000Z</c>.</summary>
    public string StatusSubmittedAt => $"{Status}#{Timestamps.Format(SubmittedAt)}";
}

public enum SubmissionStatus
{
    Submitted,
    Graded,
}

/// <summary>The grade of a submission. 0 is a grade.</summary>
public sealed record Grade : Item
{
    public required string SubmissionId { get; init; }

    public required string AssignmentId { get; init; }

    public required string CourseId { get; init; }

    public required string StudentId { get; init; }

    /// <summary>The attempt it was given for.</summary>
    public required string VideoId { get; init; }

    /// <summary>As the grader gave them, before the late penalty; at most two decimals.</summary>
    public required decimal PointsAwarded { get; init; }

    public required int LatePenaltyPercent { get; init; }

    /// <summary>After the penalty.</summary>
    public required decimal FinalPoints { get; init; }

    public required int MaximumPoints { get; init; }

    /// <summary>Markdown.</summary>
    public string Feedback { get; init => field = value ?? ""; } = "";

    public required string GradedBy { get; init; }

    public required DateTimeOffset GradedAt { get; init; }
}
