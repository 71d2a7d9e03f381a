using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core.Audit;
using ClassCast.Core.People;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClassCast.Api.Features.Me;

/// <summary>What somebody says of themselves.</summary>
public static class ProfileEndpoints
{
    public static RouteGroupBuilder MapProfile(this RouteGroupBuilder api)
    {
        var profile = api.MapGroup("/me/profile").WithTags("Me");
        profile.MapGet("", GetAsync);
        profile.MapPut("", EditAsync);
        return api;
    }

    public static async Task<Ok<ProfileResponse>> GetAsync(CurrentUser user, HttpContext http, ITableStore store, CancellationToken cancellationToken)
    {
        var profile = await ReadAsync(user, store, cancellationToken);
        http.SetETag(ETags.Of(profile));
        return TypedResults.Ok(ToResponse(profile));
    }

    /// <summary>Replaces the names. Needs If-Match.</summary>
    public static async Task<Ok<ProfileResponse>> EditAsync(
        ProfileRequest request, CurrentUser user, HttpContext http, ITableStore store, IIdentityProvider identity, TimeProvider time, CancellationToken cancellationToken)
    {
        var profile = await ReadAsync(user, store, cancellationToken);
        ETags.RequireVersion(profile, http.RequireIfMatch());
        var edited = profile with { GivenName = Named("givenName", request.GivenName), FamilyName = Named("familyName", request.FamilyName) };
        try
        {
            await store.CommitAsync(new Transaction().Put(TableCatalog.Users, edited).Audit(AuditEvents.ProfileEdited(edited, time)), cancellationToken);
        }
        catch (ConditionFailedException)
        {
            throw ETags.Stale();
        }

        // should the process die before this, the same edit again completes it
        await identity.RenameAsync(user.UserId, edited.GivenName, edited.FamilyName, cancellationToken);
        edited = edited with { Version = edited.Version + 1 };
        http.SetETag(ETags.Of(edited));
        return TypedResults.Ok(ToResponse(edited));
    }

    private static async Task<User> ReadAsync(CurrentUser user, ITableStore store, CancellationToken cancellationToken) =>
        await store.GetAsync(TableCatalog.Users, user.UserId, cancellationToken) ?? throw Refuse.NotFound("user");

    private static string Named(string field, string typed) =>
        typed.Trim() is { Length: > 0 } name ? name : throw Refuse.Invalid(field, "A name has at least one letter.");

    private static ProfileResponse ToResponse(User user) => new(
        user.UserId, user.Email, user.GivenName, user.FamilyName, user.DisplayName(), (UserRole)user.Role, user.CreatedAt, ETags.Of(user));
}
