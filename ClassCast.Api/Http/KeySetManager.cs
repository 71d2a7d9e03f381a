using ClassCast.Core.Ports;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace ClassCast.Api.Http;

/// <summary>
/// The identity provider's public keys for the verification of tokens. Read once and kept; read again after a day, or when a token names a key
/// that is not among them. That happens within the same request, so that a rollover refuses nobody, and at most every
/// <see cref="MinimumInterval"/>, so that forged key names cost nothing. While the provider does not answer, the known ones stay.
/// </summary>
public sealed partial class KeySetManager : BaseConfigurationManager, IConfigurationManager<OpenIdConnectConfiguration>, IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    private readonly ITokenKeys identity;
    private readonly TimeProvider time;
    private readonly ILogger<KeySetManager> logger;
    private readonly SemaphoreSlim reading = new(1, 1);
    private volatile Known? known;
    private volatile bool refreshRequested;

    public KeySetManager(ITokenKeys identity, TimeProvider time, ILogger<KeySetManager> logger)
    {
        (this.identity, this.time, this.logger) = (identity, time, logger);
        // a key that is published no more would otherwise verify for another hour
        UseLastKnownGoodConfiguration = false;
    }

    public static TimeSpan MinimumInterval { get; } = TimeSpan.FromSeconds(5);

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
        if (known is { } current && time.GetUtcNow() - current.AskedAt >= MinimumInterval)
        {
            refreshRequested = true;
        }
    }

    public void Dispose() => reading.Dispose();

    private OpenIdConnectConfiguration? IsFresh(Known? current) =>
        current is not null && !refreshRequested && time.GetUtcNow() < current.AskAgainAt ? current.Configuration : null;

    private async Task<OpenIdConnectConfiguration> ReadAsync(CancellationToken cancel)
    {
        refreshRequested = false;
        var now = time.GetUtcNow();
        try
        {
            known = new Known(await FetchAsync(cancel), now, now + Lifetime);
        }
        catch (Exception error) when (known is not null && error is not OperationCanceledException)
        {
            LogUnread(error);
            known = known with { AskedAt = now, AskAgainAt = now + MinimumInterval };
        }

        return known.Configuration;
    }

    private async Task<OpenIdConnectConfiguration> FetchAsync(CancellationToken cancel)
    {
        var configuration = new OpenIdConnectConfiguration
        {
            Issuer = identity.Expectations.Issuer,
            JsonWebKeySet = new JsonWebKeySet(await identity.GetKeySetAsync(cancel)),
        };
        foreach (var key in configuration.JsonWebKeySet.GetSigningKeys())
        {
            configuration.SigningKeys.Add(key);
        }

        return configuration;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The identity provider's keys could not be read; those known stay")]
    private partial void LogUnread(Exception error);

    private sealed record Known(OpenIdConnectConfiguration Configuration, DateTimeOffset AskedAt, DateTimeOffset AskAgainAt);
}
