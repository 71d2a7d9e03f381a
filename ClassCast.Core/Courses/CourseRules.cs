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
}
