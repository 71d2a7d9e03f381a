using ClassCast.Core.People;
using ClassCast.Core.Ports;

namespace ClassCast.Core.Access;

/// <summary>A profile has one role, which is the highest of the account's groups.</summary>
public static class RoleGroups
{
    public static string Of(Role role) => role switch
    {
        Role.Admin => Groups.Admins,
        Role.Instructor => Groups.Instructors,
        _ => Groups.Students,
    };

    public static Role Highest(IReadOnlyList<string> groups) =>
        groups.Contains(Groups.Admins) ? Role.Admin : groups.Contains(Groups.Instructors) ? Role.Instructor : Role.Student;

    /// <summary>Whether a group gives more than the role of the profile: then it no longer counts.</summary>
    public static bool IsAbove(string group, Role role) => group switch
    {
        Groups.Admins => role is not Role.Admin,
        Groups.Instructors => role is Role.Student,
        _ => false,
    };
}
