using ClassCast.Core.Access;
using ClassCast.Core.People;
using ClassCast.Core.Ports;

namespace ClassCast.Core.Identity.Hooks;

/// <summary>
/// The hook before tokens: what they say of rights. The groups are in every token, also in those that a user pool signs by itself; role and permissions follow
/// from them by this same function wherever a token is read, so that a new table of permissions counts at once and for tokens of any issuer.
/// </summary>
public static class PreToken
{
    private static readonly string[] Precedence = [Groups.Students, Groups.Instructors, Groups.Admins];

    /// <param name="groups">Of the account; what is no group of ours is left out.</param>
    public static TokenClaims Decide(IReadOnlyCollection<string> groups)
    {
        string[] ours = [.. Precedence.Where(groups.Contains)];
        return new(ours, RoleGroups.Highest(ours), Permissions.Of(ours));
    }
}

/// <param name="Groups">By precedence.</param>
/// <param name="Role">The highest of them.</param>
/// <param name="Permissions">What they may do in the school.</param>
public sealed record TokenClaims(IReadOnlyList<string> Groups, Role Role, IReadOnlySet<string> Permissions);
