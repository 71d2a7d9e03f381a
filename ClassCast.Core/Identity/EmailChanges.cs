using ClassCast.Core.Audit;
using ClassCast.Core.Identity.Hooks;
using ClassCast.Core.Notifications;
using ClassCast.Core.People;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;

namespace ClassCast.Core.Identity;

/// <summary>
/// Another address: asked for with the password, proven by a code that goes there, told to the address of before. What is known of the new address changes
/// neither the answer nor the work.
/// </summary>
internal sealed class EmailChanges(
    ITableStore store, ICredentialAuthority authority, Codes codes, Accounts accounts, SignIns signIns, TimeProvider time)
{
    private static readonly TimeSpan RowLifetime = TimeSpan.FromDays(1);

    public async Task AskAsync(string userId, string typedEmail, string password, string address, CancellationToken cancellationToken)
    {
        var newEmail = Refusals.UnsafeAddress(typedEmail);
        var account = await accounts.FindByIdAsync(userId, cancellationToken) ?? throw Refusals.PasswordMismatch();
        await signIns.RequirePasswordAsync(account, password, address, cancellationToken);
        var code = Codes.New();
        var codeHash = await codes.HashAsync(newEmail, code, cancellationToken);
        await Optimistically.RunAsync(async () =>
        {
            var now = time.GetUtcNow();
            var isTaken = await store.GetAsync(IdentityTables.Accounts, newEmail, cancellationToken) is not null;
            var row = await store.GetAsync(IdentityTables.EmailChanges, userId, cancellationToken) ?? new EmailChange { UserId = userId, NewEmail = newEmail };
            if (VerificationCodes.WaitBeforeMail(row.Mails, now) is { } wait && wait > TimeSpan.Zero)
            {
                throw new IdentityException(IdentityError.TooManyAttempts, "Too many codes were asked for. Wait a while, then try again.", wait);
            }

            var asked = row with
            {
                NewEmail = newEmail,
                CodeHash = isTaken ? "" : codeHash,
                CodeExpiresAt = now + VerificationCodes.Lifetime,
                Mails = VerificationCodes.Remember(row.Mails, now),
                Tries = 0,
                ExpiresAt = RowExpiry(now),
            };
            var transaction = new Transaction()
                .Put(IdentityTables.EmailChanges, asked)
                .Send(isTaken ? MessageTexts.AddressWanted(newEmail) : MessageTexts.NewAddressCode(newEmail, code))
                .Send(MessageTexts.AddressChangeAsked(account.Email));
            await store.CommitAsync(transaction, cancellationToken);
        });
    }

    /// <summary>All sessions end: whoever has one signs in with the new address.</summary>
    public async Task<AccountInfo> ConfirmAsync(string userId, string code, CancellationToken cancellationToken)
    {
        var changed = await Optimistically.RunAsync(async () =>
        {
            var row = await store.GetAsync(IdentityTables.EmailChanges, userId, cancellationToken) ?? throw Mismatch();
            await RequireMatchAsync(row, code, cancellationToken);
            var account = await accounts.FindByIdAsync(userId, cancellationToken) ?? throw Mismatch();
            var profile = await store.GetAsync(TableCatalog.Users, userId, cancellationToken) ?? throw Mismatch();
            if (await store.GetAsync(IdentityTables.Accounts, row.NewEmail, cancellationToken) is not null)
            {
                throw Mismatch(); // somebody was faster, which is nobody else's to know
            }

            var moved = account with { Email = row.NewEmail, SessionEpoch = account.SessionEpoch + 1, Version = 0 };
            var transaction = new Transaction()
                .Delete(IdentityTables.Accounts, account.Email, Condition.VersionIs(account.Version))
                .Put(IdentityTables.Accounts, moved)
                .Put(TableCatalog.Users, profile with { Email = row.NewEmail })
                .Delete(IdentityTables.EmailChanges, userId, Condition.VersionIs(row.Version))
                .Delete(IdentityTables.PendingSignUps, row.NewEmail)
                .AnnounceSessionsEnded(userId)
                .Audit(AuditEvents.EmailChanged(userId, time))
                .Notify(Notices.EmailChanged(userId, time))
                .Send(MessageTexts.AddressChanged(account.Email));
            await MoveTeachingRequestAsync(transaction, account.Email, row.NewEmail, cancellationToken);
            await store.CommitAsync(transaction, cancellationToken);
            return moved.ToInfo();
        });

        // should the process die before this, the next tokens are corrected
        await authority.FollowAsync(changed, cancellationToken);
        await authority.EndRenewalsAsync(userId, cancellationToken);
        return changed;
    }

    /// <summary>It is kept by address, and waits for an administrator.</summary>
    private async Task MoveTeachingRequestAsync(Transaction transaction, string from, string to, CancellationToken cancellationToken)
    {
        if (await store.GetAsync(TableCatalog.TeachingRequests, from, cancellationToken) is { } request)
        {
            var there = await store.GetAsync(TableCatalog.TeachingRequests, to, cancellationToken);
            transaction
                .Delete(TableCatalog.TeachingRequests, from)
                .Put(TableCatalog.TeachingRequests, request with { Email = to, Version = there?.Version ?? 0 });
        }
    }

    private async Task RequireMatchAsync(EmailChange row, string code, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (row.Tries >= VerificationCodes.MaximumTries)
        {
            throw new IdentityException(
                IdentityError.TooManyAttempts, "Too many wrong codes. Ask for a new one.", VerificationCodes.WaitBeforeMail(row.Mails, now));
        }

        var isMatch = Codes.Match(row.CodeHash, await codes.HashAsync(row.NewEmail, code, cancellationToken));
        if (isMatch && row.CodeExpiresAt > now)
        {
            return;
        }

        await store.PutAsync(IdentityTables.EmailChanges, row with { Tries = row.Tries + 1, ExpiresAt = RowExpiry(now) }, cancellationToken);
        throw isMatch ? new IdentityException(IdentityError.CodeExpired, "This code has expired. Ask for a new one.") : Mismatch();
    }

    private static long RowExpiry(DateTimeOffset now) => (now + RowLifetime).ToUnixTimeSeconds();

    private static IdentityException Mismatch() => new(IdentityError.CodeMismatch, "This code is not right.");
}
