using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ClassCast.Core.Ports;

namespace ClassCast.Core.Identity.MultiFactor;

/// <summary>
/// The step between a right password and tokens: what the client holds is 256 random bits, stored hashed, for one account, five minutes and one sign-in. The tokens
/// that the password earned are thrown away; what renews them waits in the row, sealed for the client.
/// </summary>
internal sealed class Challenges(ITableStore store, ICredentialAuthority authority, Sessions sessions, FactorCodes codes, TimeProvider time)
{
    private const int TokenBytes = 32;

    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(5);

    /// <returns>Null where there is no second factor.</returns>
    /// <exception cref="IdentityException">TooManyAttempts, after five wrong codes.</exception>
    public async Task<CodeChallenge?> StartAsync(Account account, TokenSession session, IssuedTokens tokens, CancellationToken cancellationToken)
    {
        if (await store.GetAsync(IdentityTables.SecondFactors, account.UserId, cancellationToken) is not { IsOn: true } factor)
        {
            return null;
        }

        codes.RequireUnlocked(factor);
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        var until = time.GetUtcNow() + Lifetime;
        var challenge = new SignInChallenge
        {
            ChallengeHash = Hash(token),
            UserId = account.UserId,
            Email = account.Email,
            Epoch = account.SessionEpoch,
            SessionId = session.SessionId,
            SignedInAt = session.SignedInAt,
            Renewal = SealedRenewal.Seal(tokens.Renewal, token),
            Until = until,
            ExpiresAt = until.ToUnixTimeSeconds() + 1,
        };
        await store.PutAsync(IdentityTables.Challenges, challenge, cancellationToken);
        return new CodeChallenge { Token = token, ExpiresAt = until };
    }

    public Task<SignInResult> AnswerAsync(string token, string code, string address, CancellationToken cancellationToken)
    {
        var hash = Hash(token);
        return Optimistically.RunAsync(async () =>
        {
            var challenge = await store.GetAsync(IdentityTables.Challenges, hash, cancellationToken);
            if (challenge is null || challenge.Until <= time.GetUtcNow())
            {
                throw Ended();
            }

            var account = await RequireAccountAsync(challenge, cancellationToken);
            var factor = await store.GetAsync(IdentityTables.SecondFactors, account.UserId, cancellationToken);
            if (factor is not { IsOn: true })
            {
                throw Ended();
            }

            var transaction = new Transaction();
            var left = await codes.TakeAsync(transaction, account, factor, code, address, cancellationToken);

            // before the code is used up: when the authority cannot be reached, the same code works again
            var session = challenge.ToTokenSession();
            var renewal = SealedRenewal.Open(challenge.Renewal, token);
            var tokens = await authority.RenewAsync(account.ToSubject(), session, renewal, cancellationToken) ?? throw Ended();
            transaction
                .Delete(IdentityTables.Challenges, hash, Condition.VersionIs(challenge.Version))
                .Put(IdentityTables.SecondFactors, left);
            return await sessions.StartAsync(account, session, tokens, transaction, cancellationToken);
        });
    }

    private async Task<Account> RequireAccountAsync(SignInChallenge challenge, CancellationToken cancellationToken)
    {
        var account = await store.GetAsync(IdentityTables.Accounts, challenge.Email, cancellationToken);
        if (account is { IsEnabled: false })
        {
            throw Refusals.Disabled();
        }

        // a new password, or sessions ended everywhere: this sign-in is one of them
        return account?.UserId == challenge.UserId && account.SessionEpoch == challenge.Epoch ? account : throw Ended();
    }

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private static IdentityException Ended() => new(IdentityError.ChallengeEnded, "This sign-in took too long or was completed already. Start again.");
}
