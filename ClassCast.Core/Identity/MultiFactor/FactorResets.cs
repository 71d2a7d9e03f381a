using ClassCast.Core.Ports;

namespace ClassCast.Core.Identity.MultiFactor;

/// <summary>Takes the second factor of somebody who has lost it.</summary>
internal sealed class FactorResets(ITableStore store, ICredentialAuthority authority, Accounts accounts)
{
    public async Task ResetAsync(string userId, Action<Transaction> alongside, CancellationToken cancellationToken)
    {
        var email = (await accounts.RequireAsync(userId, cancellationToken)).Email;
        if (await store.GetAsync(IdentityTables.SecondFactors, userId, cancellationToken) is not { IsOn: true } factor)
        {
            throw Refusals.MultiFactorIsOff();
        }

        // not repeated when somebody was faster: what must hold alongside may no longer
        var account = await store.GetAsync(IdentityTables.Accounts, email, cancellationToken) ?? throw new KeyNotFoundException($"There is no account {userId}.");
        var transaction = new Transaction()
            .Delete(IdentityTables.SecondFactors, userId, Condition.VersionIs(factor.Version))
            .Put(IdentityTables.Accounts, account with { SessionEpoch = account.SessionEpoch + 1 })
            .AnnounceSessionsEnded(userId)
            .Send(MultiFactorMails.Reset(account.Email));
        alongside(transaction);
        await store.CommitAsync(transaction, cancellationToken);
        await authority.EndRenewalsAsync(userId, cancellationToken);
    }
}
