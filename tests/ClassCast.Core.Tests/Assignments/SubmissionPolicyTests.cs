using ClassCast.Core.Assignments;
using ClassCast.Core.Courses;
using ClassCast.Core.Tests.Courses;

namespace ClassCast.Core.Tests.Assignments;

public sealed class SubmissionPolicyTests
{
    public static TheoryData<string, Assignment, double, int, SubmissionRefusal?> Times => new()
    {
        { "open, early", Given.Assignment(), -100, 0, null },
        { "open, at the due moment", Given.Assignment(), 0, 0, null },
        { "not open yet", Given.Assignment(opens: -48), -48.001, 0, SubmissionRefusal.NotOpenYet },
        { "at the opening moment", Given.Assignment(opens: -48), -48, 0, null },
        { "late, taken without end", Given.Assignment(), 10_000, 0, null },
        { "late, not taken", Given.Assignment(late: false), 0.001, 0, SubmissionRefusal.Closed },
        { "late not taken, at the due moment", Given.Assignment(late: false), 0, 0, null },
        { "late not taken although it closes later", Given.Assignment(late: false, closes: 48), 1, 0, SubmissionRefusal.Closed },
        { "late, before closing", Given.Assignment(closes: 48), 47, 0, null },
        { "at the closing moment", Given.Assignment(closes: 48), 48, 0, null },
        { "after closing", Given.Assignment(closes: 48), 48.001, 0, SubmissionRefusal.Closed },
        { "closes when due", Given.Assignment(closes: 0), 0.001, 0, SubmissionRefusal.Closed },
        { "closed by hand", Given.Assignment(AssignmentStatus.Closed), -100, 0, SubmissionRefusal.Closed },
        { "archived", Given.Assignment(AssignmentStatus.Archived), -100, 0, SubmissionRefusal.Closed },
        { "draft", Given.Assignment(AssignmentStatus.Draft), -100, 0, SubmissionRefusal.NotVisible },
        { "last attempt left", Given.Assignment(attempts: 3), -100, 2, null },
        { "attempts used up", Given.Assignment(attempts: 3), -100, 3, SubmissionRefusal.AttemptsUsedUp },
        { "more used than are allowed now", Given.Assignment(attempts: 1), -100, 3, SubmissionRefusal.AttemptsUsedUp },
        { "closed and used up says closed", Given.Assignment(AssignmentStatus.Closed), -100, 1, SubmissionRefusal.Closed },
    };

    [Theory]
    [MemberData(nameof(Times))]
    public void Time_status_and_attempts_decide(string because, Assignment assignment, double hours, int used, SubmissionRefusal? refusal)
    {
        var decision = Decide(assignment, CourseRulesTests.EnrolledAs(CourseRole.Student), hours, used);

        Assert.True(refusal == decision.Refusal, $"{because}: {decision.Refusal}");
        Assert.Equal(Math.Max(0, assignment.Attempts - used), decision.AttemptsLeft);
    }

    [Fact]
    public void Who_is_not_a_student_of_the_course_is_not_enrolled()
    {
        Assert.Equal(SubmissionRefusal.NotEnrolled, Decide(Given.Assignment(), null, -1).Refusal);
        Assert.Equal(SubmissionRefusal.NotEnrolled, Decide(Given.Assignment(), CourseRulesTests.EnrolledAs(CourseRole.Instructor), -1).Refusal);
        Assert.Equal(SubmissionRefusal.NotEnrolled, Decide(Given.Assignment(), CourseRulesTests.EnrolledAs(CourseRole.Assistant), -1).Refusal);
    }

    [Theory]
    [InlineData("a", null)]
    [InlineData("b", null)]
    [InlineData("c", SubmissionRefusal.NotVisible)]
    [InlineData(null, SubmissionRefusal.NotVisible)]
    public void Target_sections_decide_who_sees_it(string? section, SubmissionRefusal? refusal) =>
        Assert.Equal(refusal, Decide(Given.Assignment(sections: ["a", "b"]), CourseRulesTests.EnrolledAs(CourseRole.Student, section), -1).Refusal);

    [Theory]
    [InlineData(CourseStatus.Archived, SubmissionRefusal.CourseArchived)]
    [InlineData(CourseStatus.Draft, SubmissionRefusal.NotEnrolled)]
    public void A_course_that_is_not_running_takes_no_work(CourseStatus status, SubmissionRefusal refusal) =>
        Assert.Equal(
            refusal,
            SubmissionPolicy.Decide(CourseRulesTests.CourseIn(status), Given.Assignment(), CourseRulesTests.EnrolledAs(CourseRole.Student), 0, Given.At(-1)).Refusal);

    [Fact]
    public void The_decision_carries_its_numbers()
    {
        var decision = Decide(Given.Assignment(opens: -72, closes: 96, attempts: 3), CourseRulesTests.EnrolledAs(CourseRole.Student), 30, 1);

        Assert.Equal(
            new SubmissionDecision(null, Given.At(-72), Given.Due, Given.At(96), AttemptsAllowed: 3, AttemptsUsed: 1, IsLate: true, PenaltyPercent: 20),
            decision);
    }

    private static SubmissionDecision Decide(Assignment assignment, Enrollment? enrollment, double hours, int used = 0) =>
        SubmissionPolicy.Decide(CourseRulesTests.CourseIn(CourseStatus.Published), assignment, enrollment, used, Given.At(hours));
}
