namespace ClassCast.Core.Ports;

/// <summary>
/// Keeps passwords and signs tokens; everything else about accounts are rows of the classroom, the same on every backend. An entry is an account's id, which is
/// ours, and its password. What the tokens say of the person follows the account's row (<see cref="FollowAsync"/>).
/// </summary>
/// <remarks>
/// Tokens are JWTs with the claims that Amazon Cognito gives them. Access: <c>username</c> (the account's id), <c>cognito:groups</c>, <c>token_use</c>,
/// <c>client_id</c>, <c>auth_time</c>; no <c>aud</c>, no <c>email</c>. Id: <c>cognito:username</c>, <c>aud</c>, <c>email</c>, <c>email_verified</c>,
/// <c>given_name</c>, <c>family_name</c>. <c>sub</c> is the authority's own name for the account. When the authority cannot be reached or refuses for load, every
/// member fails with <see cref="StorageUnavailableException"/>.
/// </remarks>
public interface ICredentialAuthority
{
    TokenExpectations Expectations { get; }

    /// <summary>The public keys as a JWKS document (RFC 7517): the current one, and those whose tokens may still be valid.</summary>
    Task<string> GetKeySetAsync(CancellationToken cancellationToken);

    /// <summary>
    /// A secret of the installation, the same in all its processes and in none of its tables. Whoever reads the tables still cannot guess the six digits of a code
    /// from its hash.
    /// </summary>
    Task<byte[]> GetCodeKeyAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Sets the password; for an id that has no entry it makes one. Safe to repeat. An entry that no account followed within
    /// <see cref="UnfollowedFor"/> may be removed.
    /// </summary>
    /// <exception cref="IdentityException">WeakPassword, should the authority be stricter than <see cref="People.PasswordRules"/>.</exception>
    Task SetPasswordAsync(string userId, string password, CancellationToken cancellationToken);

    /// <summary>Makes later tokens say what the account says now: address, names, groups. Without an entry it does nothing. Safe to repeat.</summary>
    Task FollowAsync(AccountInfo account, CancellationToken cancellationToken);

    /// <param name="userId">Null for nobody: the same work, and then false, so that how long it takes does not tell whether there is an account.</param>
    /// <param name="password">As typed.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    Task<bool> CheckPasswordAsync(string? userId, string password, CancellationToken cancellationToken);

    /// <returns>Tokens that say what the account says; null when the password is wrong.</returns>
    /// <exception cref="IdentityException">Disabled, when somebody disabled the entry at the authority itself.</exception>
    Task<IssuedTokens?> SignInAsync(AccountInfo account, string password, TokenSession session, CancellationToken cancellationToken);

    /// <param name="account">As it is now; the tokens say the same.</param>
    /// <param name="session">The session that goes on.</param>
    /// <param name="renewal">From the tokens before.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>New tokens; null when the authority has ended this session.</returns>
    /// <exception cref="IdentityException">Disabled, as for <see cref="SignInAsync"/>.</exception>
    Task<IssuedTokens?> RenewAsync(AccountInfo account, TokenSession session, string renewal, CancellationToken cancellationToken);

    /// <summary>Ends at the authority what was renewable until now, beside our own sessions, which have ended before.</summary>
    Task EndRenewalsAsync(string userId, CancellationToken cancellationToken);

    /// <summary>Removes the entry; an unknown one is fine.</summary>
    Task RemoveAsync(string userId, CancellationToken cancellationToken);

    /// <summary>How long an entry waits for its account: longer than a sign-up waits for its code.</summary>
    static TimeSpan UnfollowedFor { get; } = TimeSpan.FromDays(8);
}

/// <param name="SessionId">An id of ours.</param>
/// <param name="SignedInAt">When the password was checked.</param>
public sealed record TokenSession(string SessionId, DateTimeOffset SignedInAt);

/// <summary>What the authority issued. A class, so that nothing prints it.</summary>
public sealed class IssuedTokens
{
    public required string AccessToken { get; init; }

    public required string IdToken { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Renews these tokens. Secret, never given to a client; empty where the authority needs none.</summary>
    public required string Renewal { get; init; }
}
