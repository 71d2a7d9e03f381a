using ClassCast.Core.Access;
using ClassCast.Core.People;
using ClassCast.Core.Ports;

namespace ClassCast.Core.Tests.Access;

public sealed class PermissionsTests
{
    [Theory]
    [InlineData(Groups.Students, "")]
    [InlineData(Groups.Instructors, "courses:create courses:teach")]
    [InlineData(Groups.Admins, "audit:read courses:administer courses:create courses:teach instructors:admit users:manage users:read")]
    [InlineData("root", "")]
    public void Each_group_may_what_the_table_says(string group, string permissions) =>
        Assert.Equal(permissions, string.Join(' ', Permissions.Of([group]).Order(StringComparer.Ordinal)));

    [Fact]
    public void Groups_add_up() =>
        Assert.Equal(Permissions.Of([Groups.Instructors]), Permissions.Of([Groups.Students, Groups.Instructors, "root"]));

    [Theory]
    [InlineData(Role.Instructor, UserStatus.Active, true)]
    [InlineData(Role.Instructor, UserStatus.Suspended, false)]
    [InlineData(Role.Student, UserStatus.PendingApproval, false)]
    public void A_profile_may_teach_as_its_role_and_status_say(Role role, UserStatus status, bool teaches) =>
        Assert.Equal(teaches, Permissions.Of(PersonWith(role, status)).Contains(Permissions.CoursesTeach));

    [Theory]
    [InlineData(Groups.Admins, Role.Instructor, true)]
    [InlineData(Groups.Instructors, Role.Student, true)]
    [InlineData(Groups.Instructors, Role.Admin, false)]
    [InlineData(Groups.Students, Role.Student, false)]
    public void A_group_above_the_role_does_not_count(string group, Role role, bool above) => Assert.Equal(above, RoleGroups.IsAbove(group, role));

    internal static User PersonWith(Role role, UserStatus status) => new()
    {
        UserId = "someone",
        Email = "someone@school.example",
        GivenName = "Some",
        FamilyName = "One",
        Role = role,
        Status = status,
        CreatedAt = DateTimeOffset.UnixEpoch,
    };
}
