using System.Security.Claims;
using ClassCast.Core.Ports;

namespace ClassCast.Api.Http;

/// <summary>Who calls: from the verified token and from nowhere else. A handler parameter of this type is bound by itself.</summary>
public sealed record CurrentUser(string UserId, IReadOnlyList<string> InGroups)
{
    public bool IsInstructor => InGroups.Contains(Groups.Instructors);

    public bool IsAdmin => InGroups.Contains(Groups.Admins);

    public static CurrentUser? From(ClaimsPrincipal principal) =>
        principal.FindFirst(Claims.Username) is { } username
            ? new(username.Value, [.. principal.FindAll(Claims.Groups).Select(claim => claim.Value)])
            : null;

    public static ValueTask<CurrentUser?> BindAsync(HttpContext context) => ValueTask.FromResult(From(context.User));
}

public static class Policies
{
    /// <summary>May create courses: instructors and administrators.</summary>
    public const string Instructor = "instructor";

    public const string Admin = "admin";
}
