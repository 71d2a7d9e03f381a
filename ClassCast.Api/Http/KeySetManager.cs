using ClassCast.Core.Ports;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace ClassCast.Api.Http;

/// <summary>
/// The identity provider's public keys for the verification of tokens. Read once and kept; read again after a day, or when a token names a key
/// that is not among them. That happens within the same request, so that a rollover refuses nobody, and at most every
/// <see cref="MinimumInterval"/>, so that forged key names cost nothing.
/// </summary>
public sealed class KeySetManager(ITokenKeys identity, TimeProvider time)
    : BaseConfigurationManager, IConfigurationManager<OpenIdConnectConfiguration>, IDisposable
{
    public static TimeSpan MinimumInterval { get; } = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim reading = new(1, 1);
    private volatile Known? known;
    private volatile bool refreshRequested;

    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel)
    {
        if (IsFresh(known) is { } fresh)
        {
            return fresh;
        }

        await reading.WaitAsync(cancel);
        try
        {
            return IsFresh(known) ?? await ReadAsync(cancel);
        }
        finally
        {
            reading.Release();
        }
    }

    public override async Task<BaseConfiguration> GetBaseConfigurationAsync(CancellationToken cancel) => await GetConfigurationAsync(cancel);

    public override void RequestRefresh()
    {
        if (known is { } current && time.GetUtcNow() - current.ReadAt >= MinimumInterval)
        {
            refreshRequested = true;
        }
    }

    public void Dispose() => reading.Dispose();

    private OpenIdConnectConfiguration? IsFresh(Known? current) =>
        current is not null && !refreshRequested && time.GetUtcNow() - current.ReadAt < TimeSpan.FromDays(1) ? current.Configuration : null;

    private async Task<OpenIdConnectConfiguration> ReadAsync(CancellationToken cancel)
    {
        refreshRequested = false;
        var configuration = new OpenIdConnectConfiguration
        {
            Issuer = identity.Expectations.Issuer,
            JsonWebKeySet = new JsonWebKeySet(await identity.GetKeySetAsync(cancel)),
        };
        foreach (var key in configuration.JsonWebKeySet.GetSigningKeys())
        {
            configuration.SigningKeys.Add(key);
        }

        known = new Known(configuration, time.GetUtcNow());
        return configuration;
    }

    private sealed record Known(OpenIdConnectConfiguration Configuration, DateTimeOffset ReadAt);
}
