using ClassCast.Core;
using ClassCast.Core.Ports;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ClassCast.Backends.Embedded.Identity;

/// <summary>Makes the access and the id token, with the claims that Cognito gives them.</summary>
/// <seealso href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html"/>
internal sealed class Tokens(TokenKeys keys, IOptions<EmbeddedIdentityOptions> options, TimeProvider time)
{
    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };

    public static TimeSpan Lifetime { get; } = TimeSpan.FromHours(1);

    public TokenExpectations Expectations { get; } = new(options.Value.Issuer, options.Value.ClientId);

    public async Task<IssuedTokens> IssueAsync(AccountInfo account, TokenSession session, CancellationToken cancellationToken)
    {
        var signing = await keys.GetSigningAsync(cancellationToken);
        var now = time.GetUtcNow();
        return new IssuedTokens
        {
            AccessToken = Create(signing, now, Common(
                account,
                session,
                "access",
                ("username", account.UserId),
                ("client_id", Expectations.ClientId))),
            IdToken = Create(signing, now, Common(
                account,
                session,
                "id",
                ("cognito:username", account.UserId),
                ("aud", Expectations.ClientId),
                ("email", account.Email),
                ("email_verified", true),
                ("given_name", account.GivenName),
                ("family_name", account.FamilyName))),
            ExpiresAt = DateTimeOffset.FromUnixTimeSeconds((now + Lifetime).ToUnixTimeSeconds()),
            Renewal = "",
        };
    }

    private static Dictionary<string, object> Common(
        AccountInfo account, TokenSession session, string use, params ReadOnlySpan<(string Name, object Value)> more)
    {
        var claims = new Dictionary<string, object>
        {
            ["sub"] = account.UserId,
            ["token_use"] = use,
            ["origin_jti"] = session.SessionId,
            ["auth_time"] = session.SignedInAt.ToUnixTimeSeconds(),
            ["jti"] = Ids.New(),
        };
        if (account.Groups.Count > 0)
        {
            claims.Add("cognito:groups", account.Groups.ToArray());
        }

        foreach (var (name, value) in more)
        {
            claims.Add(name, value);
        }

        return claims;
    }

    private string Create(SigningCredentials signing, DateTimeOffset now, Dictionary<string, object> claims) => handler.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Expectations.Issuer,
        IssuedAt = now.UtcDateTime,
        Expires = (now + Lifetime).UtcDateTime,
        Claims = claims,
        SigningCredentials = signing,
    });
}
