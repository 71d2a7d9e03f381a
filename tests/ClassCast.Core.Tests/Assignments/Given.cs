using ClassCast.Core.Assignments;
using ClassCast.Core.Submissions;

namespace ClassCast.Core.Tests.Assignments;

/// <summary>One assignment on a line of time counted in hours from its due date.</summary>
internal static class Given
{
    public static DateTimeOffset Due { get; } = new(2026, 10, 1, 12, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset At(double hoursFromDue) => Due.AddHours(hoursFromDue);

    public static Assignment Assignment(
        AssignmentStatus status = AssignmentStatus.Published,
        double? opens = null,
        double? closes = null,
        bool late = true,
        int penalty = 10,
        int floor = 50,
        int attempts = 1,
        params string[] sections) => new()
        {
            AssignmentId = "assignment",
            CourseId = "course",
            InstructorId = "teacher",
            Title = "First talk",
            Status = status,
            OpensAt = opens is null ? null : At(opens.Value),
            DueAt = Due,
            ClosesAt = closes is null ? null : At(closes.Value),
            Points = 100,
            Late = new LatePolicy(late, penalty, floor),
            Attempts = attempts,
            AcceptedTypes = Core.Assignments.AcceptedTypes.All,
            MaximumBytes = 500 * AssignmentRules.Megabyte,
            SectionIds = sections,
            CreatedAt = At(-500),
        };

    public static Submission Submission(SubmissionStatus status, bool late) => new()
    {
        SubmissionId = "submission",
        AssignmentId = "assignment",
        CourseId = "course",
        StudentId = "someone",
        VideoId = "video",
        AttemptsUsed = 1,
        Status = status,
        SubmittedAt = At(late ? 1 : -1),
        IsLate = late,
    };
}
