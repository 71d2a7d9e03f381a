using System.Text.RegularExpressions;
using ClassCast.Core;
using ClassCast.Core.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ClassCast.Backends.Tests.Contracts;

/// <summary>An identity provider, the mail that it sends, and a verifier that knows the published keys alone.</summary>
public abstract class IdentityTest : BackendTest
{
    protected const string Password = "Correct-Horse-9";
    protected const string Address = "192.0.2.1";

    protected IIdentityProvider Identity => Process.GetRequiredService<IIdentityProvider>();

    /// <summary>By which the provider dates tokens.</summary>
    protected virtual DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    protected static string NewEmail() => $"{Ids.New()}@example.org";

    protected static NewAccount AccountOf(string email, string password = Password) =>
        new() { Email = email, Password = password, GivenName = "Ada", FamilyName = "Lovelace" };

    /// <summary>The messages that an address got, in any order, once there are so many.</summary>
    protected abstract Task<IReadOnlyList<string>> MailsAsync(string address, int atLeast);

    /// <summary>The codes that were mailed, once there are so many.</summary>
    protected async Task<IReadOnlyList<string>> CodesAsync(string email, int atLeast = 1) =>
        [.. (await MailsAsync(email, atLeast)).SelectMany(mail => Regex.Matches(mail, @"\b\d{6}\b", RegexOptions.None, TimeSpan.FromSeconds(1))).Select(match => match.Value).Distinct()];

    protected async Task<string> SignUpAsync(string email, string password = Password)
    {
        await Identity.SignUpAsync(AccountOf(email, password), Cancellation);
        return Assert.Single(await CodesAsync(email));
    }

    protected async Task<AccountInfo> NewConfirmedAsync(string email, params string[] groups) =>
        await Identity.CreateConfirmedAsync(AccountOf(email), groups, Cancellation);

    /// <summary>Of an account without a second factor.</summary>
    protected async Task<SignInResult> SignInAsync(string email, string password = Password, string address = Address) =>
        Assert.IsType<SignInResult>(await Identity.SignInAsync(email, password, address, Cancellation));

    protected static async Task<IdentityException> RefusedAsync(IdentityError error, Func<Task> action)
    {
        var refusal = await Assert.ThrowsAsync<IdentityException>(action);
        Assert.Equal(error, refusal.Error);
        return refusal;
    }

    /// <summary>The token's claims, after signature, issuer, client and lifetime were verified.</summary>
    protected async Task<JsonWebToken> VerifyAsync(string token)
    {
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = Identity.Expectations.Issuer,
            AudienceValidator = (audiences, read, _) => ClientsOf(audiences, (JsonWebToken)read).SequenceEqual([Identity.Expectations.ClientId]),
            IssuerSigningKeys = new JsonWebKeySet(await Identity.GetKeySetAsync(Cancellation)).GetSigningKeys(),
            LifetimeValidator = (_, until, read, _) => ((JsonWebToken)read).IssuedAt <= Now.UtcDateTime && Now.UtcDateTime < until,
        });
        Assert.Null(result.Exception);
        return (JsonWebToken)result.SecurityToken;
    }

    // access tokens name the client as client_id and have no audience, id tokens the other way round
    private static IEnumerable<string> ClientsOf(IEnumerable<string> audiences, JsonWebToken token) =>
        token.GetClaim("token_use").Value == "access"
            ? audiences.Concat(token.Claims.Where(claim => claim.Type == "client_id").Select(claim => claim.Value))
            : audiences;

    protected static IEnumerable<string> GroupsOf(JsonWebToken token) =>
        token.Claims.Where(claim => claim.Type == "cognito:groups").Select(claim => claim.Value);
}
