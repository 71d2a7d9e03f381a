using Amazon.CognitoIdentityProvider;
using Amazon.CognitoIdentityProvider.Model;
using ClassCast.Backends.Aws.Hosting;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Aws.Identity;

/// <summary>The pool is there, lets nobody in around us, and has the client and the groups that the classroom needs.</summary>
internal sealed class UserPoolCheck(IAmazonCognitoIdentityProvider client, AwsResources resources) : IAwsStartupCheck
{
    private static readonly string PoolSetting = AwsResources.Setting(AwsResources.UserPoolIdOutput);
    private static readonly string ClientSetting = AwsResources.Setting(AwsResources.UserPoolClientIdOutput);

    private static readonly string[] NeededFlows = ["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"];
    private static readonly string[] ForbiddenFlows = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH", "ALLOW_USER_AUTH"];
    private static readonly string[] ReadAttributes = ["email", "given_name", "family_name"];

    public string Name => "user pool";

    public async Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken)
    {
        string[] missing = [.. new[] { AwsResources.UserPoolIdOutput, AwsResources.UserPoolClientIdOutput }.Select(resources.Missing).OfType<string>()];
        if (missing.Length > 0)
        {
            return missing;
        }

        try
        {
            var pool = await client.DescribeUserPoolAsync(new DescribeUserPoolRequest { UserPoolId = resources.UserPoolId }, cancellationToken);
            var groups = await client.ListGroupsAsync(new ListGroupsRequest { UserPoolId = resources.UserPoolId }, cancellationToken);
            string[] problems = [.. PoolProblems(pool.UserPool), .. GroupProblems(groups.Groups ?? [])];
            return [.. problems.Select(problem => $"The user pool {resources.UserPoolId} ({PoolSetting}) {problem}"), .. await ClientProblemsAsync(cancellationToken)];
        }
        catch (Exception error) when (error is ResourceNotFoundException or InvalidParameterException)
        {
            return [$"There is no user pool {resources.UserPoolId} ({PoolSetting}) in region {client.Config.RegionEndpoint?.SystemName ?? "?"}. Look at AWS_REGION, and at whether the setting is of this stack."];
        }
    }

    private static IEnumerable<string> PoolProblems(UserPoolType pool)
    {
        if (pool.AdminCreateUserConfig?.AllowAdminCreateUserOnly is not true)
        {
            yield return "lets anybody sign up. Update the stack (infra/auth.template: AllowAdminCreateUserOnly).";
        }
    }

    private static IEnumerable<string> GroupProblems(IReadOnlyList<GroupType> groups) =>
        new[] { Groups.Students, Groups.Instructors, Groups.Admins }
            .Except(groups.Select(group => group.GroupName))
            .Select(group => $"has no group {group}. Update the stack (infra/auth.template).");

    private async Task<IReadOnlyList<string>> ClientProblemsAsync(CancellationToken cancellationToken)
    {
        var request = new DescribeUserPoolClientRequest { UserPoolId = resources.UserPoolId, ClientId = resources.UserPoolClientId };
        var named = $"The client {resources.UserPoolClientId} ({ClientSetting}) of the user pool";
        try
        {
            var found = (await client.DescribeUserPoolClientAsync(request, cancellationToken)).UserPoolClient;
            return [.. Problems(found).Select(problem => $"{named} {problem} Update the stack (infra/auth.template).")];
        }
        catch (Exception error) when (error is ResourceNotFoundException or InvalidParameterException)
        {
            return [$"{named} does not exist. Look at whether the setting is of this stack."];
        }
    }

    private static IEnumerable<string> Problems(UserPoolClientType found)
    {
        if (string.IsNullOrEmpty(found.ClientSecret))
        {
            yield return "has no secret (GenerateSecret).";
        }

        foreach (var flow in NeededFlows.Except(found.ExplicitAuthFlows ?? []))
        {
            yield return $"does not allow {flow} (ExplicitAuthFlows).";
        }

        foreach (var flow in ForbiddenFlows.Intersect(found.ExplicitAuthFlows ?? []))
        {
            yield return $"allows {flow}, which signs in around the classroom's locks (ExplicitAuthFlows).";
        }

        // none listed means all
        foreach (var attribute in ReadAttributes.Except(found.ReadAttributes is { Count: > 0 } readable ? readable : [.. ReadAttributes]))
        {
            yield return $"does not read {attribute}, so id tokens lack it (ReadAttributes).";
        }
    }
}
