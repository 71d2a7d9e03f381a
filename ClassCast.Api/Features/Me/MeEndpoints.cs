using ClassCast.Api.Features.Notifications;
using ClassCast.Api.Features.Pictures;
using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core.Access;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using Microsoft.AspNetCore.Http.HttpResults;
using UserStatus = ClassCast.Core.People.UserStatus;

namespace ClassCast.Api.Features.Me;

public static class MeEndpoints
{
    /// <summary>As many as their list of work to grade looks at.</summary>
    private const int MaximumCourses = 200;

    public static RouteGroupBuilder MapMe(this RouteGroupBuilder api)
    {
        api.MapGet("/me", GetAsync).WithTags("Me");
        return api;
    }

    /// <summary>Who is signed in. The role is the token's; the rest is the profile's.</summary>
    public static async Task<Ok<MeResponse>> GetAsync(CurrentUser user, ITableStore store, PictureReader pictures, CancellationToken cancellationToken)
    {
        var profile = await store.GetAsync(TableCatalog.Users, user.UserId, cancellationToken) ?? throw Refuse.NotFound("user");
        return TypedResults.Ok(new MeResponse(
            profile.UserId,
            profile.Email,
            profile.GivenName,
            profile.FamilyName,
            profile.DisplayName(),
            (UserRole)user.Role,
            profile.Status is UserStatus.PendingApproval,
            await UnreadNotifications.CountAsync(store, user.UserId, cancellationToken),
            user.May(Permissions.CoursesTeach) || await AssistsAsync(store, user, cancellationToken),
            await pictures.UrlAsync(user.UserId, cancellationToken)));
    }

    private static async Task<bool> AssistsAsync(ITableStore store, CurrentUser user, CancellationToken cancellationToken)
    {
        var query = new TableQuery(user.UserId) { Index = "userId-index", Descending = true, Limit = MaximumCourses };
        var page = await store.QueryAsync(TableCatalog.Enrollments, query, cancellationToken);
        return page.Items.Any(enrollment => CourseStandings.Teaches(enrollment, user.Permissions));
    }
}
