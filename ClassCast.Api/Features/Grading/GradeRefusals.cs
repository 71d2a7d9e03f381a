using ClassCast.Api.Features.Submissions;
using ClassCast.Api.Http;
using ClassCast.Contracts;

namespace ClassCast.Api.Features.Grading;

internal static class GradeRefusals
{
    public static ProblemException OutOfRange(int maximumPoints) =>
        new(StatusCodes.Status400BadRequest, ProblemCodes.PointsOutOfRange, $"Points range from 0 to {maximumPoints}.")
        {
            Numbers = new() { ["minimumPoints"] = 0, ["maximumPoints"] = maximumPoints },
            Errors = new() { ["points"] = [$"Points range from 0 to {maximumPoints}."] },
        };

    public static ProblemException MissingIfMatch() =>
        new(StatusCodes.Status428PreconditionRequired, ProblemCodes.PreconditionRequired, "Send the submission's gradeETag as If-Match.");

    /// <summary>Tells the grade that is in force, and whether it was another grader or the student who was first.</summary>
    public static ProblemException Stale(SubmissionView view, string ifMatch)
    {
        var isNewAttempt = !ifMatch.EndsWith($"-{view.Submission.AttemptsUsed}\"", StringComparison.Ordinal);
        return new(
            StatusCodes.Status412PreconditionFailed,
            isNewAttempt ? ProblemCodes.SubmissionChanged : ProblemCodes.GradeChanged,
            isNewAttempt
                ? "The student handed in another attempt since you opened this page. Watch it, then grade."
                : "Somebody graded this in the meantime. Look at that grade, then decide.")
        {
            Numbers = new()
            {
                ["currentETag"] = GradeAnswers.ETagOf(view.Grade, view.Submission),
                ["currentAttempt"] = view.Submission.AttemptsUsed,
                ["currentPoints"] = view.Grade?.PointsAwarded,
                ["currentFinalPoints"] = view.Grade?.FinalPoints,
                ["currentFeedback"] = view.Grade?.Feedback,
                ["currentGradedByName"] = view.Grader?.DisplayName(),
                ["currentGradedAt"] = view.Grade?.GradedAt,
            },
        };
    }
}
