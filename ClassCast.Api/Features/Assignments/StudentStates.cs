using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core.Assignments;
using ClassCast.Core.Courses;
using ClassCast.Core.Ports;
using ClassCast.Core.Submissions;
using ClassCast.Core.Tables;
using ClassCast.Core.Videos;
using Assignment = ClassCast.Core.Assignments.Assignment;
using Course = ClassCast.Core.Courses.Course;
using SubmissionStatus = ClassCast.Core.Submissions.SubmissionStatus;
using VideoState = ClassCast.Core.Videos.VideoState;

namespace ClassCast.Api.Features.Assignments;

/// <summary>An assignment that a student sees, with what decides about it.</summary>
public sealed record StudentAssignment(Course Course, Assignment Assignment, Enrollment Enrollment);

/// <summary>
/// The derived state of many assignments for one student: four reads for all of them together (submissions, their videos and grades by key, and
/// the student's newest uploads), however many there are.
/// </summary>
public sealed class StudentStates(ITableStore store, TimeProvider time)
{
    /// <summary>An upload begun longer ago than a hundred others is not looked for.</summary>
    private const int NewestUploads = 100;

    public async Task<IReadOnlyList<AssignmentResponse>> DescribeAsync(
        IReadOnlyCollection<StudentAssignment> assignments, string studentId, CancellationToken cancellationToken)
    {
        if (assignments.Count == 0)
        {
            return [];
        }

        var uploads = OpenUploadsAsync(studentId, cancellationToken);
        var submissions = await store.GetByIdAsync(
            TableCatalog.Submissions,
            assignments.Select(a => SubmissionIds.For(a.Assignment.AssignmentId, studentId)),
            submission => submission.AssignmentId,
            cancellationToken);
        var videos = store.GetByIdAsync(TableCatalog.Videos, submissions.Values.Select(s => s.VideoId), video => video.VideoId, cancellationToken);
        var grades = store.GetByIdAsync(TableCatalog.Grades, submissions.Values.Select(s => s.SubmissionId), grade => grade.SubmissionId, cancellationToken);
        var read = new Rows(submissions, await videos, await grades, await uploads);
        var now = time.GetUtcNow();
        return [.. assignments.Select(a => a.Assignment.ToResponse(a.Course, count: null, StateOf(a, read, now)))];
    }

    private static MyAssignmentState StateOf(StudentAssignment student, Rows read, DateTimeOffset now)
    {
        var assignment = student.Assignment;
        var submission = read.Submissions.GetValueOrDefault(assignment.AssignmentId);
        var decision = SubmissionPolicy.Decide(student.Course, assignment, student.Enrollment, submission?.AttemptsUsed ?? 0, now);
        var grade = submission is { Status: SubmissionStatus.Graded } ? read.Grades.GetValueOrDefault(submission.SubmissionId) : null;
        return new MyAssignmentState(
            (Contracts.StudentAssignmentStatus)AssignmentStates.For(assignment, submission, now),
            decision.IsAllowed,
            decision.Refusal is { } refusal ? CodeOf(refusal) : null,
            decision.AttemptsUsed,
            decision.AttemptsLeft,
            submission?.SubmissionId,
            submission?.VideoId,
            submission is not null && read.Videos.TryGetValue(submission.VideoId, out var video) ? (Contracts.VideoState)video.State : null,
            read.OpenUploads.GetValueOrDefault(assignment.AssignmentId),
            grade?.FinalPoints);
    }

    /// <summary>The same code as the problem that an upload would be refused with.</summary>
    private static string CodeOf(SubmissionRefusal refusal) => refusal switch
    {
        SubmissionRefusal.NotEnrolled or SubmissionRefusal.NotVisible => ProblemCodes.NotFound,
        SubmissionRefusal.CourseArchived => ProblemCodes.CourseArchived,
        SubmissionRefusal.NotOpenYet => ProblemCodes.AssignmentNotOpen,
        SubmissionRefusal.Closed => ProblemCodes.AssignmentClosed,
        SubmissionRefusal.AttemptsUsedUp => ProblemCodes.AttemptsUsedUp,
        _ => throw new ArgumentOutOfRangeException(nameof(refusal)),
    };

    /// <summary>By assignment: the newest upload begun and not confirmed.</summary>
    private async Task<Dictionary<string, string>> OpenUploadsAsync(string studentId, CancellationToken cancellationToken)
    {
        var query = new TableQuery(studentId) { Index = "userId-index", Descending = true, Limit = NewestUploads };
        var newest = await store.QueryAsync(TableCatalog.Videos, query, cancellationToken);
        return newest.Items
            .Where(video => video.State is VideoState.AwaitingUpload)
            .GroupBy(video => video.AssignmentId)
            .ToDictionary(group => group.Key, group => group.First().VideoId);
    }

    private sealed record Rows(
        Dictionary<string, Core.Submissions.Submission> Submissions,
        Dictionary<string, Video> Videos,
        Dictionary<string, Grade> Grades,
        Dictionary<string, string> OpenUploads);
}
