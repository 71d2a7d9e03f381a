namespace ClassCast.Core.Courses;

/// <summary>The named colours a course may have; the pages map each to a token that reads well in light and dark.</summary>
public static class CourseColours
{
    public const string Default = "indigo";

    public static IReadOnlyList<string> All { get; } = ["indigo", "teal", "green", "amber", "coral", "rose", "violet", "slate"];
}
