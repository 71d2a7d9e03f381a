using ClassCast.Core.People;
using ClassCast.Core.Ports;

namespace ClassCast.Core.Access;

/// <summary>
/// What somebody may do in the school, by name, and which group may do it: one table. What a person may do in one course depends on the course as well
/// (<see cref="CourseStandings"/>).
/// </summary>
public static class Permissions
{
    public const string CoursesCreate = "courses:create";

    /// <summary>Makes an enrollment as instructor count. Without it there is none.</summary>
    public const string CoursesTeach = "courses:teach";

    /// <summary>Every course, as its owner.</summary>
    public const string CoursesAdminister = "courses:administer";

    public const string UsersRead = "users:read";

    /// <summary>Roles, suspension.</summary>
    public const string UsersManage = "users:manage";

    /// <summary>Approvals and invitations.</summary>
    public const string InstructorsAdmit = "instructors:admit";

    public const string AuditRead = "audit:read";

    public static IReadOnlyList<string> All { get; } =
        [CoursesCreate, CoursesTeach, CoursesAdminister, UsersRead, UsersManage, InstructorsAdmit, AuditRead];

    /// <summary>What being a student allows follows from enrollment alone.</summary>
    private static readonly Dictionary<string, IReadOnlyList<string>> ByGroup = new(StringComparer.Ordinal)
    {
        [Groups.Students] = [],
        [Groups.Instructors] = [CoursesCreate, CoursesTeach],
        [Groups.Admins] = All,
    };

    /// <summary>A group that is not ours grants nothing.</summary>
    public static IReadOnlySet<string> Of(IEnumerable<string> groups) =>
        groups.SelectMany(group => ByGroup.GetValueOrDefault(group) ?? []).ToHashSet(StringComparer.Ordinal);

    /// <summary>Of a person who is not asking right now, by their profile.</summary>
    public static IReadOnlySet<string> Of(User user) => user.Status is UserStatus.Suspended ? Of([]) : Of([RoleGroups.Of(user.Role)]);
}
