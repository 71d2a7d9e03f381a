using ClassCast.Core.People;
using ClassCast.Core.Ports;

namespace ClassCast.Core.Identity;

/// <summary>Counts failures by subject, and keeps guessers out (<see cref="SignInLock"/>).</summary>
internal sealed class SignInLocks(ITableStore store, IdentitySettings settings, TimeProvider time)
{
    private const string AddressPrefix = "address:";

    /// <summary>Under which the wrong passwords of an account are kept.</summary>
    public static string AccountSubject(string email) => $"account:{email}";

    /// <summary>Under which all failures from one network address are kept.</summary>
    public static string AddressSubject(string address) => AddressPrefix + address;

    /// <exception cref="IdentityException">TooManyAttempts.</exception>
    public async Task RequireUnlockedAsync(string subject, CancellationToken cancellationToken)
    {
        var row = await store.GetAsync(IdentityTables.SignInFailures, subject, cancellationToken);
        if (SignInLock.Remaining(row?.Failures ?? [], time.GetUtcNow(), MaximumOf(subject)) is { } remaining)
        {
            throw Refusals.Locked(remaining);
        }
    }

    public Task RememberFailureAsync(string subject, CancellationToken cancellationToken) => Optimistically.RunAsync(async () =>
    {
        var now = time.GetUtcNow();
        var row = await store.GetAsync(IdentityTables.SignInFailures, subject, cancellationToken) ?? new SignInFailures { Subject = subject };
        var counted = row with
        {
            Failures = SignInLock.Remember(row.Failures, now, MaximumOf(subject)),
            ExpiresAt = (now + SignInLock.Window + SignInLock.Duration).ToUnixTimeSeconds(),
        };
        await store.PutAsync(IdentityTables.SignInFailures, counted, cancellationToken);
    });

    private int MaximumOf(string subject) =>
        subject.StartsWith(AddressPrefix, StringComparison.Ordinal) ? settings.FailuresPerAddress : SignInLock.MaximumFailures;
}
