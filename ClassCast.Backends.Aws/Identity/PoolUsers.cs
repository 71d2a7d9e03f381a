using Amazon.CognitoIdentityProvider;
using Amazon.CognitoIdentityProvider.Model;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Aws.Identity;

/// <summary>Users of the pool, named by our ids.</summary>
internal sealed class PoolUsers(IAmazonCognitoIdentityProvider client, UserPool pool)
{
    /// <summary>Asked about instead of nobody: no id of ours is like it.</summary>
    public const string Nobody = "00000000000070008000000000000000";

    /// <exception cref="IdentityException">WeakPassword: the pool knows fewer symbols and letters than our rules.</exception>
    public async Task SetPasswordAsync(string userId, string password, CancellationToken cancellationToken)
    {
        await CreateAsync(userId, cancellationToken);
        var request = new AdminSetUserPasswordRequest { UserPoolId = pool.Id, Username = userId, Password = password, Permanent = true };
        try
        {
            await UserPool.CallAsync(() => client.AdminSetUserPasswordAsync(request, cancellationToken), cancellationToken);
        }
        catch (Exception refused) when (refused is InvalidPasswordException or PasswordHistoryPolicyViolationException)
        {
            throw new IdentityException(
                IdentityError.WeakPassword,
                "The password needs unaccented letters, a digit and a common symbol, such as ! ? - + # or _, and no space at its ends.");
        }
    }

    /// <summary>Attributes and groups as the account's row has them.</summary>
    public async Task FollowAsync(AccountInfo account, CancellationToken cancellationToken)
    {
        var attributes = new AdminUpdateUserAttributesRequest
        {
            UserPoolId = pool.Id,
            Username = account.UserId,
            UserAttributes =
            [
                Attribute("email", account.Email),
                Attribute("email_verified", "true"),
                Attribute("given_name", account.GivenName),
                Attribute("family_name", account.FamilyName),
            ],
        };
        try
        {
            await UserPool.CallAsync(() => client.AdminUpdateUserAttributesAsync(attributes, cancellationToken), cancellationToken);
            await FollowGroupsAsync(account, cancellationToken);
        }
        catch (UserNotFoundException)
        {
            // an account that came from elsewhere has no password yet, and so no user
        }
    }

    public Task EndRenewalsAsync(string userId, CancellationToken cancellationToken) => UnlessUnknownAsync(
        () => client.AdminUserGlobalSignOutAsync(new AdminUserGlobalSignOutRequest { UserPoolId = pool.Id, Username = userId }, cancellationToken),
        cancellationToken);

    public Task RemoveAsync(string userId, CancellationToken cancellationToken) => UnlessUnknownAsync(
        () => client.AdminDeleteUserAsync(new AdminDeleteUserRequest { UserPoolId = pool.Id, Username = userId }, cancellationToken),
        cancellationToken);

    private async Task CreateAsync(string userId, CancellationToken cancellationToken)
    {
        var request = new AdminCreateUserRequest { UserPoolId = pool.Id, Username = userId, MessageAction = MessageActionType.SUPPRESS };
        try
        {
            await UserPool.CallAsync(() => client.AdminCreateUserAsync(request, cancellationToken), cancellationToken);
        }
        catch (UsernameExistsException)
        {
            // a new password for a user that is there
        }
    }

    private async Task FollowGroupsAsync(AccountInfo account, CancellationToken cancellationToken)
    {
        var current = await GroupsOfAsync(account.UserId, cancellationToken);
        foreach (var group in account.Groups.Except(current))
        {
            var request = new AdminAddUserToGroupRequest { UserPoolId = pool.Id, Username = account.UserId, GroupName = group };
            await UserPool.CallAsync(() => client.AdminAddUserToGroupAsync(request, cancellationToken), cancellationToken);
        }

        foreach (var group in current.Except(account.Groups))
        {
            var request = new AdminRemoveUserFromGroupRequest { UserPoolId = pool.Id, Username = account.UserId, GroupName = group };
            await UserPool.CallAsync(() => client.AdminRemoveUserFromGroupAsync(request, cancellationToken), cancellationToken);
        }
    }

    private async Task<IReadOnlyList<string>> GroupsOfAsync(string userId, CancellationToken cancellationToken)
    {
        var groups = new List<string>();
        var request = new AdminListGroupsForUserRequest { UserPoolId = pool.Id, Username = userId };
        do
        {
            var page = await UserPool.CallAsync(() => client.AdminListGroupsForUserAsync(request, cancellationToken), cancellationToken);
            groups.AddRange((page.Groups ?? []).Select(group => group.GroupName));
            request.NextToken = page.NextToken;
        }
        while (!string.IsNullOrEmpty(request.NextToken));

        return groups;
    }

    private static async Task UnlessUnknownAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            await UserPool.CallAsync(call, cancellationToken);
        }
        catch (UserNotFoundException)
        {
            // nothing to do
        }
    }

    private static AttributeType Attribute(string name, string value) => new() { Name = name, Value = value };
}
