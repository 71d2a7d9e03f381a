namespace ClassCast.Core.Courses;

/// <summary>Why a student cannot join.</summary>
public enum JoinRefusal
{
    CourseNotPublished,
    CourseArchived,
    AlreadyEnrolled,
    CourseFull,
    SectionFull,
}

public static class CourseRules
{
    public const int MaximumCapacity = 500;
    public const int MaximumSections = 50;

    /// <summary>What stands against joining, apart from seats, which only the commit can decide.</summary>
    public static JoinRefusal? RefusalOf(Course course, Enrollment? existing) => (course.Status, existing) switch
    {
        (_, not null) => JoinRefusal.AlreadyEnrolled,
        (CourseStatus.Draft, _) => JoinRefusal.CourseNotPublished,
        (CourseStatus.Archived, _) => JoinRefusal.CourseArchived,
        _ => null,
    };

    /// <summary>Whether this person teaches the course, and so sees its codes, roster, drafts and work.</summary>
    public static bool Teaches(Enrollment? enrollment) => enrollment is { Role: CourseRole.Instructor or CourseRole.Assistant };

    /// <summary>Whether a person of the course sees it: those who teach always, students not while it is a draft.</summary>
    public static bool IsVisible(Course course, Enrollment? enrollment) =>
        enrollment is not null && (Teaches(enrollment) || course.Status is not CourseStatus.Draft);
}
