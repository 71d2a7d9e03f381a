using ClassCast.Core.Courses;
using ClassCast.Core.People;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;

namespace ClassCast.Core.Access;

/// <param name="Enrollment">As instructor or assistant.</param>
/// <param name="User">Null when the profile is gone.</param>
public sealed record StaffMember(Enrollment Enrollment, User? User)
{
    /// <summary>Whether they may, as things are now.</summary>
    public bool Teaches => User is not null && CourseStandings.Teaches(Enrollment, Permissions.Of(User));
}

/// <summary>Those who are entered as teaching a course, without reading its students.</summary>
public static class CourseStaff
{
    public const int Maximum = 50;

    /// <summary>In the order in which they came.</summary>
    public static async Task<IReadOnlyList<StaffMember>> ReadAsync(ITableStore store, string courseId, CancellationToken cancellationToken)
    {
        var query = new TableQuery(courseId) { Index = "teachingCourseId-index", Limit = Maximum };
        var page = await store.QueryAsync(TableCatalog.Enrollments, query, cancellationToken);
        if (page.Items.Count == 0)
        {
            return [];
        }

        ItemKey[] keys = [.. page.Items.Select(enrollment => new ItemKey(enrollment.UserId))];
        var users = (await store.GetManyAsync(TableCatalog.Users, keys, cancellationToken)).ToDictionary(user => user.UserId);
        return [.. page.Items.OrderBy(enrollment => enrollment.JoinedAt).Select(enrollment => new StaffMember(enrollment, users.GetValueOrDefault(enrollment.UserId)))];
    }

    /// <summary>The ids of those who teach it now, for what is told to them.</summary>
    public static async Task<IEnumerable<string>> TeachingAsync(ITableStore store, string courseId, CancellationToken cancellationToken) =>
        (await ReadAsync(store, courseId, cancellationToken)).Where(member => member.Teaches).Select(member => member.Enrollment.UserId);
}
