using ClassCast.Core.Identity.MultiFactor;
using ClassCast.Core.Ports;

namespace ClassCast.Core.Identity;

/// <summary>
/// The classroom's own rules of identity, the same on every backend: codes and their mails, tries, locks, sessions. Each verb is in the class that it is
/// forwarded to.
/// </summary>
public sealed class IdentityProvider : IIdentityProvider
{
    private readonly ICredentialAuthority authority;
    private readonly SignUps signUps;
    private readonly SignIns signIns;
    private readonly Challenges challenges;
    private readonly Sessions sessions;
    private readonly Accounts accounts;
    private readonly NewPasswords newPasswords;
    private readonly EmailChanges emailChanges;

    public IdentityProvider(ITableStore store, ICredentialAuthority authority, IdentitySettings settings, TimeProvider time, IIdentityObserver observer)
    {
        this.authority = authority;
        var codes = new Codes(authority);
        signUps = new SignUps(store, authority, codes, time);
        sessions = new Sessions(store, authority, time, observer);
        accounts = new Accounts(store, authority, time);
        var locks = new SignInLocks(store, settings, time);
        var secrets = new SealedSecrets(authority);
        var factorCodes = new FactorCodes(store, secrets, locks, time);
        challenges = new Challenges(store, authority, sessions, factorCodes, time);
        signIns = new SignIns(store, authority, sessions, challenges, locks);
        MultiFactor = new MultiFactorProvider(
            new AuthenticatorSetups(store, accounts, signIns, factorCodes, secrets, time),
            new FactorChanges(store, accounts, signIns, factorCodes, time),
            new FactorResets(store, authority, accounts));
        Sessions = new AccountSessions(store, accounts, sessions, time);
        emailChanges = new EmailChanges(store, authority, codes, accounts, signIns, time);
        newPasswords = new NewPasswords(store, authority, codes, sessions, signIns, time);
    }

    public TokenExpectations Expectations => authority.Expectations;

    public IAccountSessions Sessions { get; }

    public Task SignUpAsync(NewAccount account, CancellationToken cancellationToken) => signUps.SignUpAsync(account, cancellationToken);

    public Task<AccountInfo> ConfirmAsync(string email, string code, CancellationToken cancellationToken) =>
        signUps.ConfirmAsync(email, code, cancellationToken);

    public Task ResendCodeAsync(string email, CancellationToken cancellationToken) => signUps.ResendAsync(email, cancellationToken);

    public Task<SignInOutcome> SignInAsync(string email, string password, string address, CancellationToken cancellationToken) =>
        signIns.SignInAsync(email, password, address, cancellationToken);

    public Task<SignInResult> AnswerAsync(string challenge, string code, string address, CancellationToken cancellationToken) =>
        challenges.AnswerAsync(challenge, code, address, cancellationToken);

    public IMultiFactor MultiFactor { get; }

    public Task<SignInResult> RefreshAsync(string refreshToken, CancellationToken cancellationToken) =>
        sessions.RefreshAsync(refreshToken, cancellationToken);

    public Task SignOutAsync(string refreshToken, CancellationToken cancellationToken) => sessions.EndAsync(refreshToken, cancellationToken);

    public Task SignOutEverywhereAsync(string userId, CancellationToken cancellationToken) =>
        accounts.EndSessionsAsync(userId, entry: null, cancellationToken);

    public Task ForgotPasswordAsync(string email, CancellationToken cancellationToken) => newPasswords.ForgotAsync(email, cancellationToken);

    public Task ResetPasswordAsync(string email, string code, string newPassword, CancellationToken cancellationToken) =>
        newPasswords.ResetAsync(email, code, newPassword, cancellationToken);

    public Task<SignInResult> ChangePasswordAsync(
        string userId, string refreshToken, string currentPassword, string newPassword, string address, CancellationToken cancellationToken) =>
        newPasswords.ChangeAsync(userId, refreshToken, currentPassword, newPassword, address, cancellationToken);

    public Task ConfirmPasswordAsync(string email, string password, string address, CancellationToken cancellationToken) =>
        signIns.VerifyAsync(email, password, address, cancellationToken);

    public Task AskForEmailAsync(string userId, string newEmail, string currentPassword, string address, CancellationToken cancellationToken) =>
        emailChanges.AskAsync(userId, newEmail, currentPassword, address, cancellationToken);

    public Task<AccountInfo> ConfirmEmailAsync(string userId, string code, CancellationToken cancellationToken) =>
        emailChanges.ConfirmAsync(userId, code, cancellationToken);

    public Task<AccountInfo?> FindAsync(string email, CancellationToken cancellationToken) => accounts.FindAsync(email, cancellationToken);

    public Task<AccountInfo> CreateConfirmedAsync(NewAccount account, IReadOnlyList<string> groups, CancellationToken cancellationToken) =>
        accounts.CreateConfirmedAsync(account, groups, cancellationToken);

    public Task RenameAsync(string userId, string givenName, string familyName, CancellationToken cancellationToken) =>
        accounts.RenameAsync(userId, givenName, familyName, cancellationToken);

    public Task AddToGroupAsync(string userId, string group, CancellationToken cancellationToken) =>
        accounts.AddToGroupAsync(userId, group, cancellationToken);

    public Task RemoveFromGroupAsync(string userId, string group, CancellationToken cancellationToken) =>
        accounts.RemoveFromGroupAsync(userId, group, cancellationToken);

    public Task SetEnabledAsync(string userId, bool enabled, CancellationToken cancellationToken) =>
        accounts.SetEnabledAsync(userId, enabled, cancellationToken);

    public Task<string> GetKeySetAsync(CancellationToken cancellationToken) => authority.GetKeySetAsync(cancellationToken);
}
