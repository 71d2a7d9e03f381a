using ClassCast.Core.Courses;

namespace ClassCast.Core.Assignments;

/// <summary>Why a student may not submit. The first two must look to the student as if the assignment did not exist.</summary>
public enum SubmissionRefusal
{
    /// <summary>Not a student of the course.</summary>
    NotEnrolled,

    /// <summary>A draft, or meant for other sections.</summary>
    NotVisible,

    /// <summary>The course is archived: it can be read, not worked in.</summary>
    CourseArchived,
    NotOpenYet,

    /// <summary>Closed by its teacher, past the closing date, or due in the past with late work not taken.</summary>
    Closed,
    AttemptsUsedUp,
}

/// <summary>Whether a student may submit now, with the numbers that the answer rests on.</summary>
/// <param name="Refusal">Null when they may.</param>
/// <param name="LastMoment">The last moment at which work is taken; null without end.</param>
/// <param name="IsLate">Whether work handed in now would be late.</param>
/// <param name="PenaltyPercent">What being late would cost now.</param>
public sealed record SubmissionDecision(
    SubmissionRefusal? Refusal,
    DateTimeOffset? OpensAt,
    DateTimeOffset DueAt,
    DateTimeOffset? LastMoment,
    int AttemptsAllowed,
    int AttemptsUsed,
    bool IsLate,
    int PenaltyPercent)
{
    public bool IsAllowed => Refusal is null;

    public int AttemptsLeft => Math.Max(0, AttemptsAllowed - AttemptsUsed);
}

/// <summary>The one place that decides whether work is taken: asked before an upload, at its confirmation, and for what the pages offer.</summary>
public static class SubmissionPolicy
{
    /// <param name="course">The assignment's course.</param>
    /// <param name="assignment">What is to be handed in.</param>
    /// <param name="enrollment">Of the caller in the course; null when there is none.</param>
    /// <param name="attemptsUsed">Confirmed attempts so far.</param>
    /// <param name="now">On the server's clock.</param>
    public static SubmissionDecision Decide(Course course, Assignment assignment, Enrollment? enrollment, int attemptsUsed, DateTimeOffset now) => new(
        RefusalOf(course, assignment, enrollment, attemptsUsed, now),
        assignment.OpensAt,
        assignment.DueAt,
        LastMoment(assignment),
        assignment.Attempts,
        attemptsUsed,
        LateRules.IsLate(assignment.DueAt, now),
        LateRules.PenaltyPercent(assignment.Late, assignment.DueAt, now));

    /// <summary>Whether a student of the course sees the assignment at all: it is no draft, and is for their section.</summary>
    public static bool IsVisible(Assignment assignment, Enrollment enrollment) =>
        assignment.Status is not AssignmentStatus.Draft && IsFor(assignment, enrollment);

    /// <summary>Whether it is meant for this student's section (or for everybody).</summary>
    public static bool IsFor(Assignment assignment, Enrollment enrollment) =>
        assignment.SectionIds.Count == 0 || (enrollment.SectionId is { } section && assignment.SectionIds.Contains(section));

    /// <summary>The last moment at which work is taken, ignoring a teacher's closing by hand; null without end.</summary>
    public static DateTimeOffset? LastMoment(Assignment assignment)
    {
        if (!assignment.Late.Allowed)
        {
            return assignment.ClosesAt < assignment.DueAt ? assignment.ClosesAt : assignment.DueAt;
        }

        return assignment.ClosesAt;
    }

    /// <summary>Whether it takes no more work from anybody.</summary>
    public static bool IsOver(Assignment assignment, DateTimeOffset now) =>
        assignment.Status is AssignmentStatus.Closed or AssignmentStatus.Archived || now > LastMoment(assignment);

    private static SubmissionRefusal? RefusalOf(Course course, Assignment assignment, Enrollment? enrollment, int attemptsUsed, DateTimeOffset now)
    {
        if (enrollment is not { Role: CourseRole.Student } || course.Status is CourseStatus.Draft)
        {
            return SubmissionRefusal.NotEnrolled;
        }

        if (!IsVisible(assignment, enrollment))
        {
            return SubmissionRefusal.NotVisible;
        }

        if (course.Status is CourseStatus.Archived)
        {
            return SubmissionRefusal.CourseArchived;
        }

        if (IsOver(assignment, now))
        {
            return SubmissionRefusal.Closed;
        }

        if (now < assignment.OpensAt)
        {
            return SubmissionRefusal.NotOpenYet;
        }

        return attemptsUsed >= assignment.Attempts ? SubmissionRefusal.AttemptsUsedUp : null;
    }
}
