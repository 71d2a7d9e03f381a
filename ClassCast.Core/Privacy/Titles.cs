using System.Text.Json.Nodes;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;

namespace ClassCast.Core.Privacy;

/// <summary>Puts titles beside the ids of courses and assignments, each read once.</summary>
internal sealed class Titles(ITableStore store)
{
    private readonly Dictionary<string, string?> courses = [];
    private readonly Dictionary<string, string?> assignments = [];

    public async Task AddAsync(JsonObject row, CancellationToken cancellationToken)
    {
        if (!row.ContainsKey("title"))
        {
            await AddAsync(row, "courseId", "course", CourseAsync, cancellationToken);
            await AddAsync(row, "assignmentId", "assignment", AssignmentAsync, cancellationToken);
        }
    }

    public async Task<string?> AssignmentAsync(string assignmentId, CancellationToken cancellationToken) =>
        assignments.TryGetValue(assignmentId, out var known)
            ? known
            : assignments[assignmentId] = (await store.GetAsync(TableCatalog.Assignments, assignmentId, cancellationToken))?.Title;

    private async Task<string?> CourseAsync(string courseId, CancellationToken cancellationToken) =>
        courses.TryGetValue(courseId, out var known) ? known : courses[courseId] = (await store.GetAsync(TableCatalog.Courses, courseId, cancellationToken))?.Title;

    private static async Task AddAsync(
        JsonObject row, string id, string name, Func<string, CancellationToken, Task<string?>> find, CancellationToken cancellationToken)
    {
        if (row[id]?.GetValue<string>() is { Length: > 0 } value && await find(value, cancellationToken) is { } title)
        {
            row[name] = title;
        }
    }
}
