using ClassCast.Core.Courses;

namespace ClassCast.Core.Access;

/// <summary>How somebody stands to a course; each can do what those before it can, apart from handing in, which is the students'.</summary>
public enum CourseStanding
{
    /// <summary>For them the course is not there.</summary>
    Stranger,

    /// <summary>Sees the course once it is published, and their own work.</summary>
    Student,

    /// <summary>Teaches: codes, roster, assignments, everybody's work, grades.</summary>
    Assistant,

    /// <summary>Runs the course as well: what it says of itself, archiving it, its staff.</summary>
    Instructor,

    /// <summary>Hands the course over.</summary>
    Owner,
}

/// <summary>The rules of resources, in one place: who owns, teaches, assists and takes a course, and what is in it.</summary>
public static class CourseStandings
{
    /// <param name="course">The course.</param>
    /// <param name="enrollment">Of this person in it; null when there is none.</param>
    /// <param name="permissions">What this person may do in the school.</param>
    public static CourseStanding Of(Course course, Enrollment? enrollment, IReadOnlySet<string> permissions) => enrollment switch
    {
        _ when permissions.Contains(Permissions.CoursesAdminister) => CourseStanding.Owner,
        { Role: CourseRole.Instructor } when !Teaches(enrollment, permissions) => CourseStanding.Stranger,
        { Role: CourseRole.Instructor } => enrollment.UserId == course.InstructorId ? CourseStanding.Owner : CourseStanding.Instructor,
        { Role: CourseRole.Assistant } => CourseStanding.Assistant,
        { Role: CourseRole.Student } when course.Status is not CourseStatus.Draft => CourseStanding.Student,
        _ => CourseStanding.Stranger,
    };

    /// <summary>
    /// Whether this person sees everybody's work in the course and grades it. Who is no longer an instructor of the school no longer teaches, whatever their
    /// enrollments say; assistants are instructors of this one course by their enrollment.
    /// </summary>
    public static bool Teaches(Enrollment? enrollment, IReadOnlySet<string> permissions) => enrollment?.Role switch
    {
        CourseRole.Instructor => permissions.Contains(Permissions.CoursesTeach),
        CourseRole.Assistant => true,
        _ => false,
    } || permissions.Contains(Permissions.CoursesAdminister);

    public static bool Teaches(this CourseStanding standing) => standing >= CourseStanding.Assistant;

    public static bool Runs(this CourseStanding standing) => standing >= CourseStanding.Instructor;
}
