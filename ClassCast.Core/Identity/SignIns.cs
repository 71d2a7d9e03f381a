using ClassCast.Core.People;
using ClassCast.Core.Ports;

namespace ClassCast.Core.Identity;

/// <summary>Checks passwords and keeps guessers out.</summary>
internal sealed class SignIns(ITableStore store, ICredentialAuthority authority, Sessions sessions, IdentitySettings settings, TimeProvider time)
{
    public async Task<SignInResult> SignInAsync(string typedEmail, string password, string address, CancellationToken cancellationToken)
    {
        var (account, session, tokens) = await VerifyAsync(typedEmail, password, address, cancellationToken);
        return await sessions.StartAsync(account, session, tokens, cancellationToken);
    }

    /// <summary>All of a sign-in but the session; a wrong password counts.</summary>
    public async Task<(Account Account, TokenSession Session, IssuedTokens Tokens)> VerifyAsync(
        string typedEmail, string password, string address, CancellationToken cancellationToken)
    {
        var email = EmailAddresses.Normalize(typedEmail);
        var subject = AccountSubject(email);
        var addressSubject = $"address:{address}";
        await RequireUnlockedAsync(subject, SignInLock.MaximumFailures, cancellationToken);
        await RequireUnlockedAsync(addressSubject, settings.FailuresPerAddress, cancellationToken);

        var account = await store.GetAsync(IdentityTables.Accounts, email, cancellationToken);
        var pending = await store.GetAsync(IdentityTables.PendingSignUps, email, cancellationToken);
        var session = sessions.New();
        var (isRight, tokens) = await CheckAsync(account, pending, password, session, cancellationToken);
        if (!isRight)
        {
            await RememberFailureAsync(subject, SignInLock.MaximumFailures, cancellationToken);
            await RememberFailureAsync(addressSubject, settings.FailuresPerAddress, cancellationToken);
            throw Refusals.WrongPassword();
        }

        // guesses that run at once must not outrun the count of those that failed meanwhile
        await RequireUnlockedAsync(subject, SignInLock.MaximumFailures, cancellationToken);
        if (account is null)
        {
            throw new IdentityException(IdentityError.NotConfirmed, "Confirm your e-mail address first, with the code that was mailed to it.");
        }

        if (tokens is null)
        {
            throw Refusals.Disabled();
        }

        await store.DeleteAsync(IdentityTables.SignInFailures, subject, cancellationToken);
        return (account, session, tokens);
    }

    /// <summary>Under which the failures of an account are kept.</summary>
    public static string AccountSubject(string email) => $"account:{email}";

    /// <summary>One check of one password, whoever asks: of the account, of the latest sign-up that waits, or of nobody.</summary>
    /// <returns>Tokens only for an enabled account.</returns>
    private async Task<(bool IsRight, IssuedTokens? Tokens)> CheckAsync(
        Account? account, PendingSignUp? pending, string password, TokenSession session, CancellationToken cancellationToken)
    {
        if (account is { IsEnabled: true })
        {
            var tokens = await authority.SignInAsync(account.ToInfo(), password, session, cancellationToken);
            return (tokens is not null, tokens);
        }

        var userId = account?.UserId ?? (pending is { Candidates: [.., var latest] } ? latest.UserId : null);
        return (await authority.CheckPasswordAsync(userId, password, cancellationToken), null);
    }

    private async Task RequireUnlockedAsync(string subject, int maximum, CancellationToken cancellationToken)
    {
        var failures = await store.GetAsync(IdentityTables.SignInFailures, subject, cancellationToken);
        if (SignInLock.Remaining(failures?.Failures ?? [], time.GetUtcNow(), maximum) is { } remaining)
        {
            throw new IdentityException(IdentityError.TooManyAttempts, "Too many failed sign-ins. Wait a while, then try again.", remaining);
        }
    }

    private Task RememberFailureAsync(string subject, int maximum, CancellationToken cancellationToken) => Optimistically.RunAsync(async () =>
    {
        var now = time.GetUtcNow();
        var row = await store.GetAsync(IdentityTables.SignInFailures, subject, cancellationToken) ?? new SignInFailures { Subject = subject };
        var counted = row with
        {
            Failures = SignInLock.Remember(row.Failures, now, maximum),
            ExpiresAt = (now + SignInLock.Window + SignInLock.Duration).ToUnixTimeSeconds(),
        };
        await store.PutAsync(IdentityTables.SignInFailures, counted, cancellationToken);
    });
}
