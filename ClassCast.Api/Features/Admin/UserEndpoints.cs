using System.ComponentModel;
using ClassCast.Api.Features.Audit;
using ClassCast.Api.Features.Pictures;
using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core;
using ClassCast.Core.Access;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using Microsoft.AspNetCore.Http.HttpResults;
using AuditKind = ClassCast.Core.Audit.AuditKind;
using User = ClassCast.Core.People.User;

namespace ClassCast.Api.Features.Admin;

public readonly record struct UserFilter(
    [property: Description("Of this role only.")] UserRole? Role,
    [property: Description("Of this status only.")] UserStatus? Status,
    [property: Description("How the e-mail address or the family name begins.")] string? Search);

/// <summary>The people of the school, for administrators.</summary>
public static class UserEndpoints
{
    public static IServiceCollection AddUserAdministration(this IServiceCollection services) => services.AddSingleton<UserAdministration>();

    public static RouteGroupBuilder MapUsers(this RouteGroupBuilder api)
    {
        var users = api.MapGroup("/admin/users").RequireAuthorization(Permissions.UsersRead).WithTags("Admin");
        users.MapGet("", ListAsync);
        users.MapGet("/{userId}", GetAsync);
        var managed = users.MapGroup("/{userId}").RequireAuthorization(Permissions.UsersManage);
        managed.MapPost("/role", ChangeRoleAsync);
        managed.MapPost("/suspend", SuspendAsync);
        managed.MapPost("/reactivate", ReactivateAsync);
        return api;
    }

    /// <summary>By role and then e-mail. A page may be shorter than the limit and still have a next one.</summary>
    public static async Task<Ok<ListResponse<AdminUserResponse>>> ListAsync(
        [AsParameters] UserFilter filter, [AsParameters] ListQuery list, ITableStore store, PictureReader pictures, CancellationToken cancellationToken)
    {
        var stretches = UserDirectory.Stretches(filter);
        var page = await store.QueryChainAsync(TableCatalog.Users, stretches, list.ValidCursor(), list.ValidLimit(), cancellationToken);
        var urls = await pictures.UrlsAsync(page.Items.Select(user => user.UserId), cancellationToken);
        return TypedResults.Ok(new ListResponse<AdminUserResponse>(
            [.. page.Items.Select(user => ToResponse(user) with { PictureUrl = urls.GetValueOrDefault(user.UserId) })], page.NextCursor));
    }

    public static async Task<Ok<AdminUserResponse>> GetAsync(
        string userId, CurrentUser admin, ITableStore store, PictureReader pictures, ReadLog reads, CancellationToken cancellationToken)
    {
        var user = Ids.IsValid(userId) ? await store.GetAsync(TableCatalog.Users, userId, cancellationToken) : null;
        if (user is null)
        {
            throw Refuse.NotFound("user");
        }

        await reads.RecordAsync(AuditKind.UserRead, admin, userId, courseId: null, resourceId: null, cancellationToken);
        return TypedResults.Ok(ToResponse(user) with { PictureUrl = await pictures.UrlAsync(userId, cancellationToken) });
    }

    /// <summary>Gives or takes a role. The same again is fine; nobody changes their own.</summary>
    public static async Task<Ok<AdminUserResponse>> ChangeRoleAsync(
        string userId, RoleRequest request, CurrentUser admin, UserAdministration administration, CancellationToken cancellationToken) =>
        TypedResults.Ok(ToResponse(await administration.ChangeRoleAsync(
            userId, (Core.People.Role)request.Role!.Value, request.Reason, admin.UserId, cancellationToken)));

    /// <summary>Ends sessions and open pages, and refuses every further request, at once. Again is fine.</summary>
    public static async Task<Ok<AdminUserResponse>> SuspendAsync(
        string userId, ReasonRequest request, CurrentUser admin, UserAdministration administration, CancellationToken cancellationToken) =>
        TypedResults.Ok(ToResponse(await administration.SuspendAsync(userId, request.Reason, admin.UserId, cancellationToken)));

    /// <summary>Lets a suspended person sign in again. Again is fine.</summary>
    public static async Task<Ok<AdminUserResponse>> ReactivateAsync(
        string userId, ReasonRequest request, CurrentUser admin, UserAdministration administration, CancellationToken cancellationToken) =>
        TypedResults.Ok(ToResponse(await administration.ReactivateAsync(userId, request.Reason, admin.UserId, cancellationToken)));

    private static AdminUserResponse ToResponse(User user) => new(
        user.UserId, user.Email, user.GivenName, user.FamilyName, user.DisplayName(), (UserRole)user.Role, (UserStatus)user.Status, user.CreatedAt);
}
