using ClassCast.Core;
using ClassCast.Core.Ports;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ClassCast.Backends.Embedded.Identity;

/// <summary>Makes the access and the id token, with the claims that Cognito gives them.</summary>
internal sealed class Tokens(TokenKeys keys, IOptions<EmbeddedIdentityOptions> options, TimeProvider time)
{
    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };

    public static TimeSpan Lifetime { get; } = TimeSpan.FromHours(1);

    public TokenExpectations Expectations { get; } = new(options.Value.Issuer, options.Value.Audience);

    public async Task<SignInResult> IssueAsync(Account account, Session session, string refreshToken, CancellationToken cancellationToken)
    {
        var signing = await keys.GetSigningAsync(cancellationToken);
        var now = time.GetUtcNow();
        return new SignInResult
        {
            Account = account.ToInfo(),
            AccessToken = Create(signing, now, Common(account, session, "access", ("client_id", Expectations.Audience))),
            IdToken = Create(signing, now, Common(
                account,
                session,
                "id",
                ("email_verified", true),
                ("given_name", account.GivenName),
                ("family_name", account.FamilyName))),
            RefreshToken = refreshToken,
            AccessTokenExpiresAt = DateTimeOffset.FromUnixTimeSeconds((now + Lifetime).ToUnixTimeSeconds()),
        };
    }

    private static Dictionary<string, object> Common(Account account, Session session, string use, params ReadOnlySpan<(string Name, object Value)> more)
    {
        var claims = new Dictionary<string, object>
        {
            ["sub"] = account.UserId,
            ["email"] = account.Email,
            ["cognito:groups"] = account.Groups.ToArray(),
            ["token_use"] = use,
            ["sid"] = session.SessionId,
            ["auth_time"] = session.CreatedAt.ToUnixTimeSeconds(),
            ["jti"] = Ids.New(),
        };
        foreach (var (name, value) in more)
        {
            claims.Add(name, value);
        }

        return claims;
    }

    private string Create(SigningCredentials signing, DateTimeOffset now, Dictionary<string, object> claims) => handler.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Expectations.Issuer,
        Audience = Expectations.Audience,
        IssuedAt = now.UtcDateTime,
        NotBefore = now.UtcDateTime,
        Expires = (now + Lifetime).UtcDateTime,
        Claims = claims,
        SigningCredentials = signing,
    });
}
