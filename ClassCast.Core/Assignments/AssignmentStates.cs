using ClassCast.Core.Submissions;

namespace ClassCast.Core.Assignments;

/// <summary>What an assignment is to one student. Derived whenever it is shown, never stored.</summary>
public enum StudentAssignmentStatus
{
    NotOpenYet,
    Open,

    /// <summary>Open, and due within <see cref="AssignmentStates.DueSoonWithin"/>.</summary>
    DueSoon,

    /// <summary>Past due with nothing handed in, and late work is still taken.</summary>
    Overdue,

    /// <summary>Nothing handed in, and nothing is taken any more.</summary>
    Missed,
    Submitted,
    SubmittedLate,
    Graded,
}

public static class AssignmentStates
{
    public static TimeSpan DueSoonWithin { get; } = TimeSpan.FromHours(48);

    /// <param name="assignment">One the student can see.</param>
    /// <param name="submission">Theirs, or null before the first confirmed attempt.</param>
    /// <param name="now">On the server's clock.</param>
    public static StudentAssignmentStatus For(Assignment assignment, Submission? submission, DateTimeOffset now)
    {
        if (submission is not null)
        {
            return submission switch
            {
                { Status: SubmissionStatus.Graded } => StudentAssignmentStatus.Graded,
                { IsLate: true } => StudentAssignmentStatus.SubmittedLate,
                _ => StudentAssignmentStatus.Submitted,
            };
        }

        if (SubmissionPolicy.IsOver(assignment, now))
        {
            return StudentAssignmentStatus.Missed;
        }

        if (now < assignment.OpensAt)
        {
            return StudentAssignmentStatus.NotOpenYet;
        }

        if (LateRules.IsLate(assignment.DueAt, now))
        {
            return StudentAssignmentStatus.Overdue;
        }

        return assignment.DueAt - now <= DueSoonWithin ? StudentAssignmentStatus.DueSoon : StudentAssignmentStatus.Open;
    }
}
