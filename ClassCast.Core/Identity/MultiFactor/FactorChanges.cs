using ClassCast.Core.Audit;
using ClassCast.Core.Ports;

namespace ClassCast.Core.Identity.MultiFactor;

/// <summary>What the owner changes with password and code.</summary>
internal sealed class FactorChanges(ITableStore store, Accounts accounts, SignIns signIns, FactorCodes codes, TimeProvider time)
{
    public async Task<MultiFactorState> GetAsync(string userId, CancellationToken cancellationToken) =>
        (await store.GetAsync(IdentityTables.SecondFactors, userId, cancellationToken))?.ToState() ?? new MultiFactorState(EnabledAt: null, RecoveryCodesLeft: 0);

    public Task DisableAsync(string userId, FactorProof proof, CancellationToken cancellationToken) =>
        ChangeAsync(userId, proof, (transaction, account, factor) =>
        {
            transaction
                .Delete(IdentityTables.SecondFactors, userId, Condition.VersionIs(factor.Version))
                .Audit(AuditEvents.MultiFactorDisabled(userId, time))
                .Send(MultiFactorMails.Disabled(account.Email));
            return true;
        }, cancellationToken);

    public Task<IReadOnlyList<string>> RenewRecoveryCodesAsync(string userId, FactorProof proof, CancellationToken cancellationToken) =>
        ChangeAsync(userId, proof, (transaction, account, factor) =>
        {
            var (fresh, salt) = (RecoveryCodes.New(), RecoveryCodes.NewSalt());
            var renewed = factor with { RecoverySalt = salt, RecoveryCodes = [.. fresh.Select(code => RecoveryCodes.Hash(salt, code))] };
            transaction
                .Put(IdentityTables.SecondFactors, renewed)
                .Audit(AuditEvents.RecoveryCodesRenewed(userId, time))
                .Send(MultiFactorMails.RecoveryCodesRenewed(account.Email));
            return fresh;
        }, cancellationToken);

    private async Task<T> ChangeAsync<T>(
        string userId, FactorProof proof, Func<Transaction, Account, SecondFactor, T> change, CancellationToken cancellationToken)
    {
        var account = await accounts.RequireAsync(userId, cancellationToken);
        await signIns.RequirePasswordAsync(account, proof.Password, proof.Address, cancellationToken);
        return await Optimistically.RunAsync(async () =>
        {
            if (await store.GetAsync(IdentityTables.SecondFactors, userId, cancellationToken) is not { IsOn: true } factor)
            {
                throw Refusals.MultiFactorIsOff();
            }

            var transaction = new Transaction();
            var left = await codes.TakeAsync(transaction, account, factor, proof.Code, proof.Address, cancellationToken);
            var result = change(transaction, account, left);
            await store.CommitAsync(transaction, cancellationToken);
            return result;
        });
    }
}
