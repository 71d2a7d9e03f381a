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

        // a session of its own: a reset has ended those of before
        using var http = api.Client((await api.SignInAsync(person.Email, ApiFixture.Password, cancellationToken)).AccessToken);
        using var begun = await http.PostAsync("/api/me/multi-factor/setup", cancellationToken);
        var setup = await begun.OkAsync<AuthenticatorSetupResponse>(cancellationToken);
        var app = new Authenticator(setup.Secret);
        using var confirmed = await http.PostJsonAsync(
            "/api/me/multi-factor/confirm",
            new FactorProofRequest(ApiFixture.Password, app.CodeAt(api.Clock.GetUtcNow().AddSeconds(-30))),
            cancellationToken);
        return new(app, (await confirmed.OkAsync<RecoveryCodesResponse>(cancellationToken)).Codes);
    }
}
