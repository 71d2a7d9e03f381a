using ClassCast.Core.Identity.Hooks;
using ClassCast.Core.Identity.MultiFactor;
using ClassCast.Core.People;
using ClassCast.Core.Ports;

namespace ClassCast.Core.Identity;

/// <summary>Checks passwords and keeps guessers out.</summary>
internal sealed class SignIns(ITableStore store, ICredentialAuthority authority, Sessions sessions, Challenges challenges, SignInLocks locks)
{
    public async Task<SignInOutcome> SignInAsync(string typedEmail, string password, string address, CancellationToken cancellationToken)
    {
        var (account, session, tokens) = await VerifyAsync(typedEmail, password, address, cancellationToken);
        return await challenges.StartAsync(account, session, tokens, cancellationToken) is { } challenge
            ? challenge
            : await sessions.StartAsync(account, session, tokens, cancellationToken);
    }

    /// <summary>All of a sign-in but the session; a wrong password counts. It asks for no second factor.</summary>
    public async Task<(Account Account, TokenSession Session, IssuedTokens Tokens)> VerifyAsync(
        string typedEmail, string password, string address, CancellationToken cancellationToken)
    {
        var email = EmailAddresses.Normalize(typedEmail);
        var subject = SignInLocks.AccountSubject(email);
        await RequireUnlockedAsync(email, address, cancellationToken);

        var account = await store.GetAsync(IdentityTables.Accounts, email, cancellationToken);
        var pending = await store.GetAsync(IdentityTables.PendingSignUps, email, cancellationToken);
        var session = sessions.New();
        var (isRight, tokens) = await CheckAsync(account, pending, password, session, cancellationToken);
        if (!isRight)
        {
            await RememberFailureAsync(email, address, cancellationToken);
            throw Refusals.WrongPassword();
        }

        // guesses that run at once must not outrun the count of those that failed meanwhile
        await locks.RequireUnlockedAsync(subject, cancellationToken);
        var decision = PreAuthentication.Decide(new(account is not null, tokens is not null, session.SignedInAt));
        if (decision.Refusal is { } refusal)
        {
            throw Refusals.Of(refusal);
        }

        await store.DeleteAsync(IdentityTables.SignInFailures, subject, cancellationToken);
        return (account!, session, tokens!);
    }

    /// <summary>Asks somebody who is signed in for their password again; a wrong one counts.</summary>
    public async Task RequirePasswordAsync(Account account, string password, string address, CancellationToken cancellationToken)
    {
        await RequireUnlockedAsync(account.Email, address, cancellationToken);
        if (!await authority.CheckPasswordAsync(account.UserId, password, cancellationToken))
        {
            await RememberFailureAsync(account.Email, address, cancellationToken);
            throw Refusals.PasswordMismatch();
        }

        await locks.RequireUnlockedAsync(SignInLocks.AccountSubject(account.Email), cancellationToken);
    }

    /// <summary>One check of one password, whoever asks: of the account, of the latest sign-up that waits, or of nobody.</summary>
    /// <returns>Tokens only for an enabled account.</returns>
    private async Task<(bool IsRight, IssuedTokens? Tokens)> CheckAsync(
        Account? account, PendingSignUp? pending, string password, TokenSession session, CancellationToken cancellationToken)
    {
        if (account is { IsEnabled: true })
        {
            var tokens = await authority.SignInAsync(account.ToSubject(), password, session, cancellationToken);
            return (tokens is not null, tokens);
        }

        var userId = account?.UserId ?? (pending is { Candidates: [.., var latest] } ? latest.UserId : null);
        return (await authority.CheckPasswordAsync(userId, password, cancellationToken), null);
    }

    private async Task RequireUnlockedAsync(string email, string address, CancellationToken cancellationToken)
    {
        await locks.RequireUnlockedAsync(SignInLocks.AccountSubject(email), cancellationToken);
        await locks.RequireUnlockedAsync(SignInLocks.AddressSubject(address), cancellationToken);
    }

    private async Task RememberFailureAsync(string email, string address, CancellationToken cancellationToken)
    {
        await locks.RememberFailureAsync(SignInLocks.AccountSubject(email), cancellationToken);
        await locks.RememberFailureAsync(SignInLocks.AddressSubject(address), cancellationToken);
    }
}
