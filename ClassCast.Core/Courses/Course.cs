using ClassCast.Core.Ports;

namespace ClassCast.Core.Courses;

public sealed record Course : Item
{
    public required string CourseId { get; init; }

    /// <summary>Who created it; everyone who teaches it also has an <see cref="Enrollment"/> with a teaching role.</summary>
    public required string InstructorId { get; init; }

    public required string Title { get; init; }

    public string Description { get; init => field = value ?? ""; } = "";

    public string Department { get; init => field = value ?? ""; } = "";

    public string Semester { get; init => field = value ?? ""; } = "";

    public int? Year { get; init; }

    /// <summary>One of <see cref="CourseColours"/>.</summary>
    public required string Colour { get; init; }

    /// <summary>Seats, 1 to 500; taken ones are counted in <see cref="SeatCount"/>.</summary>
    public required int Capacity { get; init; }

    public required CourseStatus Status { get; init; }

    /// <summary>Join code without section.</summary>
    public required string Code { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

public enum CourseStatus
{
    Draft,
    Published,
    Archived,
}

public sealed record Section : Item
{
    public required string SectionId { get; init; }

    public required string CourseId { get; init; }

    public required string Name { get; init; }

    public required string Code { get; init; }

    public required int Capacity { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>
/// Seats taken in one course or section. It is an item of its own so that students who join do not collide with an instructor who edits.
/// </summary>
public sealed record SeatCount : Item
{
    /// <summary>A course id or a section id.</summary>
    public required string OwnerId { get; init; }

    public int Taken { get; init; }
}

/// <summary>A person in a course: its students, and also those who teach it.</summary>
public sealed record Enrollment : Item
{
    public required string CourseId { get; init; }

    public required string UserId { get; init; }

    /// <summary>Null for those who teach, and for students who joined by the course code.</summary>
    public string? SectionId { get; init; }

    public required CourseRole Role { get; init; }

    public required DateTimeOffset JoinedAt { get; init; }

    /// <summary>Partition of teachingCourseId-index, which holds only those who teach: finding three of them must not read five hundred students.</summary>
    public string? TeachingCourseId => Role is CourseRole.Student ? null : CourseId;
}

public enum CourseRole
{
    Student,
    Assistant,
    Instructor,
}
