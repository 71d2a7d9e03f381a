using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ClassCast.Core;
using ClassCast.Core.People;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Embedded.Identity;

/// <summary>From the form to the confirmed account. What is known of an address changes neither the answer nor the work that it takes.</summary>
internal sealed class SignUps(ITableStore store, Passwords passwords, TokenKeys keys, TimeProvider time)
{
    private const int MaximumCandidates = 3;
    private static readonly TimeSpan RowLifetime = TimeSpan.FromDays(7);

    public Task SignUpAsync(NewAccount account, CancellationToken cancellationToken)
    {
        RequireGoodPassword(account.Password);
        var email = EmailAddresses.Normalize(account.Email);
        var passwordHash = passwords.Hash(account.Password);
        return MailAsync(
            email,
            (pending, codeHash, codeExpiresAt) => pending with
            {
                Candidates = [.. pending.Candidates.TakeLast(MaximumCandidates - 1), new SignUpCandidate
                {
                    PasswordHash = passwordHash,
                    GivenName = account.GivenName.Trim(),
                    FamilyName = account.FamilyName.Trim(),
                    CodeHash = codeHash,
                    CodeExpiresAt = codeExpiresAt,
                }],
            },
            tellOwner: true,
            cancellationToken);
    }

    /// <summary>A new code for the latest sign-up.</summary>
    public Task ResendAsync(string address, CancellationToken cancellationToken) => MailAsync(
        EmailAddresses.Normalize(address),
        (pending, codeHash, codeExpiresAt) => pending.Candidates is [.., var latest]
            ? pending with { Candidates = [.. pending.Candidates.SkipLast(1), latest.WithCode(codeHash, codeExpiresAt)] }
            : pending,
        tellOwner: false,
        cancellationToken);

    public Task<AccountInfo> ConfirmAsync(string address, string code, CancellationToken cancellationToken)
    {
        var email = EmailAddresses.Normalize(address);
        var codeHash = Encoding.ASCII.GetBytes(keys.HashCode(email, code.Trim()));
        return Optimistically.RunAsync(async () =>
        {
            var now = time.GetUtcNow();
            var pending = await store.GetAsync(IdentityTables.PendingSignUps, email, cancellationToken) ?? NewRow(email);
            if (pending.Tries >= VerificationCodes.MaximumTries)
            {
                throw new IdentityException(
                    IdentityError.TooManyAttempts,
                    "Too many wrong codes. Ask for a new one.",
                    VerificationCodes.WaitBeforeMail(pending.Mails, now));
            }

            var match = pending.Candidates.FirstOrDefault(candidate =>
                CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(candidate.CodeHash), codeHash));
            if (match is null || match.CodeExpiresAt <= now)
            {
                var tried = pending with { Tries = pending.Tries + 1, ExpiresAt = RowExpiry(now) };
                await store.PutAsync(IdentityTables.PendingSignUps, tried, cancellationToken);
                throw match is null
                    ? new IdentityException(IdentityError.CodeMismatch, "This code is not right.")
                    : new IdentityException(IdentityError.CodeExpired, "This code has expired. Ask for a new one.");
            }

            var account = new Account
            {
                Email = email,
                UserId = pending.UserId,
                PasswordHash = match.PasswordHash,
                GivenName = match.GivenName,
                FamilyName = match.FamilyName,
                CreatedAt = now,
            };
            var confirmed = new Transaction()
                .Put(IdentityTables.Accounts, account)
                .Delete(IdentityTables.PendingSignUps, email, Condition.VersionIs(pending.Version));
            await store.CommitAsync(confirmed, cancellationToken);
            return account.ToInfo();
        });
    }

    /// <exception cref="IdentityException">WeakPassword, with what it lacks.</exception>
    public static void RequireGoodPassword(string password)
    {
        if (PasswordRules.Check(password) is { Count: > 0 } flaws)
        {
            throw new IdentityException(IdentityError.WeakPassword, PasswordRules.Describe(flaws));
        }
    }

    // one path for new, pending and taken addresses: read both rows, write one, mail at most one message
    private Task MailAsync(
        string email, Func<PendingSignUp, string, DateTimeOffset, PendingSignUp> withCode, bool tellOwner, CancellationToken cancellationToken) =>
        Optimistically.RunAsync(async () =>
        {
            var now = time.GetUtcNow();
            var account = await store.GetAsync(IdentityTables.Accounts, email, cancellationToken);
            var pending = await store.GetAsync(IdentityTables.PendingSignUps, email, cancellationToken) ?? NewRow(email);
            if (VerificationCodes.WaitBeforeMail(pending.Mails, now) > TimeSpan.Zero)
            {
                return;
            }

            var code = NewCode();
            var mailed = pending with { Mails = VerificationCodes.Remember(pending.Mails, now), Tries = 0, ExpiresAt = RowExpiry(now) };
            if (account is null)
            {
                mailed = withCode(mailed, keys.HashCode(email, code), now + VerificationCodes.Lifetime);
            }

            var transaction = new Transaction().Put(IdentityTables.PendingSignUps, mailed);
            if (account is null)
            {
                transaction.Check(IdentityTables.Accounts, email, Condition.NotExists);
            }

            if (account is null && mailed.Candidates.Count > 0)
            {
                transaction.Send(IdentityMails.Code(email, code));
            }
            else if (account is not null && tellOwner)
            {
                transaction.Send(IdentityMails.AlreadyRegistered(email));
            }

            await store.CommitAsync(transaction, cancellationToken);
        });

    private PendingSignUp NewRow(string email) => new() { Email = email, UserId = Ids.New(time) };

    private static long RowExpiry(DateTimeOffset now) => (now + RowLifetime).ToUnixTimeSeconds();

    private static string NewCode() =>
        RandomNumberGenerator.GetInt32((int)Math.Pow(10, VerificationCodes.Digits))
            .ToString(CultureInfo.InvariantCulture)
            .PadLeft(VerificationCodes.Digits, '0');
}
