using ClassCast.Core.Assignments;
using ClassCast.Core.Submissions;

namespace ClassCast.Core.Tests.Assignments;

public sealed class AssignmentStatesTests
{
    public static TheoryData<string, Assignment, double, StudentAssignmentStatus> WithoutSubmission => new()
    {
        { "before it opens", Given.Assignment(opens: -100), -101, StudentAssignmentStatus.NotOpenYet },
        { "before it opens although due soon", Given.Assignment(opens: -1), -2, StudentAssignmentStatus.NotOpenYet },
        { "opens now", Given.Assignment(opens: -100), -100, StudentAssignmentStatus.Open },
        { "open long before", Given.Assignment(), -48.001, StudentAssignmentStatus.Open },
        { "48 hours before", Given.Assignment(), -48, StudentAssignmentStatus.DueSoon },
        { "at the due moment", Given.Assignment(), 0, StudentAssignmentStatus.DueSoon },
        { "just after", Given.Assignment(), 0.001, StudentAssignmentStatus.Overdue },
        { "long after, never closes", Given.Assignment(), 5000, StudentAssignmentStatus.Overdue },
        { "at the closing moment", Given.Assignment(closes: 24), 24, StudentAssignmentStatus.Overdue },
        { "after closing", Given.Assignment(closes: 24), 24.001, StudentAssignmentStatus.Missed },
        { "after due, late not taken", Given.Assignment(late: false), 0.001, StudentAssignmentStatus.Missed },
        { "closed by hand before due", Given.Assignment(AssignmentStatus.Closed), -10, StudentAssignmentStatus.Missed },
        { "closed by hand before it opened", Given.Assignment(AssignmentStatus.Closed, opens: -5), -10, StudentAssignmentStatus.Missed },
        { "archived", Given.Assignment(AssignmentStatus.Archived), -10, StudentAssignmentStatus.Missed },
    };

    public static TheoryData<SubmissionStatus, bool, StudentAssignmentStatus> WithSubmission => new()
    {
        { SubmissionStatus.Submitted, false, StudentAssignmentStatus.Submitted },
        { SubmissionStatus.Submitted, true, StudentAssignmentStatus.SubmittedLate },
        { SubmissionStatus.Graded, false, StudentAssignmentStatus.Graded },
        { SubmissionStatus.Graded, true, StudentAssignmentStatus.Graded },
    };

    [Theory]
    [MemberData(nameof(WithoutSubmission))]
    public void Without_work_the_clock_decides(string because, Assignment assignment, double hours, StudentAssignmentStatus expected)
    {
        var state = AssignmentStates.For(assignment, submission: null, Given.At(hours));

        Assert.True(expected == state, $"{because}: {state}");
    }

    [Theory]
    [MemberData(nameof(WithSubmission))]
    public void With_work_it_is_what_became_of_it_whatever_the_clock_and_the_assignment_say(SubmissionStatus status, bool late, StudentAssignmentStatus expected)
    {
        var submission = Given.Submission(status, late);
        foreach (var assignmentStatus in Enum.GetValues<AssignmentStatus>().Except([AssignmentStatus.Draft]))
        {
            foreach (var hours in new[] { -100.0, 0, 1, 5000 })
            {
                Assert.Equal(expected, AssignmentStates.For(Given.Assignment(assignmentStatus, closes: 24), submission, Given.At(hours)));
            }
        }
    }

    [Fact]
    public void The_table_reaches_every_state()
    {
        var reached = WithoutSubmission.Select(row => row.Data.Item4).Concat(WithSubmission.Select(row => row.Data.Item3));

        Assert.Equal(Enum.GetValues<StudentAssignmentStatus>(), reached.Distinct().Order());
    }

    /// <summary>What a page offers agrees with what the server takes.</summary>
    [Theory]
    [MemberData(nameof(WithoutSubmission))]
    public void A_student_without_work_may_submit_exactly_when_the_state_says_so(string because, Assignment assignment, double hours, StudentAssignmentStatus expected)
    {
        var decision = SubmissionPolicy.Decide(
            Courses.CourseRulesTests.CourseIn(Core.Courses.CourseStatus.Published),
            assignment,
            Courses.CourseRulesTests.EnrolledAs(Core.Courses.CourseRole.Student),
            0,
            Given.At(hours));

        var offered = expected is StudentAssignmentStatus.Open or StudentAssignmentStatus.DueSoon or StudentAssignmentStatus.Overdue;
        Assert.True(offered == decision.IsAllowed, because);
    }
}
