using System.Globalization;
using System.Security.Claims;
using ClassCast.Contracts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace ClassCast.Web.Session;

/// <summary>What the encrypted session cookie holds: who it is, and the tokens that speak for them at the Api.</summary>
public static class SessionTicket
{
    private const string AccessToken = "access_token";
    private const string RefreshToken = "refresh_token";
    private const string ExpiresAt = "expires_at";

    public static ClaimsPrincipal Principal(MeResponse me) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, me.UserId)],
        CookieAuthenticationDefaults.AuthenticationScheme));

    public static AuthenticationProperties Properties(TokenResponse tokens)
    {
        var properties = new AuthenticationProperties { IsPersistent = true };
        properties.Put(tokens);
        return properties;
    }

    // the ID token is left out: nothing here reads it, and cookies are small
    public static void Put(this AuthenticationProperties properties, TokenResponse tokens) => properties.StoreTokens(
    [
        new AuthenticationToken { Name = AccessToken, Value = tokens.AccessToken },
        new AuthenticationToken { Name = RefreshToken, Value = tokens.RefreshToken },
        new AuthenticationToken { Name = ExpiresAt, Value = tokens.ExpiresAt.ToString("O", CultureInfo.InvariantCulture) },
    ]);

    public static string? RefreshTokenOf(this AuthenticationProperties properties) => properties.GetTokenValue(RefreshToken);

    public static DateTimeOffset ExpiryOf(this AuthenticationProperties properties) =>
        DateTimeOffset.TryParse(properties.GetTokenValue(ExpiresAt), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : DateTimeOffset.MinValue;

    public static async Task<string?> GetAccessTokenAsync(this HttpContext context) =>
        context.User.Identity?.IsAuthenticated == true ? await context.GetTokenAsync(AccessToken) : null;

    public static async Task<string?> GetRefreshTokenAsync(this HttpContext context) =>
        context.User.Identity?.IsAuthenticated == true ? await context.GetTokenAsync(RefreshToken) : null;
}
