using System.Globalization;
using ClassCast.Contracts;
using ClassCast.Core.People;
using ClassCast.Core.Submissions;

namespace ClassCast.Api.Features.Grading;

internal static class GradeAnswers
{
    /// <summary>
    /// Of the pair a grader looks at, the grade and the attempt: another grader's grade and another attempt of the student both make it stale, so that
    /// nobody grades a video they have not seen.
    /// </summary>
    public static string ETagOf(Grade? grade, Submission submission) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{grade?.Version ?? 0}-{submission.AttemptsUsed}\"");

    public static GradeResponse Of(Grade grade, Submission submission, User? grader) => new(
        grade.PointsAwarded,
        grade.LatePenaltyPercent,
        grade.FinalPoints,
        grade.MaximumPoints,
        grade.Feedback,
        grader?.DisplayName() ?? "Former instructor",
        grade.GradedAt,
        ETagOf(grade, submission),
        AttemptOf(grade, submission));

    private static int AttemptOf(Grade grade, Submission submission)
    {
        for (var index = 0; index < submission.AttemptVideoIds.Count; index++)
        {
            if (submission.AttemptVideoIds[index] == grade.VideoId)
            {
                return index + 1;
            }
        }

        return submission.AttemptsUsed;
    }
}
