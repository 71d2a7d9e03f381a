using ClassCast.Api.Features.Notifications;
using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using Microsoft.AspNetCore.Http.HttpResults;
using UserStatus = ClassCast.Core.People.UserStatus;

namespace ClassCast.Api.Features.Me;

public static class MeEndpoints
{
    public static RouteGroupBuilder MapMe(this RouteGroupBuilder api)
    {
        api.MapGet("/me", GetAsync).WithTags("Me");
        return api;
    }

    /// <summary>Who is signed in. The role is the token's; the rest is the profile's.</summary>
    public static async Task<Ok<MeResponse>> GetAsync(CurrentUser user, ITableStore store, CancellationToken cancellationToken)
    {
        var profile = await store.GetAsync(TableCatalog.Users, user.UserId, cancellationToken) ?? throw Refuse.NotFound("user");
        var role = user.IsAdmin ? UserRole.Admin : user.IsInstructor ? UserRole.Instructor : UserRole.Student;
        return TypedResults.Ok(new MeResponse(
            profile.UserId,
            profile.Email,
            profile.GivenName,
            profile.FamilyName,
            profile.DisplayName(),
            role,
            profile.Status is UserStatus.PendingApproval,
            await UnreadNotifications.CountAsync(store, user.UserId, cancellationToken)));
    }
}
