using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using ClassCast.Contracts;
using ClassCast.Web.ApiClient;

namespace ClassCast.Web.Session;

/// <summary>
/// Exchanges a refresh token once, however many requests of the session ask at the same time: a page's requests leave the browser
/// together, all with the old cookie. Late ones get the same new tokens for as long as the Api itself tolerates the old token.
/// </summary>
public sealed class TokenRefresher(IServiceScopeFactory scopes, TimeProvider clock)
{
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, Exchange> exchanges = new(StringComparer.Ordinal);

    public async Task<ApiResult<TokenResponse>> RefreshAsync(string refreshToken, CancellationToken cancellationToken)
    {
        Forget();
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(refreshToken)));
        var exchange = exchanges.GetOrAdd(
            key,
            static (_, state) => new Exchange(state.clock.GetUtcNow() + Kept, new(() => state.self.ExchangeAsync(state.refreshToken))),
            (self: this, clock, refreshToken));
        var result = await exchange.Tokens.Value.WaitAsync(cancellationToken);

        // a failure is not an answer to keep: the Api may be back for the next request
        if (!result.Succeeded) exchanges.TryRemove(new(key, exchange));
        return result;
    }

    // outlives the request that happened to come first: the others wait for it too
    private async Task<ApiResult<TokenResponse>> ExchangeAsync(string refreshToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AuthApi>().RefreshAsync(refreshToken, CancellationToken.None);
    }

    private void Forget()
    {
        var now = clock.GetUtcNow();
        foreach (var entry in exchanges)
        {
            if (entry.Value.Until < now) exchanges.TryRemove(entry);
        }
    }

    private sealed record Exchange(DateTimeOffset Until, Lazy<Task<ApiResult<TokenResponse>>> Tokens);
}
