using ClassCast.Core.Identity.Hooks;
using ClassCast.Core.People;
using ClassCast.Core.Ports;

namespace ClassCast.Core.Identity;

/// <summary>From the form to the confirmed account. What is known of an address changes neither the answer nor the work that it takes.</summary>
internal sealed class SignUps(ITableStore store, ICredentialAuthority authority, Codes codes, TimeProvider time)
{
    private const int MaximumCandidates = 3;
    private static readonly TimeSpan RowLifetime = TimeSpan.FromDays(7);

    public async Task SignUpAsync(NewAccount account, CancellationToken cancellationToken)
    {
        Refusals.WeakPassword(account.Password);
        var email = Refusals.UnsafeAddress(account.Email);
        var candidate = new SignUpCandidate
        {
            UserId = Ids.New(time),
            GivenName = account.GivenName.Trim(),
            FamilyName = account.FamilyName.Trim(),
            CodeHash = "",
            CodeExpiresAt = time.GetUtcNow(),
        };
        await authority.SetPasswordAsync(candidate.UserId, account.Password, cancellationToken);
        var given = await MailAsync(
            email,
            pending => pending with { Candidates = [.. pending.Candidates.TakeLast(MaximumCandidates - 1), candidate] },
            tellOwner: true,
            cancellationToken);
        await RemoveAsync(given.Dropped(candidate), cancellationToken);
    }

    /// <summary>A new code for the latest sign-up.</summary>
    public Task ResendAsync(string address, CancellationToken cancellationToken) =>
        MailAsync(EmailAddresses.Normalize(address), pending => pending, tellOwner: false, cancellationToken);

    public async Task<AccountInfo> ConfirmAsync(string address, string code, CancellationToken cancellationToken)
    {
        var email = EmailAddresses.Normalize(address);
        var codeHash = await codes.HashAsync(email, code, cancellationToken);
        var (account, others) = await Optimistically.RunAsync(async () =>
        {
            var now = time.GetUtcNow();
            var pending = await store.GetAsync(IdentityTables.PendingSignUps, email, cancellationToken) ?? NewRow(email);
            var match = await RequireMatchAsync(pending, codeHash, now, cancellationToken);
            var account = new Account
            {
                Email = email,
                UserId = match.UserId,
                GivenName = match.GivenName,
                FamilyName = match.FamilyName,
                IsEnabled = true,
                Groups = [],
                CreatedAt = now,
            };
            var confirmed = new Transaction()
                .Put(IdentityTables.Accounts, account)
                .Delete(IdentityTables.PendingSignUps, email, Condition.VersionIs(pending.Version));
            await store.CommitAsync(confirmed, cancellationToken);
            return (account.ToInfo(), pending.Candidates.Where(candidate => candidate != match).ToList());
        });

        await authority.FollowAsync(account, cancellationToken);
        await RemoveAsync(others, cancellationToken);
        return account;
    }

    private async Task<SignUpCandidate> RequireMatchAsync(PendingSignUp pending, string codeHash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (pending.Tries >= VerificationCodes.MaximumTries)
        {
            throw new IdentityException(
                IdentityError.TooManyAttempts,
                "Too many wrong codes. Ask for a new one.",
                VerificationCodes.WaitBeforeMail(pending.Mails, now));
        }

        var match = pending.Candidates.FirstOrDefault(candidate => Codes.Match(candidate.CodeHash, codeHash));
        if (match is not null && match.CodeExpiresAt > now)
        {
            return match;
        }

        var tried = pending with { Tries = pending.Tries + 1, ExpiresAt = RowExpiry(now) };
        await store.PutAsync(IdentityTables.PendingSignUps, tried, cancellationToken);
        throw match is null
            ? new IdentityException(IdentityError.CodeMismatch, "This code is not right.")
            : new IdentityException(IdentityError.CodeExpired, "This code has expired. Ask for a new one.");
    }

    // one path for new, pending and taken addresses: read both rows, write one, mail at most one message
    private async Task<Given> MailAsync(
        string email, Func<PendingSignUp, PendingSignUp> change, bool tellOwner, CancellationToken cancellationToken)
    {
        var code = Codes.New();
        var codeHash = await codes.HashAsync(email, code, cancellationToken);
        return await Optimistically.RunAsync(async () =>
        {
            var now = time.GetUtcNow();
            var account = await store.GetAsync(IdentityTables.Accounts, email, cancellationToken);
            var pending = await store.GetAsync(IdentityTables.PendingSignUps, email, cancellationToken) ?? NewRow(email);
            if (VerificationCodes.WaitBeforeMail(pending.Mails, now) > TimeSpan.Zero)
            {
                return new Given(pending.Candidates, pending.Candidates);
            }

            var mailed = change(pending) with { Mails = VerificationCodes.Remember(pending.Mails, now), Tries = 0, ExpiresAt = RowExpiry(now) };
            var transaction = new Transaction();
            if (account is null)
            {
                transaction.Check(IdentityTables.Accounts, email, Condition.NotExists);
                if (mailed.Candidates is [.., var latest])
                {
                    mailed = mailed with { Candidates = [.. mailed.Candidates.SkipLast(1), latest.WithCode(codeHash, now + VerificationCodes.Lifetime)] };
                    transaction.Send(MessageTexts.Code(email, code));
                }
            }
            else if (tellOwner)
            {
                transaction.Send(MessageTexts.AlreadyRegistered(email));
            }

            await store.CommitAsync(transaction.Put(IdentityTables.PendingSignUps, mailed), cancellationToken);
            return new Given(pending.Candidates, mailed.Candidates);
        });
    }

    private async Task RemoveAsync(IEnumerable<SignUpCandidate> candidates, CancellationToken cancellationToken)
    {
        foreach (var candidate in candidates)
        {
            await authority.RemoveAsync(candidate.UserId, cancellationToken);
        }
    }

    private static PendingSignUp NewRow(string email) => new() { Email = email };

    private static long RowExpiry(DateTimeOffset now) => (now + RowLifetime).ToUnixTimeSeconds();

    /// <summary>The candidates before and after a mail.</summary>
    private sealed record Given(IReadOnlyList<SignUpCandidate> Before, IReadOnlyList<SignUpCandidate> After)
    {
        /// <summary>Those that a sign-up pushed out, or the new one itself when no mail could go out.</summary>
        public IEnumerable<SignUpCandidate> Dropped(SignUpCandidate added) => Before.Append(added).ExceptBy(After.Select(kept => kept.UserId), candidate => candidate.UserId);
    }
}
