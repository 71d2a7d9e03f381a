using ClassCast.Core.Ports;
using ClassCast.Core.Submissions;
using ClassCast.Core.Tables;

namespace ClassCast.Core.Assignments;

public static class AssignmentCounts
{
    /// <summary>Counts a submission's change of status in the commit that makes it.</summary>
    /// <param name="transaction">The commit.</param>
    /// <param name="assignmentId">Of the submission.</param>
    /// <param name="before">Null when the submission is new.</param>
    /// <param name="after">As committed.</param>
    public static Transaction Count(this Transaction transaction, string assignmentId, SubmissionStatus? before, SubmissionStatus after)
    {
        var submissions = before is null ? 1 : 0;
        var toGrade = ToGrade(after) - ToGrade(before);
        if (submissions == 0 && toGrade == 0)
        {
            return transaction;
        }

        var update = Update.Empty.Add("submissions", submissions).Add("toGrade", toGrade);
        return transaction.Update(TableCatalog.AssignmentCounts, assignmentId, update);
    }

    /// <summary>Takes a submission out of the counts in the commit that erases it.</summary>
    public static Transaction Uncount(this Transaction transaction, string assignmentId, SubmissionStatus status) =>
        transaction.Update(TableCatalog.AssignmentCounts, assignmentId, Update.Empty.Add("submissions", -1).Add("toGrade", -ToGrade(status)));

    private static int ToGrade(SubmissionStatus? status) => status is SubmissionStatus.Submitted ? 1 : 0;
}
