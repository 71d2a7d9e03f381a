using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ClassCast.Api.Http;

/// <summary>
/// Remembers for a minute which tokens were verified: a signature costs more than most requests do, and one page makes several with the same token. A token is
/// remembered as a whole, under the keys that verified it; whether it is still in its time is asked each time, and so are account and session (<see cref="AccountGate"/>).
/// </summary>
public sealed class VerifiedTokens(TimeProvider time) : JsonWebTokenHandler
{
    private const int Remembered = 10_000;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Verified> known = new(StringComparer.Ordinal);

    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        ArgumentNullException.ThrowIfNull(validationParameters);
        var keys = await validationParameters.ConfigurationManager.GetBaseConfigurationAsync(CancellationToken.None);
        var now = time.GetUtcNow();
        if (known.TryGetValue(token, out var found) && found.Keys == keys && now - found.At < Lifetime && IsInTime(found.Token, validationParameters))
        {
            return found.ToResult();
        }

        var result = await base.ValidateTokenAsync(token, validationParameters);
        if (result is { IsValid: true, SecurityToken: JsonWebToken verified })
        {
            if (known.Count >= Remembered)
            {
                known.Clear();
            }

            // what follows changes the claims of the request: the remembered ones are nobody's
            known[token] = new(verified, result.ClaimsIdentity.Clone(), keys, now);
        }

        return result;
    }

    private static bool IsInTime(JsonWebToken token, TokenValidationParameters parameters) =>
        parameters.LifetimeValidator(token.ValidFrom == DateTime.MinValue ? null : token.ValidFrom, token.ValidTo, token, parameters);

    private sealed record Verified(JsonWebToken Token, ClaimsIdentity Identity, BaseConfiguration Keys, DateTimeOffset At)
    {
        public TokenValidationResult ToResult() => new() { IsValid = true, SecurityToken = Token, ClaimsIdentity = Identity.Clone() };
    }
}
