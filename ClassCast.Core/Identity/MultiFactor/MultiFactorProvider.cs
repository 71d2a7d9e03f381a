using ClassCast.Core.Ports;

namespace ClassCast.Core.Identity.MultiFactor;

/// <summary>Each verb is in the class that it is forwarded to.</summary>
internal sealed class MultiFactorProvider(AuthenticatorSetups setups, FactorChanges changes, FactorResets resets) : IMultiFactor
{
    public Task<MultiFactorState> GetAsync(string userId, CancellationToken cancellationToken) => changes.GetAsync(userId, cancellationToken);

    public Task<AuthenticatorSetup> BeginAsync(string userId, CancellationToken cancellationToken) => setups.BeginAsync(userId, cancellationToken);

    public Task<AuthenticatorSetup?> GetSetupAsync(string userId, CancellationToken cancellationToken) => setups.GetAsync(userId, cancellationToken);

    public Task<IReadOnlyList<string>> ConfirmAsync(string userId, FactorProof proof, CancellationToken cancellationToken) =>
        setups.ConfirmAsync(userId, proof, cancellationToken);

    public Task DisableAsync(string userId, FactorProof proof, CancellationToken cancellationToken) => changes.DisableAsync(userId, proof, cancellationToken);

    public Task<IReadOnlyList<string>> RenewRecoveryCodesAsync(string userId, FactorProof proof, CancellationToken cancellationToken) =>
        changes.RenewRecoveryCodesAsync(userId, proof, cancellationToken);

    public Task ResetAsync(string userId, Action<Transaction> alongside, CancellationToken cancellationToken) =>
        resets.ResetAsync(userId, alongside, cancellationToken);
}
