using System.Buffers.Text;
using System.Text;
using ClassCast.Api.Http;
using ClassCast.Core;
using ClassCast.Core.Assignments;
using ClassCast.Core.Courses;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using Assignment = ClassCast.Core.Assignments.Assignment;
using CourseStatus = ClassCast.Core.Courses.CourseStatus;

namespace ClassCast.Api.Features.Assignments;

/// <summary>
/// One list over all of a student's active courses, by due date: each course is read from the cursor's position on, the heads are merged, and the
/// next cursor names the last assignment shown.
/// </summary>
public sealed class StudentAssignmentList(ITableStore store)
{
    public async Task<Page<StudentAssignment>> ReadAsync(string studentId, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var after = cursor is null ? null : Position.Parse(cursor);
        var enrollments = await store.QueryAllAsync(TableCatalog.Enrollments, new TableQuery(studentId) { Index = "userId-index" }, cancellationToken);
        var asStudent = enrollments.Where(enrollment => enrollment.Role is CourseRole.Student).ToList();
        var courses = await store.GetByIdAsync(TableCatalog.Courses, asStudent.Select(e => e.CourseId), course => course.CourseId, cancellationToken);
        var heads = await Task.WhenAll(asStudent
            .Where(enrollment => courses.GetValueOrDefault(enrollment.CourseId) is { Status: CourseStatus.Published })
            .Select(enrollment => HeadAsync(courses[enrollment.CourseId], enrollment, after, limit + 1, cancellationToken)));
        var merged = heads.SelectMany(head => head).OrderBy(a => a.Assignment.DueAt).ThenBy(a => a.Assignment.AssignmentId, StringComparer.Ordinal).Take(limit + 1).ToList();
        return merged.Count > limit
            ? new(merged[..limit], Position.Of(merged[limit - 1].Assignment).ToString())
            : new(merged, null);
    }

    private async Task<List<StudentAssignment>> HeadAsync(
        Course course, Enrollment enrollment, Position? after, int count, CancellationToken cancellationToken)
    {
        var found = new List<StudentAssignment>();
        var query = new TableQuery(course.CourseId) { Index = "courseId-dueDate-index", Sort = SortRange.Between(after?.DueAt, null), Limit = count };
        do
        {
            var page = await store.QueryAsync(TableCatalog.Assignments, query, cancellationToken);
            found.AddRange(page.Items
                .Where(a => SubmissionPolicy.IsVisible(a, enrollment) && (after is null || Position.Of(a).IsAfter(after)))
                .Select(a => new StudentAssignment(course, a, enrollment)));
            query = query with { Cursor = page.NextCursor };
        }
        // the store orders equal due dates as it likes: a date at the edge is read to its end, or the merge could skip one
        while (query.Cursor is not null && (found.Count < count || found[^1].Assignment.DueAt == found[count - 1].Assignment.DueAt));
        return found;
    }

    private sealed record Position(string DueAt, string AssignmentId)
    {
        public static Position Of(Assignment assignment) => new(Timestamps.Format(assignment.DueAt), assignment.AssignmentId);

        public static Position Parse(string cursor)
        {
            try
            {
                var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split('/');
                if (parts is [var dueAt, var id] && Ids.IsValid(id)
                    && DateTimeOffset.TryParse(dueAt, out var time) && Timestamps.Format(time) == dueAt)
                {
                    return new(dueAt, id);
                }
            }
            catch (FormatException)
            {
                // not one of ours, as below
            }

            throw new InvalidCursorException();
        }

        public bool IsAfter(Position other) => string.CompareOrdinal(DueAt, other.DueAt) switch
        {
            0 => string.CompareOrdinal(AssignmentId, other.AssignmentId) > 0,
            var byDate => byDate > 0,
        };

        public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{DueAt}/{AssignmentId}"));
    }
}
