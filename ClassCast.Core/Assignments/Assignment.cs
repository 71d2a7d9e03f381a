using ClassCast.Core.Ports;

namespace ClassCast.Core.Assignments;

public sealed record Assignment : Item
{
    public required string AssignmentId { get; init; }

    public required string CourseId { get; init; }

    public required string InstructorId { get; init; }

    public required string Title { get; init; }

    /// <summary>Markdown, untrusted: raw HTML in it is shown as text.</summary>
    public string Description { get; init => field = value ?? ""; } = "";

    public required AssignmentStatus Status { get; init; }

    /// <summary>Null: open as soon as it is published.</summary>
    public DateTimeOffset? OpensAt { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Null: late work is taken without end, if it is taken at all.</summary>
    public DateTimeOffset? ClosesAt { get; init; }

    /// <summary>1 to 1000.</summary>
    public required int Points { get; init; }

    public required LatePolicy Late { get; init; }

    /// <summary>1 to 10.</summary>
    public required int Attempts { get; init; }

    /// <summary>Subset of <see cref="AcceptedTypes"/>; never empty.</summary>
    public required IReadOnlyList<string> AcceptedTypes { get; init; }

    /// <summary>1 MB to 2 GB.</summary>
    public required long MaximumBytes { get; init; }

    /// <summary>Null: as long as it likes.</summary>
    public int? MaximumSeconds { get; init; }

    /// <summary>Only recordings made in the browser are accepted.</summary>
    public bool RecordingRequired { get; init; }

    /// <summary>Sections it is for; empty for the whole course.</summary>
    public IReadOnlyList<string> SectionIds { get; init => field = value ?? []; } = [];

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was first published; the ids of its notices derive from it, so that none is written twice.</summary>
    public DateTimeOffset? PublishedAt { get; init; }
}

/// <summary>
/// How much work an assignment has received: an item of its own, so that those who submit and grade do not collide with an instructor who edits.
/// Created with the assignment; every commit that creates a submission or changes its status also calls <see cref="AssignmentCounts.Count"/>.
/// </summary>
public sealed record AssignmentCount : Item
{
    public required string AssignmentId { get; init; }

    /// <summary>Students with at least one confirmed attempt.</summary>
    public int Submissions { get; init; }

    /// <summary>Of those, the ones that wait for a grade.</summary>
    public int ToGrade { get; init; }
}

/// <param name="Allowed">Whether work is taken after the due date.</param>
/// <param name="PenaltyPercentPerDay">0 to 100, for each day begun.</param>
/// <param name="FloorPercent">0 to 100: the penalty leaves at least so much of the points earned.</param>
public sealed record LatePolicy(bool Allowed, int PenaltyPercentPerDay, int FloorPercent);

public enum AssignmentStatus
{
    Draft,
    Published,
    Closed,
    Archived,
}
