using System.Security.Claims;
using ClassCast.Core.Identity.Hooks;
using ClassCast.Core.People;

namespace ClassCast.Api.Http;

/// <summary>Who calls: from the verified token and from nowhere else. A handler parameter of this type is bound by itself.</summary>
/// <param name="UserId">Of the account.</param>
/// <param name="Role">The highest group that counts.</param>
/// <param name="Permissions">What those groups may do in the school.</param>
public sealed record CurrentUser(string UserId, Role Role, IReadOnlySet<string> Permissions)
{
    public bool May(string permission) => Permissions.Contains(permission);

    public static CurrentUser? From(ClaimsPrincipal principal) =>
        principal.FindFirst(Claims.Username) is { } username
            ? Of(username.Value, [.. principal.FindAll(Claims.Groups).Select(claim => claim.Value)])
            : null;

    public static ValueTask<CurrentUser?> BindAsync(HttpContext context) => ValueTask.FromResult(From(context.User));

    private static CurrentUser Of(string userId, IReadOnlyList<string> groups)
    {
        var claims = PreToken.Decide(groups);
        return new(userId, claims.Role, claims.Permissions);
    }
}
