using ClassCast.Api.Http;
using ClassCast.Core;
using ClassCast.Core.Access;
using ClassCast.Core.Assignments;
using ClassCast.Core.Courses;
using ClassCast.Core.People;
using ClassCast.Core.Ports;
using ClassCast.Core.Submissions;
using ClassCast.Core.Tables;
using ClassCast.Core.Videos;

namespace ClassCast.Api.Features.Submissions;

/// <summary>A submission with all that is shown beside it.</summary>
internal sealed record SubmissionView(
    Submission Submission, Assignment Assignment, Course Course, User? Student, IReadOnlyList<Video> Attempts, Grade? Grade, User? Grader)
{
    /// <summary>What belongs to the submission, read in two rounds, however many attempts there are.</summary>
    public static async Task<SubmissionView> ReadAsync(ITableStore tables, Submission submission, CancellationToken cancellationToken)
    {
        var assignment = tables.GetAsync(TableCatalog.Assignments, submission.AssignmentId, cancellationToken);
        var course = tables.GetAsync(TableCatalog.Courses, submission.CourseId, cancellationToken);
        var attempts = tables.GetManyAsync(TableCatalog.Videos, [.. submission.AttemptVideoIds.Select(id => new ItemKey(id))], cancellationToken);
        var grade = await tables.GetAsync(TableCatalog.Grades, submission.SubmissionId, cancellationToken);
        string[] people = grade is null ? [submission.StudentId] : [submission.StudentId, grade.GradedBy];
        var users = await tables.GetManyAsync(TableCatalog.Users, [.. people.Distinct().Select(id => new ItemKey(id))], cancellationToken);
        return new(
            submission,
            await assignment ?? throw Refuse.NotFound("submission"),
            await course ?? throw Refuse.NotFound("submission"),
            users.FirstOrDefault(user => user.UserId == submission.StudentId),
            await attempts,
            grade,
            users.FirstOrDefault(user => user.UserId == grade?.GradedBy));
    }
}

/// <summary>Who may see a submission: its student, and those who teach its course or administer the school. For everybody else it is not there.</summary>
internal static class SubmissionAccess
{
    public static async Task<(Submission Submission, bool IsTeaching)> FindAsync(
        ITableStore tables, string submissionId, CurrentUser user, CancellationToken cancellationToken)
    {
        var submission = Ids.IsValid(submissionId) ? await tables.GetAsync(TableCatalog.Submissions, submissionId, cancellationToken) : null;
        if (submission is null)
        {
            throw Refuse.NotFound("submission");
        }

        if (submission.StudentId == user.UserId)
        {
            return (submission, false);
        }

        return await IsTeachingAsync(tables, submission.CourseId, user, cancellationToken) ? (submission, true) : throw Refuse.NotFound("submission");
    }

    public static async Task<bool> IsTeachingAsync(ITableStore tables, string courseId, CurrentUser user, CancellationToken cancellationToken) =>
        CourseStandings.Teaches(await tables.GetAsync(TableCatalog.Enrollments, new(courseId, user.UserId), cancellationToken), user.Permissions);
}
