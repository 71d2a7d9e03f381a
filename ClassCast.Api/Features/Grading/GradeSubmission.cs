using System.Diagnostics.Metrics;
using ClassCast.Api.Features.Submissions;
using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core;
using ClassCast.Core.Assignments;
using ClassCast.Core.Diagnostics;
using ClassCast.Core.Grading;
using ClassCast.Core.People;
using ClassCast.Core.Ports;
using ClassCast.Core.Submissions;
using ClassCast.Core.Tables;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClassCast.Api.Features.Grading;

/// <summary>Gives, or changes, the grade of a submission's newest attempt.</summary>
internal sealed partial class GradeSubmission(ITableStore tables, TimeProvider time, ILogger<GradeSubmission> logger)
{
    private static readonly Counter<long> Operations =
        ClassCastTelemetry.Meter.CreateCounter<long>("classcast.grading.operations", "{grade}", "Grades given or changed");

    public async Task<Ok<GradeResponse>> RunAsync(
        string submissionId, GradeRequest request, string ifMatch, CurrentUser user, HttpResponse response, CancellationToken cancellationToken)
    {
        var (submission, isTeaching) = await SubmissionAccess.FindAsync(tables, submissionId, user, cancellationToken);
        if (!isTeaching)
        {
            throw Refuse.Forbidden("Grades are given by those who teach the course."); // the student knows that it exists
        }

        var view = await SubmissionView.ReadAsync(tables, submission, cancellationToken);
        var points = ValidPoints(request.Points, view.Assignment);
        var feedback = request.Feedback ?? "";
        if (ifMatch != GradeAnswers.ETagOf(view.Grade, submission))
        {
            if (IsRepeated(view, points, feedback, user))
            {
                return Answer(view.Grade!, view, response); // the answer to the first request was lost on its way
            }

            throw GradeRefusals.Stale(view, ifMatch);
        }

        var grade = NewGrade(view, points, feedback, user.UserId);
        try
        {
            await GradeCommit.RunAsync(tables, view, grade, time, cancellationToken);
        }
        catch (ConditionFailedException)
        {
            var current = await ReadAgainAsync(submissionId, cancellationToken);
            if (ifMatch == GradeAnswers.ETagOf(current.Grade, current.Submission))
            {
                throw; // neither of the two: a fault, not a race
            }

            throw GradeRefusals.Stale(current, ifMatch);
        }

        Operations.Add(1);
        LogGraded(submissionId, user.UserId, grade.FinalPoints, grade.MaximumPoints);
        return Answer(grade with { Version = grade.Version + 1 }, view with { Grader = await GraderAsync(view, user, cancellationToken) }, response);
    }

    private async Task<User?> GraderAsync(SubmissionView view, CurrentUser user, CancellationToken cancellationToken) =>
        view.Grader?.UserId == user.UserId ? view.Grader : await tables.GetAsync(TableCatalog.Users, user.UserId, cancellationToken);

    private static decimal ValidPoints(decimal? requested, Assignment assignment)
    {
        var points = requested ?? throw Refuse.Invalid("points", "Points are required.");
        if (!GradeCalculation.IsInRange(points, assignment.Points))
        {
            throw GradeRefusals.OutOfRange(assignment.Points);
        }

        return GradeCalculation.HasTooManyDecimals(points)
            ? throw Refuse.Invalid("points", $"Points have at most {GradeCalculation.Decimals} decimals.")
            : points;
    }

    /// <summary>The late penalty is that of the assignment's rules as they are now.</summary>
    private Grade NewGrade(SubmissionView view, decimal points, string feedback, string graderId)
    {
        var penalty = LateRules.PenaltyPercent(view.Assignment.Late, view.Assignment.DueAt, view.Submission.SubmittedAt);
        return new()
        {
            SubmissionId = view.Submission.SubmissionId,
            AssignmentId = view.Submission.AssignmentId,
            CourseId = view.Submission.CourseId,
            StudentId = view.Submission.StudentId,
            VideoId = view.Submission.VideoId,
            PointsAwarded = points,
            LatePenaltyPercent = penalty,
            FinalPoints = GradeCalculation.FinalPoints(points, penalty),
            MaximumPoints = view.Assignment.Points,
            Feedback = feedback,
            GradedBy = graderId,
            GradedAt = Timestamps.Now(time),
            Version = view.Grade?.Version ?? 0,
        };
    }

    private static bool IsRepeated(SubmissionView view, decimal points, string feedback, CurrentUser user) =>
        view.Grade is { } grade && grade.GradedBy == user.UserId && grade.VideoId == view.Submission.VideoId
        && grade.PointsAwarded == points && grade.Feedback == feedback;

    private async Task<SubmissionView> ReadAgainAsync(string submissionId, CancellationToken cancellationToken)
    {
        var submission = await tables.GetAsync(TableCatalog.Submissions, submissionId, cancellationToken);
        return await SubmissionView.ReadAsync(tables, submission ?? throw Refuse.NotFound("submission"), cancellationToken);
    }

    private static Ok<GradeResponse> Answer(Grade grade, SubmissionView view, HttpResponse response)
    {
        response.Headers.ETag = GradeAnswers.ETagOf(grade, view.Submission);
        return TypedResults.Ok(GradeAnswers.Of(grade, view.Submission, view.Grader));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Submission {SubmissionId} graded by {GraderId}: {FinalPoints} of {MaximumPoints}")]
    private partial void LogGraded(string submissionId, string graderId, decimal finalPoints, int maximumPoints);
}
