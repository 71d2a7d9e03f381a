using ClassCast.Core.Ports;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace ClassCast.Api.Http;

/// <summary>Access tokens of the identity provider, whichever it is, verified in one way.</summary>
public sealed class TokenVerification(IIdentityProvider identity, KeySetManager keys, VerifiedTokens tokens, TimeProvider time) : IConfigureNamedOptions<JwtBearerOptions>
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(2);

    public void Configure(JwtBearerOptions options) => Configure(JwtBearerDefaults.AuthenticationScheme, options);

    public void Configure(string? name, JwtBearerOptions options)
    {
        options.MapInboundClaims = false;
        options.TokenHandlers.Clear();
        options.TokenHandlers.Add(tokens);
        options.ConfigurationManager = keys;
        options.RequireHttpsMetadata = false; // nothing is fetched: the keys come from the port
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = identity.Expectations.Issuer,
            ValidateAudience = false, // access tokens have none; client_id is checked below
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSha256],
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            NameClaimType = Claims.Username,
            RoleClaimType = Claims.Groups,
            LifetimeValidator = IsAlive,
        };
        options.Events = new JwtBearerEvents { OnTokenValidated = AcceptAccessTokensOnly };
    }

    private bool IsAlive(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return expires > now - ClockSkew && (notBefore is null || notBefore < now + ClockSkew);
    }

    private Task AcceptAccessTokensOnly(TokenValidatedContext context)
    {
        if (Claim(context, Claims.TokenUse) != "access"
            || Claim(context, Claims.ClientId) != identity.Expectations.ClientId
            || !Core.Ids.IsValid(Claim(context, Claims.Username)))
        {
            context.Fail("Only access tokens of this classroom open the Api.");
        }

        return Task.CompletedTask;
    }

    private static string? Claim(TokenValidatedContext context, string type) => context.Principal?.FindFirst(type)?.Value;
}

public static class Claims
{
    /// <summary>The account's id; <c>sub</c> is the identity provider's own.</summary>
    public const string Username = "username";

    public const string ClientId = "client_id";
    public const string Groups = "cognito:groups";
    public const string TokenUse = "token_use";

    /// <summary>Of the sign-in that the token comes from, whoever issued it.</summary>
    public const string Session = "origin_jti";
}
