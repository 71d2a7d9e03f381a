using Amazon.CognitoIdentityProvider;
using Amazon.CognitoIdentityProvider.Model;
using ClassCast.Backends.Aws;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Tests.Aws;

/// <summary>A user pool of the test's own, as infra/auth.template makes it.</summary>
internal static class TestUserPool
{
    /// <returns>The outputs that a stack would have.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> CreateAsync(
        string prefix, Action<CreateUserPoolRequest>? changePool = null, Action<CreateUserPoolClientRequest>? changeClient = null, params IEnumerable<string> without)
    {
        using var client = new AmazonCognitoIdentityProviderClient();
        var request = new CreateUserPoolRequest
        {
            PoolName = prefix,
            AdminCreateUserConfig = new AdminCreateUserConfigType { AllowAdminCreateUserOnly = true },
            UsernameConfiguration = new UsernameConfigurationType { CaseSensitive = false },
            Policies = new UserPoolPolicyType
            {
                PasswordPolicy = new PasswordPolicyType { MinimumLength = 8, RequireLowercase = true, RequireUppercase = true, RequireNumbers = true, RequireSymbols = true },
            },
        };
        changePool?.Invoke(request);
        var pool = (await client.CreateUserPoolAsync(request)).UserPool.Id;
        foreach (var group in new[] { Groups.Students, Groups.Instructors, Groups.Admins }.Except(without))
        {
            await client.CreateGroupAsync(new CreateGroupRequest { UserPoolId = pool, GroupName = group });
        }

        return new Dictionary<string, string>
        {
            [AwsResources.UserPoolIdOutput] = pool,
            [AwsResources.UserPoolClientIdOutput] = await CreateClientAsync(client, pool, changeClient),
        };
    }

    private static async Task<string> CreateClientAsync(AmazonCognitoIdentityProviderClient client, string pool, Action<CreateUserPoolClientRequest>? change)
    {
        var request = new CreateUserPoolClientRequest
        {
            UserPoolId = pool,
            ClientName = "classroom",
            GenerateSecret = true,
            ExplicitAuthFlows = ["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
            ReadAttributes = ["email", "email_verified", "given_name", "family_name"],
        };
        change?.Invoke(request);
        return (await client.CreateUserPoolClientAsync(request)).UserPoolClient.ClientId;
    }
}
