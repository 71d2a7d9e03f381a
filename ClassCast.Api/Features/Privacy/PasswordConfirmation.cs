using ClassCast.Api.Http;
using ClassCast.Core.People;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;

namespace ClassCast.Api.Features.Privacy;

/// <summary>An open session is not enough for what cannot be taken back: the password is asked once more.</summary>
internal static class PasswordConfirmation
{
    /// <returns>The caller's profile.</returns>
    /// <exception cref="ProblemException">400 for a wrong password, which counts as a failed sign-in; 429 after too many.</exception>
    public static async Task<User> ConfirmAsync(
        IIdentityProvider identity, ITableStore store, CurrentUser user, string password, HttpContext http, CancellationToken cancellationToken)
    {
        var profile = await store.GetAsync(TableCatalog.Users, user.UserId, cancellationToken) ?? throw Refuse.NotFound("user");
        try
        {
            await identity.ConfirmPasswordAsync(profile.Email, password, RateLimits.AddressOf(http), cancellationToken);
            return profile;
        }
        catch (IdentityException wrong) when (wrong.Error is IdentityError.InvalidCredentials)
        {
            // not 401: the session is fine
            throw Refuse.Invalid("password", "The password is not right.");
        }
    }
}
