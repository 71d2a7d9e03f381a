using ClassCast.Core.Audit;
using ClassCast.Core.People;
using ClassCast.Core.Ports;

namespace ClassCast.Core.Identity.MultiFactor;

/// <summary>Takes a code of the app or a recovery code, each once, and counts the wrong ones.</summary>
internal sealed class FactorCodes(ITableStore store, SealedSecrets secrets, SignInLocks locks, TimeProvider time)
{
    /// <exception cref="IdentityException">TooManyAttempts, after five wrong codes.</exception>
    public void RequireUnlocked(SecondFactor factor)
    {
        if (SignInLock.Remaining(factor.Failures, time.GetUtcNow()) is { } remaining)
        {
            throw Refusals.Locked(remaining);
        }
    }

    /// <summary>
    /// To be called by somebody who commits on the factor's version, and reads again when it has changed (<see cref="Optimistically"/>): of guesses made at once
    /// only one counts on what was read, be it right or wrong.
    /// </summary>
    /// <param name="transaction">Gets the mail and the audit entry that go with the code.</param>
    /// <param name="account">Whose code.</param>
    /// <param name="factor">As read.</param>
    /// <param name="code">As typed.</param>
    /// <param name="address">The caller's network address.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The factor without the code, to be stored or deleted in the same transaction.</returns>
    /// <exception cref="IdentityException">CodeMismatch, CodeReused, TooManyAttempts.</exception>
    public async Task<SecondFactor> TakeAsync(
        Transaction transaction, Account account, SecondFactor factor, string code, string address, CancellationToken cancellationToken)
    {
        RequireUnlocked(factor);
        await locks.RequireUnlockedAsync(SignInLocks.AddressSubject(address), cancellationToken);
        var (left, isReused) = IsOfApp(code)
            ? await TakeOfAppAsync(factor, DigitsOf(code), cancellationToken)
            : (TakeRecovery(factor, code), false);
        if (left is null)
        {
            throw await RefusalAsync(account, factor, isReused, address, cancellationToken);
        }

        if (left.RecoveryCodes.Count < factor.RecoveryCodes.Count)
        {
            transaction
                .Audit(AuditEvents.RecoveryCodeUsed(account.UserId, left.RecoveryCodes.Count, time))
                .Send(MultiFactorMails.RecoveryCodeUsed(account.Email, left.RecoveryCodes.Count));
        }

        return left with { Failures = [] };
    }

    /// <summary>Whether the first code of a setup is right.</summary>
    public TotpMatch Match(byte[] secret, string code) => Totp.Match(secret, DigitsOf(code), time.GetUtcNow(), after: 0);

    private async Task<(SecondFactor? Left, bool IsReused)> TakeOfAppAsync(SecondFactor factor, string digits, CancellationToken cancellationToken)
    {
        if (factor.Secret is null || await secrets.OpenAsync(factor.Secret, factor.UserId, cancellationToken) is not { } secret)
        {
            return (null, false);
        }

        var match = Totp.Match(secret, digits, time.GetUtcNow(), factor.LastStep);
        return (match.Step is { } step ? factor with { LastStep = step } : null, match.IsReused);
    }

    private static SecondFactor? TakeRecovery(SecondFactor factor, string code) =>
        RecoveryCodes.Without(factor.RecoveryCodes, factor.RecoverySalt, code) is { } left ? factor with { RecoveryCodes = left } : null;

    private async Task<IdentityException> RefusalAsync(
        Account account, SecondFactor factor, bool isReused, string address, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var counted = factor with { Failures = SignInLock.Remember(factor.Failures, now) };
        var transaction = new Transaction().Put(IdentityTables.SecondFactors, counted);
        if (isReused)
        {
            transaction.Audit(AuditEvents.FactorCodeReused(account.UserId, time));
        }

        if (SignInLock.Remaining(counted.Failures, now) is not null)
        {
            transaction.Send(MultiFactorMails.TooManyWrong(account.Email));
        }
        else if (isReused)
        {
            transaction.Send(MultiFactorMails.Reused(account.Email));
        }

        await store.CommitAsync(transaction, cancellationToken);
        await locks.RememberFailureAsync(SignInLocks.AddressSubject(address), cancellationToken);
        return isReused
            ? new IdentityException(IdentityError.CodeReused, "This code was used already. Wait for the next one.")
            : Refusals.WrongCode();
    }

    private static bool IsOfApp(string code) => DigitsOf(code) is { Length: Totp.Digits } digits && digits.All(char.IsAsciiDigit);

    // apps show "123 456"
    private static string DigitsOf(string code) => string.Concat(code.Where(character => !char.IsWhiteSpace(character)));
}
