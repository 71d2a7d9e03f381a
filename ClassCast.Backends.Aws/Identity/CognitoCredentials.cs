using Amazon.CognitoIdentityProvider;
using Amazon.CognitoIdentityProvider.Model;
using ClassCast.Core.Ports;
using Microsoft.Extensions.Logging;

namespace ClassCast.Backends.Aws.Identity;

/// <summary>Passwords and tokens of a Cognito user pool. The account's row is the truth: no token leaves that says something else.</summary>
internal sealed partial class CognitoCredentials(
    IAmazonCognitoIdentityProvider client, UserPool pool, PoolUsers users, PoolKeys keys, ILogger<CognitoCredentials> logger) : ICredentialAuthority
{
    public TokenExpectations Expectations => new(pool.Issuer, pool.ClientId);

    public Task<string> GetKeySetAsync(CancellationToken cancellationToken) => keys.GetAsync(cancellationToken);

    public Task<byte[]> GetCodeKeyAsync(CancellationToken cancellationToken) => pool.GetCodeKeyAsync(cancellationToken);

    public Task SetPasswordAsync(string userId, string password, CancellationToken cancellationToken) =>
        users.SetPasswordAsync(userId, password, cancellationToken);

    public Task FollowAsync(AccountInfo account, CancellationToken cancellationToken) => users.FollowAsync(account, cancellationToken);

    public async Task<bool> CheckPasswordAsync(string? userId, string password, CancellationToken cancellationToken) =>
        await AuthenticateAsync(userId ?? PoolUsers.Nobody, password, cancellationToken) is not null && userId is not null;

    public async Task<IssuedTokens?> SignInAsync(AccountInfo account, string password, TokenSession session, CancellationToken cancellationToken) =>
        await AuthenticateAsync(account.UserId, password, cancellationToken) is { } tokens
            ? await AgreedAsync(tokens, account, cancellationToken)
            : null;

    public async Task<IssuedTokens?> RenewAsync(AccountInfo account, TokenSession session, string renewal, CancellationToken cancellationToken) =>
        renewal.Length > 0 && await RefreshAsync(account.UserId, renewal, cancellationToken) is { } tokens
            ? await AgreedAsync(tokens, account, cancellationToken)
            : null;

    public Task EndRenewalsAsync(string userId, CancellationToken cancellationToken) => users.EndRenewalsAsync(userId, cancellationToken);

    public Task RemoveAsync(string userId, CancellationToken cancellationToken) => users.RemoveAsync(userId, cancellationToken);

    /// <summary>Corrects a pool that says something else than the row, be it that a process died in between or that somebody used the console.</summary>
    private async Task<IssuedTokens?> AgreedAsync(PoolTokens tokens, AccountInfo account, CancellationToken cancellationToken)
    {
        if (tokens.Describe(account))
        {
            return tokens.ToIssued();
        }

        await users.FollowAsync(account, cancellationToken);
        var corrected = await RefreshAsync(account.UserId, tokens.Renewal, cancellationToken);
        return corrected is null || corrected.NameTheGroupsOf(account)
            ? corrected?.ToIssued()
            : throw new StorageUnavailableException($"The user pool does not yet know the groups of {account.UserId}.", isDiskFull: false);
    }

    private Task<PoolTokens?> AuthenticateAsync(string userId, string password, CancellationToken cancellationToken) =>
        InitiateAsync(AuthFlowType.ADMIN_USER_PASSWORD_AUTH, userId, new() { ["USERNAME"] = userId, ["PASSWORD"] = password }, "", cancellationToken);

    private Task<PoolTokens?> RefreshAsync(string userId, string renewal, CancellationToken cancellationToken) =>
        InitiateAsync(AuthFlowType.REFRESH_TOKEN_AUTH, userId, new() { ["REFRESH_TOKEN"] = renewal }, renewal, cancellationToken);

    /// <returns>Null when the pool says no.</returns>
    private async Task<PoolTokens?> InitiateAsync(
        AuthFlowType flow, string userId, Dictionary<string, string> parameters, string renewal, CancellationToken cancellationToken)
    {
        parameters["SECRET_HASH"] = await pool.GetSecretHashAsync(userId, cancellationToken);
        var request = new AdminInitiateAuthRequest { UserPoolId = pool.Id, ClientId = pool.ClientId, AuthFlow = flow, AuthParameters = parameters };
        try
        {
            var answer = await UserPool.CallAsync(() => client.AdminInitiateAuthAsync(request, cancellationToken), cancellationToken);
            if (answer.AuthenticationResult is { } result)
            {
                return new PoolTokens(result, renewal);
            }

            LogChallenge(logger, userId, answer.ChallengeName?.Value ?? "?");
            return null;
        }
        catch (NotAuthorizedException refused)
        {
            return Refusal(refused);
        }
        catch (Exception unknown) when (unknown is UserNotFoundException or PasswordResetRequiredException or UserNotConfirmedException)
        {
            return null;
        }
    }

    // Cognito has one exception for all that it refuses, and tells them apart in words
    private PoolTokens? Refusal(NotAuthorizedException refused)
    {
        if (refused.Message.Contains("secret hash", StringComparison.OrdinalIgnoreCase))
        {
            pool.ForgetSecret();
            throw new StorageUnavailableException("The secret of the user pool's client has changed; it is read again.", isDiskFull: false, refused);
        }

        return refused.Message.Contains("disabled", StringComparison.OrdinalIgnoreCase)
            ? throw new IdentityException(IdentityError.Disabled, "This account is disabled. Ask an administrator.")
            : null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The user pool asks user {UserId} for {Challenge}, which the classroom does not answer: the sign-in is refused")]
    private static partial void LogChallenge(ILogger logger, string userId, string challenge);
}
