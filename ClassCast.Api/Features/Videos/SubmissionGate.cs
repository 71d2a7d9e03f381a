using ClassCast.Api.Http;
using ClassCast.Core;
using ClassCast.Core.Assignments;
using ClassCast.Core.Ports;
using ClassCast.Core.Submissions;
using ClassCast.Core.Tables;
using ClassCast.Core.Videos;

namespace ClassCast.Api.Features.Videos;

/// <summary>What is known when a student hands in, read together.</summary>
/// <param name="Assignment">What is to be handed in.</param>
/// <param name="Submission">Null before the first confirmed attempt.</param>
/// <param name="Decision">Whether it would be taken.</param>
internal sealed record GateAnswer(Assignment Assignment, Submission? Submission, SubmissionDecision Decision);

/// <summary>Asks <see cref="SubmissionPolicy"/> for a student, before an upload and at its confirmation.</summary>
internal static class SubmissionGate
{
    /// <exception cref="ProblemException">404 for who is not a student of the course, as for an assignment that is not there.</exception>
    public static Task<GateAnswer> AskAsync(ITableStore tables, string assignmentId, string studentId, DateTimeOffset now, CancellationToken cancellationToken) =>
        AskAsync(tables, assignmentId, studentId, now, startStands: false, cancellationToken);

    /// <summary>At the confirmation of an upload: as of the moment that counts.</summary>
    public static Task<GateAnswer> AskAsync(ITableStore tables, Video video, DateTimeOffset now, CancellationToken cancellationToken) => AskAsync(
        tables,
        video.AssignmentId,
        video.UserId,
        SubmissionClock.CountsAt(video.CreatedAt, now),
        SubmissionClock.StartStillStands(video.CreatedAt, now),
        cancellationToken);

    private static async Task<GateAnswer> AskAsync(
        ITableStore tables, string assignmentId, string studentId, DateTimeOffset at, bool startStands, CancellationToken cancellationToken)
    {
        var assignment = Ids.IsValid(assignmentId) ? await tables.GetAsync(TableCatalog.Assignments, assignmentId, cancellationToken) : null;
        if (assignment is null)
        {
            throw Refuse.NotFound("assignment");
        }

        var course = tables.GetAsync(TableCatalog.Courses, assignment.CourseId, cancellationToken);
        var enrollment = tables.GetAsync(TableCatalog.Enrollments, new(assignment.CourseId, studentId), cancellationToken);
        var submission = tables.GetAsync(TableCatalog.Submissions, SubmissionIds.For(assignmentId, studentId), cancellationToken);
        await Task.WhenAll(course, enrollment, submission);
        var judged = startStands && assignment.Status is AssignmentStatus.Closed ? assignment with { Status = AssignmentStatus.Published } : assignment;
        var decision = SubmissionPolicy.Decide(
            await course ?? throw Refuse.NotFound("assignment"), judged, await enrollment, (await submission)?.AttemptsUsed ?? 0, at);
        return new(assignment, await submission, decision);
    }
}
