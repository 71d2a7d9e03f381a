using ClassCast.Core.People;
using ClassCast.Core.Ports;
using Microsoft.Extensions.Options;

namespace ClassCast.Backends.Embedded.Identity;

/// <summary>Checks passwords and keeps guessers out.</summary>
internal sealed class SignIns(ITableStore store, Passwords passwords, Sessions sessions, IOptions<EmbeddedIdentityOptions> options, TimeProvider time)
{
    private readonly int maximumPerAddress = options.Value.FailuresPerAddress;

    public async Task<SignInResult> SignInAsync(string typedEmail, string password, string address, CancellationToken cancellationToken)
    {
        var email = EmailAddresses.Normalize(typedEmail);
        var subject = $"account:{email}";
        var addressSubject = $"address:{address}";
        await RequireUnlockedAsync(subject, SignInLock.MaximumFailures, cancellationToken);
        await RequireUnlockedAsync(addressSubject, maximumPerAddress, cancellationToken);

        var account = await store.GetAsync(IdentityTables.Accounts, email, cancellationToken);
        var pending = await store.GetAsync(IdentityTables.PendingSignUps, email, cancellationToken);
        var storedHash = account?.PasswordHash ?? (pending is { Candidates: [.., var latest] } ? latest.PasswordHash : null);
        var check = passwords.Check(storedHash, password);
        if (check is PasswordCheck.Wrong)
        {
            await RememberFailureAsync(subject, SignInLock.MaximumFailures, cancellationToken);
            await RememberFailureAsync(addressSubject, maximumPerAddress, cancellationToken);
            throw new IdentityException(IdentityError.InvalidCredentials, "The e-mail address or the password is not right.");
        }

        // guesses that run at once must not outrun the count of those that failed meanwhile
        await RequireUnlockedAsync(subject, SignInLock.MaximumFailures, cancellationToken);
        if (account is null)
        {
            throw new IdentityException(IdentityError.NotConfirmed, "Confirm your e-mail address first, with the code that was mailed to it.");
        }

        if (!account.IsEnabled)
        {
            throw new IdentityException(IdentityError.Disabled, "This account is disabled. Ask an administrator.");
        }

        await store.DeleteAsync(IdentityTables.SignInFailures, subject, cancellationToken);
        if (check is PasswordCheck.RightButOld)
        {
            account = await RenewHashAsync(account, password, cancellationToken);
        }

        return await sessions.StartAsync(account, cancellationToken);
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

    private async Task<Account> RenewHashAsync(Account account, string password, CancellationToken cancellationToken)
    {
        try
        {
            return await store.PutAsync(IdentityTables.Accounts, account with { PasswordHash = passwords.Hash(password) }, cancellationToken);
        }
        catch (ConditionFailedException)
        {
            return account; // the account changed just now; the next sign-in renews it
        }
    }
}
