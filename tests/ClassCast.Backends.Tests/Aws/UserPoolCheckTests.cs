using Amazon.CognitoIdentityProvider;
using ClassCast.Backends.Aws;
using ClassCast.Backends.Aws.Identity;
using ClassCast.Core;
using ClassCast.Core.Ports;
using Microsoft.Extensions.Configuration;

namespace ClassCast.Backends.Tests.Aws;

public sealed class UserPoolCheckTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_pool_as_the_template_makes_it_is_fine() => Assert.Empty(await CheckAsync(await PoolAsync()));

    [Fact]
    public async Task Missing_outputs_are_named()
    {
        var problems = await CheckAsync(new Dictionary<string, string>());

        Assert.Collection(
            problems,
            problem => Assert.Contains("AWS__Resources__UserPoolId is not set", problem, StringComparison.Ordinal),
            problem => Assert.Contains("AWS__Resources__UserPoolClientId is not set", problem, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pool_that_is_not_there_is_named_with_its_setting()
    {
        var pool = new Dictionary<string, string>(await PoolAsync()) { [AwsResources.UserPoolIdOutput] = "eu-central-1_nowhere" };

        Assert.Contains("There is no user pool eu-central-1_nowhere (AWS__Resources__UserPoolId)", Assert.Single(await CheckAsync(pool)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_is_not_there_is_named_with_its_setting()
    {
        var pool = new Dictionary<string, string>(await PoolAsync()) { [AwsResources.UserPoolClientIdOutput] = "nobody" };

        Assert.Contains("The client nobody (AWS__Resources__UserPoolClientId) of the user pool does not exist", Assert.Single(await CheckAsync(pool)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pool_that_lets_anybody_sign_up_or_lacks_a_group_is_refused()
    {
        await AwsServer.GetAsync();
        var pool = await TestUserPool.CreateAsync(Name(), request => request.AdminCreateUserConfig.AllowAdminCreateUserOnly = false, without: Groups.Instructors);

        Assert.Collection(
            await CheckAsync(pool),
            problem => Assert.Contains("lets anybody sign up", problem, StringComparison.Ordinal),
            problem => Assert.Contains("has no group instructors", problem, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_client_without_secret_with_other_flows_or_without_the_address_is_refused()
    {
        await AwsServer.GetAsync();
        var pool = await TestUserPool.CreateAsync(Name(), changeClient: request =>
        {
            request.GenerateSecret = false;
            request.ExplicitAuthFlows = ["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_PASSWORD_AUTH"];
            request.ReadAttributes = ["given_name", "family_name"];
        });

        Assert.Collection(
            await CheckAsync(pool),
            problem => Assert.Contains("has no secret", problem, StringComparison.Ordinal),
            problem => Assert.Contains("does not allow ALLOW_ADMIN_USER_PASSWORD_AUTH", problem, StringComparison.Ordinal),
            problem => Assert.Contains("allows ALLOW_USER_PASSWORD_AUTH", problem, StringComparison.Ordinal),
            problem => Assert.Contains("does not read email", problem, StringComparison.Ordinal));
    }

    private static string Name() => $"t{Ids.New()[^12..]}";

    private static async Task<IReadOnlyDictionary<string, string>> PoolAsync()
    {
        await AwsServer.GetAsync();
        return await TestUserPool.CreateAsync(Name());
    }

    private static async Task<IReadOnlyList<string>> CheckAsync(IReadOnlyDictionary<string, string> outputs)
    {
        await AwsServer.GetAsync();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(outputs.Select(output => KeyValuePair.Create($"{AwsResources.Section}:{output.Key}", (string?)output.Value)))
            .Build();
        using var client = new AmazonCognitoIdentityProviderClient();
        return await new UserPoolCheck(client, new AwsResources(configuration)).CheckAsync(Cancellation);
    }
}
