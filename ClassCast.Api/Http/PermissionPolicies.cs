using ClassCast.Core.Access;
using Microsoft.AspNetCore.Authorization;

namespace ClassCast.Api.Http;

/// <summary>A policy for each permission, of the same name: <c>RequireAuthorization(Permissions.UsersRead)</c>.</summary>
public static class PermissionPolicies
{
    public static AuthorizationBuilder AddPermissions(this AuthorizationBuilder authorization)
    {
        foreach (var permission in Permissions.All)
        {
            authorization.AddPolicy(permission, policy => policy.RequireAssertion(context => CurrentUser.From(context.User)?.May(permission) is true));
        }

        return authorization;
    }
}
