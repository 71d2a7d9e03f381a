using ClassCast.Core.Audit;
using ClassCast.Core.Identity.Hooks;
using ClassCast.Core.Notifications;
using ClassCast.Core.People;
using ClassCast.Core.Ports;

namespace ClassCast.Core.Identity;

/// <summary>A new password, by a mailed code or by the old one. Either way nobody stays signed in with the old.</summary>
internal sealed class NewPasswords(
    ITableStore store, ICredentialAuthority authority, Codes codes, Sessions sessions, SignIns signIns, TimeProvider time)
{
    private static readonly TimeSpan RowLifetime = TimeSpan.FromDays(1);

    /// <summary>One path for addresses with and without an account: read both rows, write one, mail at most one message.</summary>
    public async Task ForgotAsync(string typedEmail, CancellationToken cancellationToken)
    {
        var email = EmailAddresses.Normalize(typedEmail);
        var code = Codes.New();
        var codeHash = await codes.HashAsync(email, code, cancellationToken);
        await Optimistically.RunAsync(async () =>
        {
            var now = time.GetUtcNow();
            var account = await store.GetAsync(IdentityTables.Accounts, email, cancellationToken);
            var reset = await store.GetAsync(IdentityTables.PasswordResets, email, cancellationToken) ?? new PasswordReset { Email = email };
            if (VerificationCodes.WaitBeforeMail(reset.Mails, now) > TimeSpan.Zero)
            {
                return;
            }

            var mailed = reset with
            {
                CodeHash = account is null ? "" : codeHash,
                CodeExpiresAt = now + VerificationCodes.Lifetime,
                Mails = VerificationCodes.Remember(reset.Mails, now),
                Tries = 0,
                ExpiresAt = RowExpiry(now),
            };
            var transaction = new Transaction().Put(IdentityTables.PasswordResets, mailed);
            if (account is not null)
            {
                transaction.Send(MessageTexts.PasswordCode(email, code));
            }

            await store.CommitAsync(transaction, cancellationToken);
        });
    }

    public async Task ResetAsync(string typedEmail, string code, string newPassword, CancellationToken cancellationToken)
    {
        Refusals.WeakPassword(newPassword);
        var email = EmailAddresses.Normalize(typedEmail);
        var codeHash = await codes.HashAsync(email, code, cancellationToken);
        var account = await Optimistically.RunAsync(async () =>
        {
            var now = time.GetUtcNow();
            var reset = await store.GetAsync(IdentityTables.PasswordResets, email, cancellationToken) ?? new PasswordReset { Email = email };
            await RequireMatchAsync(reset, codeHash, now, cancellationToken);
            var account = await store.GetAsync(IdentityTables.Accounts, email, cancellationToken) ?? throw Mismatch();

            // before the code is used up: should this fail, the same code works again
            await authority.SetPasswordAsync(account.UserId, newPassword, cancellationToken);
            var changed = Changed(account, AuditEvents.PasswordReset(account.UserId, time))
                .Delete(IdentityTables.PasswordResets, email, Condition.VersionIs(reset.Version))
                .Delete(IdentityTables.SignInFailures, SignInLocks.AccountSubject(email));
            await store.CommitAsync(changed, cancellationToken);
            return account.ToInfo();
        });

        // an account that came from elsewhere has its entry only now
        await authority.FollowAsync(account, cancellationToken);
        await authority.EndRenewalsAsync(account.UserId, cancellationToken);
    }

    public async Task<SignInResult> ChangeAsync(
        string userId, string refreshToken, string currentPassword, string newPassword, string address, CancellationToken cancellationToken)
    {
        var asking = await sessions.RequireAccountAsync(refreshToken, cancellationToken);
        var email = asking.UserId == userId ? asking.Email : throw Sessions.Invalid();
        Refusals.WeakPassword(newPassword);
        await signIns.RequirePasswordAsync(asking, currentPassword, address, cancellationToken);
        await authority.SetPasswordAsync(userId, newPassword, cancellationToken);
        await Optimistically.RunAsync(async () =>
        {
            var account = await store.GetAsync(IdentityTables.Accounts, email, cancellationToken) ?? throw Sessions.Invalid();
            var changed = Changed(account, AuditEvents.PasswordChanged(account.UserId, time));
            await store.CommitAsync(changed, cancellationToken);
        });
        await authority.EndRenewalsAsync(userId, cancellationToken);

        // no second factor: the session that asks has shown it
        var (renewed, session, tokens) = await signIns.VerifyAsync(email, newPassword, address, cancellationToken);
        return await sessions.StartAsync(renewed, session, tokens, cancellationToken);
    }

    /// <summary>Ends all sessions, and tells the owner.</summary>
    private Transaction Changed(Account account, AuditEntry entry) => new Transaction()
        .Put(IdentityTables.Accounts, account with { SessionEpoch = account.SessionEpoch + 1 })
        .AnnounceSessionsEnded(account.UserId)
        .Audit(entry)
        .Notify(Notices.PasswordChanged(account.UserId, time))
        .Send(MessageTexts.PasswordChanged(account.Email));

    private async Task RequireMatchAsync(PasswordReset reset, string codeHash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (reset.Tries >= VerificationCodes.MaximumTries)
        {
            throw new IdentityException(
                IdentityError.TooManyAttempts,
                "Too many wrong codes. Ask for a new one.",
                VerificationCodes.WaitBeforeMail(reset.Mails, now));
        }

        var isMatch = Codes.Match(reset.CodeHash, codeHash);
        if (isMatch && reset.CodeExpiresAt > now)
        {
            return;
        }

        var tried = reset with { Tries = reset.Tries + 1, ExpiresAt = RowExpiry(now) };
        await store.PutAsync(IdentityTables.PasswordResets, tried, cancellationToken);
        throw isMatch ? new IdentityException(IdentityError.CodeExpired, "This code has expired. Ask for a new one.") : Mismatch();
    }

    private static long RowExpiry(DateTimeOffset now) => (now + RowLifetime).ToUnixTimeSeconds();

    private static IdentityException Mismatch() => new(IdentityError.CodeMismatch, "This code is not right.");
}
