using ClassCast.Core.Ports;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace ClassCast.Api.Http;

/// <summary>Access tokens of the identity provider, whichever it is, verified in one way.</summary>
public sealed class TokenVerification(IIdentityProvider identity, KeySetManager keys, TimeProvider time) : IConfigureNamedOptions<JwtBearerOptions>
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(2);

    public void Configure(JwtBearerOptions options) => Configure(JwtBearerDefaults.AuthenticationScheme, options);

    public void Configure(string? name, JwtBearerOptions options)
    {
        options.MapInboundClaims = false;
        options.ConfigurationManager = keys;
        options.RequireHttpsMetadata = false; // nothing is fetched: the keys come from the port
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = identity.Expectations.Issuer,
            ValidAudience = identity.Expectations.Audience,
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSha256],
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            NameClaimType = Claims.Subject,
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

    private static Task AcceptAccessTokensOnly(TokenValidatedContext context)
    {
        if (context.Principal?.FindFirst(Claims.TokenUse)?.Value != "access" || !Core.Ids.IsValid(context.Principal.FindFirst(Claims.Subject)?.Value))
        {
            context.Fail("Only access tokens open the Api.");
        }

        return Task.CompletedTask;
    }
}

public static class Claims
{
    public const string Subject = "sub";
    public const string Email = "email";
    public const string Groups = "cognito:groups";
    public const string TokenUse = "token_use";
}
