using ClassCast.Contracts;
using ClassCast.Core.Ports;
using ClassCast.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Api.Tests.Auth;

/// <summary>A person's app and what they wrote down.</summary>
internal sealed record Enrolled(Authenticator App, IReadOnlyList<string> RecoveryCodes);

internal static class Factors
{
    /// <summary>Over HTTP, with the code before the current one: that is good for the sign-in after it.</summary>
    public static async Task<Enrolled> EnrollAsync(ApiFixture api, Person person, CancellationToken cancellationToken)
    {
        var factors = api.Services.GetRequiredService<IIdentityProvider>().MultiFactor;
        if ((await factors.GetAsync(person.UserId, cancellationToken)).IsOn)
        {
            await factors.ResetAsync(person.UserId, _ => { }, cancellationToken);
        }

        using var begun = await person.Http.PostAsync("/api/me/multi-factor/setup", cancellationToken);
        var setup = await begun.OkAsync<AuthenticatorSetupResponse>(cancellationToken);
        var app = new Authenticator(setup.Secret);
        using var confirmed = await person.Http.PostJsonAsync(
            "/api/me/multi-factor/confirm",
            new FactorProofRequest(ApiFixture.Password, app.CodeAt(api.Clock.GetUtcNow().AddSeconds(-30))),
            cancellationToken);
        return new(app, (await confirmed.OkAsync<RecoveryCodesResponse>(cancellationToken)).Codes);
    }
}
