using ClassCast.Api.Features.Courses;
using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core;
using ClassCast.Core.Assignments;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using Assignment = ClassCast.Core.Assignments.Assignment;

namespace ClassCast.Api.Features.Assignments;

/// <summary>Assignments as their readers may see them: those who teach all, with counts; students what is published for their section.</summary>
public sealed class AssignmentReader(ITableStore store, CourseAccess access, StudentStates states)
{
    /// <exception cref="ProblemException">404 for who must not know it.</exception>
    public async Task<(Assignment Assignment, CourseMember Member)> FindAsync(string assignmentId, CurrentUser user, CancellationToken cancellationToken)
    {
        var assignment = Ids.IsValid(assignmentId) ? await store.GetAsync(TableCatalog.Assignments, assignmentId, cancellationToken) : null;
        var member = assignment is null ? null : await access.FindAsync(assignment.CourseId, user, cancellationToken);
        return assignment is not null && member is not null && IsVisible(assignment, member) ? (assignment, member) : throw Refuse.NotFound("assignment");
    }

    /// <exception cref="ProblemException">404 for strangers, 403 for the course's students.</exception>
    public async Task<(Assignment Assignment, CourseMember Member)> FindToChangeAsync(string assignmentId, CurrentUser user, CancellationToken cancellationToken)
    {
        var found = await FindAsync(assignmentId, user, cancellationToken);
        return found.Member.Teaches ? found : throw Refuse.Forbidden("Only those who teach this course may do this.");
    }

    public async Task<AssignmentResponse> DescribeAsync(Assignment assignment, CourseMember member, CurrentUser user, CancellationToken cancellationToken) =>
        (await DescribeAsync([assignment], member, user, cancellationToken))[0];

    /// <summary>Those of the given assignments that the member sees.</summary>
    public async Task<IReadOnlyList<AssignmentResponse>> DescribeAsync(
        IReadOnlyCollection<Assignment> assignments, CourseMember member, CurrentUser user, CancellationToken cancellationToken)
    {
        if (!member.Teaches)
        {
            var visible = assignments.Where(assignment => IsVisible(assignment, member));
            return await states.DescribeAsync(
                [.. visible.Select(assignment => new StudentAssignment(member.Course, assignment, member.Enrollment!))], user.UserId, cancellationToken);
        }

        var counts = await store.GetByIdAsync(
            TableCatalog.AssignmentCounts, assignments.Select(a => a.AssignmentId), count => count.AssignmentId, cancellationToken);
        return
        [
            .. assignments.Select(assignment => assignment.ToResponse(
                member.Course,
                counts.GetValueOrDefault(assignment.AssignmentId) ?? new AssignmentCount { AssignmentId = assignment.AssignmentId },
                mine: null)),
        ];
    }

    private static bool IsVisible(Assignment assignment, CourseMember member) =>
        member.Teaches || (member.Enrollment is { } enrollment && SubmissionPolicy.IsVisible(assignment, enrollment));
}
