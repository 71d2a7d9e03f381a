using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ClassCast.Core.Audit;
using ClassCast.Core.Identity.Hooks;
using ClassCast.Core.Notifications;
using ClassCast.Core.Ports;

namespace ClassCast.Core.Identity;

/// <summary>Families of refresh tokens: 256 random bits each, stored hashed, good once and for 30 days.</summary>
internal sealed class Sessions(ITableStore store, ICredentialAuthority authority, TimeProvider time, IIdentityObserver observer)
{
    private const int TokenBytes = 32;

    public static TimeSpan Lifetime { get; } = TimeSpan.FromDays(30);

    /// <summary>Two tabs may refresh with the same token at the same time; a thief comes later.</summary>
    public static TimeSpan Grace { get; } = TimeSpan.FromSeconds(30);

    public TokenSession New() => new(Ids.New(time), time.GetUtcNow());

    public Task<SignInResult> StartAsync(Account account, TokenSession started, IssuedTokens tokens, CancellationToken cancellationToken) =>
        StartAsync(account, started, tokens, new Transaction(), cancellationToken);

    /// <param name="account">Whose it is.</param>
    /// <param name="started">Its id.</param>
    /// <param name="tokens">Its first.</param>
    /// <param name="alongside">What commits with it.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public async Task<SignInResult> StartAsync(
        Account account, TokenSession started, IssuedTokens tokens, Transaction alongside, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var session = new Session
        {
            // what the access tokens name, so that whoever has one can be asked whether its session is still open
            SessionId = TokenFamily.Of(tokens.AccessToken) ?? started.SessionId,
            UserId = account.UserId,
            Email = account.Email,
            CreatedAt = started.SignedInAt,
            LastUsedAt = now,
            Epoch = account.SessionEpoch,
            ExpiresAt = Expiry(now),
        };
        var refreshToken = NewToken();
        var rows = alongside
            .Put(IdentityTables.Sessions, session)
            .Put(IdentityTables.RefreshTokens, NewRow(refreshToken, session, tokens, now));
        await store.CommitAsync(rows, cancellationToken);
        return Result(account, tokens, refreshToken);
    }

    public Task<SignInResult> RefreshAsync(string refreshToken, CancellationToken cancellationToken)
    {
        var hash = Hash(refreshToken);
        return Optimistically.RunAsync(async () =>
        {
            var now = time.GetUtcNow();
            var used = await store.GetAsync(IdentityTables.RefreshTokens, hash, cancellationToken);
            if (used is null || used.ExpiresAt <= now.ToUnixTimeSeconds())
            {
                throw Invalid();
            }

            var (session, account) = await RequireSessionAsync(used, cancellationToken);
            if (used.RotatedAt is { } rotatedAt && now - rotatedAt > Grace)
            {
                observer.RefreshTokenReused(session.UserId, session.SessionId);
                await store.CommitAsync(Replayed(session, now), cancellationToken);
                throw Invalid();
            }

            // before the rotation: when the authority cannot be reached, the client's token stays good for another try
            var renewal = SealedRenewal.Open(used.Renewal, refreshToken);
            var tokens = await authority.RenewAsync(account.ToSubject(), session.ToTokenSession(), renewal, cancellationToken) ?? throw Invalid();

            var next = NewToken();
            var rotation = new Transaction()
                .Put(IdentityTables.Sessions, session with { LastUsedAt = now, ExpiresAt = Expiry(now) })
                .Put(IdentityTables.RefreshTokens, NewRow(next, session, tokens, now));
            if (used.RotatedAt is null)
            {
                rotation.Put(IdentityTables.RefreshTokens, used with { RotatedAt = now });
            }

            await store.CommitAsync(rotation, cancellationToken);
            return Result(account, tokens, next);
        });
    }

    /// <summary>Whose session it is, without using the token up.</summary>
    /// <exception cref="IdentityException">InvalidToken, Disabled.</exception>
    public async Task<Account> RequireAccountAsync(string refreshToken, CancellationToken cancellationToken)
    {
        var token = await store.GetAsync(IdentityTables.RefreshTokens, Hash(refreshToken), cancellationToken);
        var now = time.GetUtcNow();
        var isGood = token is not null && token.ExpiresAt > now.ToUnixTimeSeconds() && !(token.RotatedAt is { } rotatedAt && now - rotatedAt > Grace);
        return isGood ? (await RequireSessionAsync(token!, cancellationToken)).Account : throw Invalid();
    }

    public Task EndAsync(string refreshToken, CancellationToken cancellationToken)
    {
        var hash = Hash(refreshToken);
        return Optimistically.RunAsync(async () =>
        {
            if (await store.GetAsync(IdentityTables.RefreshTokens, hash, cancellationToken) is { } token
                && await store.GetAsync(IdentityTables.Sessions, token.SessionId, cancellationToken) is { RevokedAt: null } session)
            {
                await store.CommitAsync(Ended(session, time.GetUtcNow()), cancellationToken);
            }
        });
    }

    /// <summary>Ends it, and tells the processes.</summary>
    public static Transaction Ended(Session session, DateTimeOffset now) => new Transaction()
        .Put(IdentityTables.Sessions, session with { RevokedAt = now })
        .AnnounceSessionsEnded(session.UserId, session.SessionId);

    private async Task<(Session Session, Account Account)> RequireSessionAsync(RefreshToken token, CancellationToken cancellationToken)
    {
        var session = await store.GetAsync(IdentityTables.Sessions, token.SessionId, cancellationToken);
        if (session is null or { RevokedAt: not null })
        {
            throw Invalid();
        }

        var account = await store.GetAsync(IdentityTables.Accounts, session.Email, cancellationToken);
        if (account is null || account.UserId != session.UserId)
        {
            throw Invalid();
        }

        if (PreAuthentication.Decide(new(IsConfirmed: true, account.IsEnabled, time.GetUtcNow())).Refusal is { } refusal)
        {
            throw Refusals.Of(refusal);
        }

        return session.Epoch == account.SessionEpoch ? (session, account) : throw Invalid();
    }

    /// <summary>Somebody has a copy of the session's tokens: its owner is told, by mail and in the notices.</summary>
    private Transaction Replayed(Session session, DateTimeOffset now) => Ended(session, now)
        .Audit(AuditEvents.RefreshTokenReplayed(session.UserId, session.SessionId, time))
        .Notify(Notices.SessionReplayed(session.UserId, session.Device, time))
        .Send(MessageTexts.SessionReplayed(session.Email, session.Device));

    private static SignInResult Result(Account account, IssuedTokens tokens, string refreshToken) => new()
    {
        Account = account.ToInfo(),
        AccessToken = tokens.AccessToken,
        IdToken = tokens.IdToken,
        RefreshToken = refreshToken,
        AccessTokenExpiresAt = tokens.ExpiresAt,
    };

    private static RefreshToken NewRow(string token, Session session, IssuedTokens tokens, DateTimeOffset now) => new()
    {
        TokenHash = Hash(token),
        SessionId = session.SessionId,
        IssuedAt = now,
        Renewal = SealedRenewal.Seal(tokens.Renewal, token),
        ExpiresAt = Expiry(now),
    };

    private static long Expiry(DateTimeOffset now) => (now + Lifetime).ToUnixTimeSeconds();

    private static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));

    // 256 random bits cannot be guessed from a fast hash
    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    public static IdentityException Invalid() => new(IdentityError.InvalidToken, "This session has ended. Sign in again.");
}
