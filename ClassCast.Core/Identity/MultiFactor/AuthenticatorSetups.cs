using ClassCast.Core.Audit;
using ClassCast.Core.Ports;

namespace ClassCast.Core.Identity.MultiFactor;

/// <summary>From the QR code to the first code, which turns the second factor on.</summary>
internal sealed class AuthenticatorSetups(ITableStore store, Accounts accounts, SignIns signIns, FactorCodes codes, SealedSecrets secrets, TimeProvider time)
{
    private const string Issuer = "ClassCast";

    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(15);

    public Task<AuthenticatorSetup> BeginAsync(string userId, CancellationToken cancellationToken) => Optimistically.RunAsync(async () =>
    {
        var account = await accounts.RequireAsync(userId, cancellationToken);
        var factor = await ReadAsync(userId, cancellationToken);
        if (factor.IsOn)
        {
            throw new IdentityException(IdentityError.MultiFactorIsOn, "An authenticator app is set up already. Remove it first.");
        }

        if (await DescribeAsync(account, factor, cancellationToken) is { } waiting)
        {
            return waiting; // a page loaded twice must not make the app's secret another than the page's
        }

        var secret = await secrets.SealAsync(Totp.NewSecret(), userId, cancellationToken);
        var begun = factor with { WaitingSecret = secret, WaitingUntil = time.GetUtcNow() + Lifetime };
        await store.PutAsync(IdentityTables.SecondFactors, begun, cancellationToken);
        return (await DescribeAsync(account, begun, cancellationToken))!;
    });

    public async Task<AuthenticatorSetup?> GetAsync(string userId, CancellationToken cancellationToken)
    {
        var factor = await ReadAsync(userId, cancellationToken);
        return IsWaiting(factor) ? await DescribeAsync(await accounts.RequireAsync(userId, cancellationToken), factor, cancellationToken) : null;
    }

    public async Task<IReadOnlyList<string>> ConfirmAsync(string userId, FactorProof proof, CancellationToken cancellationToken)
    {
        var account = await accounts.RequireAsync(userId, cancellationToken);
        await signIns.RequirePasswordAsync(account, proof.Password, proof.Address, cancellationToken);
        return await Optimistically.RunAsync(async () =>
        {
            var factor = await ReadAsync(userId, cancellationToken);
            if (!IsWaiting(factor) || await secrets.OpenAsync(factor.WaitingSecret!, userId, cancellationToken) is not { } secret)
            {
                throw new IdentityException(IdentityError.SetupExpired, "This setup took too long. Start again.");
            }

            var step = codes.Match(secret, proof.Code).Step ?? throw Refusals.WrongCode();
            var (recoveryCodes, salt) = (RecoveryCodes.New(), RecoveryCodes.NewSalt());
            var enabled = factor with
            {
                EnabledAt = time.GetUtcNow(),
                Secret = factor.WaitingSecret,
                LastStep = step,
                RecoverySalt = salt,
                RecoveryCodes = [.. recoveryCodes.Select(code => RecoveryCodes.Hash(salt, code))],
                WaitingSecret = null,
                WaitingUntil = null,
            };
            var transaction = new Transaction()
                .Put(IdentityTables.SecondFactors, enabled)
                .Audit(AuditEvents.MultiFactorEnabled(userId, time))
                .Send(MultiFactorMails.Enabled(account.Email));
            await store.CommitAsync(transaction, cancellationToken);
            return recoveryCodes;
        });
    }

    private async Task<SecondFactor> ReadAsync(string userId, CancellationToken cancellationToken) =>
        await store.GetAsync(IdentityTables.SecondFactors, userId, cancellationToken) ?? new SecondFactor { UserId = userId };

    private bool IsWaiting(SecondFactor factor) => !factor.IsOn && factor.WaitingSecret is not null && factor.WaitingUntil > time.GetUtcNow();

    private async Task<AuthenticatorSetup?> DescribeAsync(Account account, SecondFactor factor, CancellationToken cancellationToken)
    {
        if (!IsWaiting(factor) || await secrets.OpenAsync(factor.WaitingSecret!, account.UserId, cancellationToken) is not { } secret)
        {
            return null;
        }

        var text = Base32.Encode(secret);
        return new AuthenticatorSetup
        {
            Secret = text,
            Uri = $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(account.Email)}?secret={text}&issuer={Issuer}&algorithm=SHA1"
                + $"&digits={Totp.Digits}&period={Totp.Period.TotalSeconds:0}",
            ExpiresAt = factor.WaitingUntil!.Value,
        };
    }
}
