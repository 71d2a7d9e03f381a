using Amazon.CognitoIdentityProvider;
using Amazon.CognitoIdentityProvider.Model;

namespace ClassCast.AwsSdk.Tests.Cognito;

public sealed class CognitoOnMotoTests(Moto moto) : IDisposable
{
    private const string Email = "ada@example.org";
    private const string Password = "Correct-horse-7";

    // moto tells the region by the signature, and takes unsigned requests for this one
    private readonly AmazonCognitoIdentityProviderClient cognito = new(
        Moto.Credentials, moto.Configure(new AmazonCognitoIdentityProviderConfig(), region: "us-east-1"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => cognito.Dispose();

    [Fact]
    public async Task A_pool_and_its_client_are_described_as_they_were_created()
    {
        var (pool, client) = await PoolAsync();

        var described = (await cognito.DescribeUserPoolAsync(new DescribeUserPoolRequest { UserPoolId = pool }, Token)).UserPool;
        var describedClient = (await cognito.DescribeUserPoolClientAsync(
            new DescribeUserPoolClientRequest { UserPoolId = pool, ClientId = client }, Token)).UserPoolClient;
        var mfa = await cognito.GetUserPoolMfaConfigAsync(new GetUserPoolMfaConfigRequest { UserPoolId = pool }, Token);

        Assert.Equal(10, described.Policies.PasswordPolicy.MinimumLength);
        Assert.True(described.Policies.PasswordPolicy.RequireNumbers);
        Assert.Equal(DateTimeKind.Utc, described.CreationDate!.Value.Kind);
        Assert.InRange(described.CreationDate.Value, DateTime.UnixEpoch.AddYears(50), DateTime.UnixEpoch.AddYears(200));
        Assert.Equal(60, describedClient.AccessTokenValidity);
        Assert.Equal(TimeUnitsType.Minutes, describedClient.TokenValidityUnits.AccessToken);
        Assert.Contains(ExplicitAuthFlowsType.ALLOW_ADMIN_USER_PASSWORD_AUTH.Value, describedClient.ExplicitAuthFlows);
        Assert.Equal(UserPoolMfaType.OFF, mfa.MfaConfiguration);
    }

    [Fact]
    public async Task A_deleted_pool_is_not_found()
    {
        var (pool, _) = await PoolAsync();

        await cognito.DeleteUserPoolAsync(new DeleteUserPoolRequest { UserPoolId = pool }, Token);

        var e = await Assert.ThrowsAsync<ResourceNotFoundException>(() => cognito.DescribeUserPoolAsync(new DescribeUserPoolRequest { UserPoolId = pool }, Token));
        Assert.Equal("ResourceNotFoundException", e.ErrorCode);
    }

    [Fact]
    public async Task A_user_is_created_changed_disabled_enabled_found_and_deleted()
    {
        var (pool, _) = await PoolAsync();

        var created = await cognito.AdminCreateUserAsync(
            new AdminCreateUserRequest
            {
                UserPoolId = pool,
                Username = Email,
                MessageAction = MessageActionType.SUPPRESS,
                UserAttributes = [new() { Name = "email", Value = Email }, new() { Name = "email_verified", Value = "true" }],
            },
            Token);
        await cognito.AdminUpdateUserAttributesAsync(
            new AdminUpdateUserAttributesRequest { UserPoolId = pool, Username = Email, UserAttributes = [new() { Name = "name", Value = "Ada ♥" }] }, Token);
        await cognito.AdminDisableUserAsync(new AdminDisableUserRequest { UserPoolId = pool, Username = Email }, Token);
        var disabled = await cognito.AdminGetUserAsync(new AdminGetUserRequest { UserPoolId = pool, Username = Email }, Token);
        await cognito.AdminEnableUserAsync(new AdminEnableUserRequest { UserPoolId = pool, Username = Email }, Token);
        var found = await cognito.ListUsersAsync(new ListUsersRequest { UserPoolId = pool, Filter = $"email = \"{Email}\"" }, Token);
        await cognito.AdminDeleteUserAsync(new AdminDeleteUserRequest { UserPoolId = pool, Username = Email }, Token);

        Assert.Equal(UserStatusType.FORCE_CHANGE_PASSWORD, created.User.UserStatus);
        Assert.False(disabled.Enabled);
        Assert.Equal("Ada ♥", disabled.UserAttributes.Single(attribute => attribute.Name == "name").Value);
        Assert.True(Assert.Single(found.Users).Enabled);
        await Assert.ThrowsAsync<UserNotFoundException>(() => cognito.AdminGetUserAsync(new AdminGetUserRequest { UserPoolId = pool, Username = Email }, Token));
    }

    [Fact]
    public async Task Groups_are_created_listed_given_and_taken()
    {
        var (pool, _) = await PoolAsync();
        await UserAsync(pool);

        await cognito.CreateGroupAsync(new CreateGroupRequest { UserPoolId = pool, GroupName = "Teacher", Precedence = 2 }, Token);
        await cognito.AdminAddUserToGroupAsync(new AdminAddUserToGroupRequest { UserPoolId = pool, Username = Email, GroupName = "Teacher" }, Token);
        var groups = await cognito.ListGroupsAsync(new ListGroupsRequest { UserPoolId = pool }, Token);
        var given = await cognito.AdminListGroupsForUserAsync(new AdminListGroupsForUserRequest { UserPoolId = pool, Username = Email }, Token);
        await cognito.AdminRemoveUserFromGroupAsync(new AdminRemoveUserFromGroupRequest { UserPoolId = pool, Username = Email, GroupName = "Teacher" }, Token);
        var taken = await cognito.AdminListGroupsForUserAsync(new AdminListGroupsForUserRequest { UserPoolId = pool, Username = Email }, Token);

        Assert.Equal(("Teacher", 2), (Assert.Single(groups.Groups).GroupName, groups.Groups[0].Precedence));
        Assert.Equal("Teacher", Assert.Single(given.Groups).GroupName);
        Assert.Empty(taken.Groups);
        await Assert.ThrowsAsync<GroupExistsException>(
            () => cognito.CreateGroupAsync(new CreateGroupRequest { UserPoolId = pool, GroupName = "Teacher" }, Token));
    }

    [Fact]
    public async Task The_first_sign_in_of_an_invited_user_asks_for_a_new_password_and_then_gives_tokens()
    {
        var (pool, client) = await PoolAsync();
        await cognito.AdminCreateUserAsync(
            new AdminCreateUserRequest { UserPoolId = pool, Username = Email, TemporaryPassword = "Temporary-1!", MessageAction = MessageActionType.SUPPRESS }, Token);

        var challenge = await SignInAsync(pool, client, "Temporary-1!");
        var answer = await cognito.AdminRespondToAuthChallengeAsync(
            new AdminRespondToAuthChallengeRequest
            {
                UserPoolId = pool,
                ClientId = client,
                ChallengeName = challenge.ChallengeName,
                Session = challenge.Session,
                ChallengeResponses = new() { ["USERNAME"] = Email, ["NEW_PASSWORD"] = Password },
            },
            Token);

        Assert.Equal(ChallengeNameType.NEW_PASSWORD_REQUIRED, challenge.ChallengeName);
        Assert.Null(challenge.AuthenticationResult);
        Assert.Equal("Bearer", answer.AuthenticationResult.TokenType);
        Assert.NotEmpty(answer.AuthenticationResult.AccessToken);
    }

    [Fact]
    public async Task Tokens_are_refreshed_until_the_user_is_signed_out_everywhere()
    {
        var (pool, client) = await PoolAsync();
        await UserAsync(pool);

        var tokens = (await SignInAsync(pool, client, Password)).AuthenticationResult;
        var refreshed = await RefreshAsync(client, tokens.RefreshToken);
        await cognito.AdminUserGlobalSignOutAsync(new AdminUserGlobalSignOutRequest { UserPoolId = pool, Username = Email }, Token);

        Assert.NotEmpty(refreshed.AuthenticationResult.IdToken);
        await Assert.ThrowsAsync<NotAuthorizedException>(() => RefreshAsync(client, tokens.RefreshToken));
        await Assert.ThrowsAsync<NotAuthorizedException>(() => SignInAsync(pool, client, "wrong"));
    }

    [Fact]
    public async Task A_user_signs_up_confirms_changes_the_password_and_signs_out_without_any_AWS_credentials()
    {
        var (pool, client) = await PoolAsync();
        using var anonymous = new AmazonCognitoIdentityProviderClient(
            new Amazon.Runtime.AnonymousAWSCredentials(), moto.Configure(new AmazonCognitoIdentityProviderConfig()));

        var signedUp = await anonymous.SignUpAsync(
            new SignUpRequest { ClientId = client, Username = Email, Password = Password, UserAttributes = [new() { Name = "email", Value = Email }] }, Token);
        await Assert.ThrowsAsync<UserNotConfirmedException>(() => InitiateAsync(Password));
        await anonymous.ConfirmSignUpAsync(new ConfirmSignUpRequest { ClientId = client, Username = Email, ConfirmationCode = "123456" }, Token);
        var tokens = (await InitiateAsync(Password)).AuthenticationResult;
        await anonymous.ChangePasswordAsync(
            new ChangePasswordRequest { AccessToken = tokens.AccessToken, PreviousPassword = Password, ProposedPassword = "Another-horse-8" }, Token);
        await anonymous.GlobalSignOutAsync(new GlobalSignOutRequest { AccessToken = (await InitiateAsync("Another-horse-8")).AuthenticationResult.AccessToken }, Token);

        Assert.False(signedUp.UserConfirmed);
        await Assert.ThrowsAsync<NotAuthorizedException>(() => InitiateAsync(Password));

        Task<InitiateAuthResponse> InitiateAsync(string password) => anonymous.InitiateAuthAsync(
            new InitiateAuthRequest
            {
                ClientId = client,
                AuthFlow = AuthFlowType.USER_PASSWORD_AUTH,
                AuthParameters = new() { ["USERNAME"] = Email, ["PASSWORD"] = password },
            },
            Token);
    }

    [Fact]
    public async Task A_signed_up_user_is_confirmed_by_an_administrator_and_resets_a_forgotten_password()
    {
        var (pool, client) = await PoolAsync();
        await cognito.SignUpAsync(new SignUpRequest { ClientId = client, Username = Email, Password = Password }, Token);
        await cognito.AdminConfirmSignUpAsync(new AdminConfirmSignUpRequest { UserPoolId = pool, Username = Email }, Token);

        var forgotten = await cognito.ForgotPasswordAsync(new ForgotPasswordRequest { ClientId = client, Username = Email }, Token);
        await Assert.ThrowsAsync<ExpiredCodeException>(() => ConfirmAsync("moto-confirmation-code:another"));
        await ConfirmAsync("123456");

        Assert.NotNull(forgotten.CodeDeliveryDetails);
        Assert.NotEmpty((await SignInAsync(pool, client, "Another-horse-8")).AuthenticationResult.AccessToken);

        Task<ConfirmForgotPasswordResponse> ConfirmAsync(string code) => cognito.ConfirmForgotPasswordAsync(
            new ConfirmForgotPasswordRequest { ClientId = client, Username = Email, ConfirmationCode = code, Password = "Another-horse-8" }, Token);
    }

    private async Task<(string Pool, string Client)> PoolAsync()
    {
        var pool = (await cognito.CreateUserPoolAsync(
            new CreateUserPoolRequest
            {
                PoolName = "classroom",
                Policies = new() { PasswordPolicy = new() { MinimumLength = 10, RequireNumbers = true, RequireLowercase = true } },
                MfaConfiguration = UserPoolMfaType.OFF,
                UserPoolTags = new() { ["stage"] = "test" },
            },
            Token)).UserPool.Id;
        var client = (await cognito.CreateUserPoolClientAsync(
            new CreateUserPoolClientRequest
            {
                UserPoolId = pool,
                ClientName = "web",
                ExplicitAuthFlows =
                [
                    ExplicitAuthFlowsType.ALLOW_ADMIN_USER_PASSWORD_AUTH, ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH,
                    ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH,
                ],
                AccessTokenValidity = 60,
                TokenValidityUnits = new() { AccessToken = TimeUnitsType.Minutes },
            },
            Token)).UserPoolClient.ClientId;
        return (pool, client);
    }

    private async Task UserAsync(string pool)
    {
        await cognito.AdminCreateUserAsync(
            new AdminCreateUserRequest { UserPoolId = pool, Username = Email, MessageAction = MessageActionType.SUPPRESS }, Token);
        await cognito.AdminSetUserPasswordAsync(
            new AdminSetUserPasswordRequest { UserPoolId = pool, Username = Email, Password = Password, Permanent = true }, Token);
    }

    private Task<AdminInitiateAuthResponse> SignInAsync(string pool, string client, string password) => cognito.AdminInitiateAuthAsync(
        new AdminInitiateAuthRequest
        {
            UserPoolId = pool,
            ClientId = client,
            AuthFlow = AuthFlowType.ADMIN_USER_PASSWORD_AUTH,
            AuthParameters = new() { ["USERNAME"] = Email, ["PASSWORD"] = password },
        },
        Token);

    private Task<InitiateAuthResponse> RefreshAsync(string client, string refreshToken) => cognito.InitiateAuthAsync(
        new InitiateAuthRequest
        {
            ClientId = client,
            AuthFlow = AuthFlowType.REFRESH_TOKEN_AUTH,
            AuthParameters = new() { ["REFRESH_TOKEN"] = refreshToken },
        },
        Token);
}
