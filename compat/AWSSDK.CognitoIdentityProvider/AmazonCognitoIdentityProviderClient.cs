using Amazon.CognitoIdentityProvider.Model;
using Amazon.Runtime;

namespace Amazon.CognitoIdentityProvider;

public partial class AmazonCognitoIdentityProviderClient : AmazonServiceClient, IAmazonCognitoIdentityProvider
{
    public AmazonCognitoIdentityProviderClient() : base(new AmazonCognitoIdentityProviderConfig()) { }

    public AmazonCognitoIdentityProviderClient(RegionEndpoint region) : base(new AmazonCognitoIdentityProviderConfig { RegionEndpoint = region }) { }

    public AmazonCognitoIdentityProviderClient(AmazonCognitoIdentityProviderConfig config) : base(config) { }

    public AmazonCognitoIdentityProviderClient(AWSCredentials credentials) : this(credentials, new AmazonCognitoIdentityProviderConfig()) { }

    public AmazonCognitoIdentityProviderClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonCognitoIdentityProviderConfig { RegionEndpoint = region }) { }

    public AmazonCognitoIdentityProviderClient(AWSCredentials credentials, AmazonCognitoIdentityProviderConfig clientConfig)
        : base(credentials, clientConfig) { }

    public AmazonCognitoIdentityProviderClient(string awsAccessKeyId, string awsSecretAccessKey)
        : this(awsAccessKeyId, awsSecretAccessKey, new AmazonCognitoIdentityProviderConfig()) { }

    public AmazonCognitoIdentityProviderClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, new AmazonCognitoIdentityProviderConfig { RegionEndpoint = region }) { }

    public AmazonCognitoIdentityProviderClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonCognitoIdentityProviderConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, clientConfig) { }

    public AmazonCognitoIdentityProviderClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken)
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonCognitoIdentityProviderConfig()) { }

    public AmazonCognitoIdentityProviderClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonCognitoIdentityProviderConfig { RegionEndpoint = region }) { }

    public AmazonCognitoIdentityProviderClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonCognitoIdentityProviderConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig) { }

    public virtual Task<AdminCreateUserResponse> AdminCreateUserAsync(
        AdminCreateUserRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<AdminCreateUserResponse>(request, protocol.Call<AdminCreateUserResponse>("AdminCreateUser"), cancellationToken);

    public virtual Task<AdminGetUserResponse> AdminGetUserAsync(AdminGetUserRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<AdminGetUserResponse>(request, protocol.Call<AdminGetUserResponse>("AdminGetUser"), cancellationToken);

    public virtual Task<AdminDeleteUserResponse> AdminDeleteUserAsync(
        AdminDeleteUserRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<AdminDeleteUserResponse>(request, protocol.Call<AdminDeleteUserResponse>("AdminDeleteUser"), cancellationToken);

    public virtual Task<AdminUpdateUserAttributesResponse> AdminUpdateUserAttributesAsync(
        AdminUpdateUserAttributesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<AdminUpdateUserAttributesResponse>(request, protocol.Call<AdminUpdateUserAttributesResponse>("AdminUpdateUserAttributes"), cancellationToken);

    public virtual Task<AdminSetUserPasswordResponse> AdminSetUserPasswordAsync(
        AdminSetUserPasswordRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<AdminSetUserPasswordResponse>(request, protocol.Call<AdminSetUserPasswordResponse>("AdminSetUserPassword"), cancellationToken);

    public virtual Task<AdminConfirmSignUpResponse> AdminConfirmSignUpAsync(
        AdminConfirmSignUpRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<AdminConfirmSignUpResponse>(request, protocol.Call<AdminConfirmSignUpResponse>("AdminConfirmSignUp"), cancellationToken);

    public virtual Task<AdminInitiateAuthResponse> AdminInitiateAuthAsync(
        AdminInitiateAuthRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<AdminInitiateAuthResponse>(request, protocol.Call<AdminInitiateAuthResponse>("AdminInitiateAuth"), cancellationToken);

    public virtual Task<AdminRespondToAuthChallengeResponse> AdminRespondToAuthChallengeAsync(
        AdminRespondToAuthChallengeRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<AdminRespondToAuthChallengeResponse>(request, protocol.Call<AdminRespondToAuthChallengeResponse>("AdminRespondToAuthChallenge"), cancellationToken);

    public virtual Task<AdminEnableUserResponse> AdminEnableUserAsync(
        AdminEnableUserRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<AdminEnableUserResponse>(request, protocol.Call<AdminEnableUserResponse>("AdminEnableUser"), cancellationToken);

    public virtual Task<AdminDisableUserResponse> AdminDisableUserAsync(
        AdminDisableUserRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<AdminDisableUserResponse>(request, protocol.Call<AdminDisableUserResponse>("AdminDisableUser"), cancellationToken);

    public virtual Task<AdminUserGlobalSignOutResponse> AdminUserGlobalSignOutAsync(
        AdminUserGlobalSignOutRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<AdminUserGlobalSignOutResponse>(request, protocol.Call<AdminUserGlobalSignOutResponse>("AdminUserGlobalSignOut"), cancellationToken);

    public virtual Task<AdminAddUserToGroupResponse> AdminAddUserToGroupAsync(
        AdminAddUserToGroupRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<AdminAddUserToGroupResponse>(request, protocol.Call<AdminAddUserToGroupResponse>("AdminAddUserToGroup"), cancellationToken);

    public virtual Task<AdminRemoveUserFromGroupResponse> AdminRemoveUserFromGroupAsync(
        AdminRemoveUserFromGroupRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<AdminRemoveUserFromGroupResponse>(request, protocol.Call<AdminRemoveUserFromGroupResponse>("AdminRemoveUserFromGroup"), cancellationToken);

    public virtual Task<AdminListGroupsForUserResponse> AdminListGroupsForUserAsync(
        AdminListGroupsForUserRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<AdminListGroupsForUserResponse>(request, protocol.Call<AdminListGroupsForUserResponse>("AdminListGroupsForUser"), cancellationToken);

    public virtual Task<ListUsersResponse> ListUsersAsync(ListUsersRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListUsersResponse>(request, protocol.Call<ListUsersResponse>("ListUsers"), cancellationToken);

    public virtual Task<ListGroupsResponse> ListGroupsAsync(ListGroupsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListGroupsResponse>(request, protocol.Call<ListGroupsResponse>("ListGroups"), cancellationToken);

    public virtual Task<DescribeUserPoolResponse> DescribeUserPoolAsync(
        DescribeUserPoolRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeUserPoolResponse>(request, protocol.Call<DescribeUserPoolResponse>("DescribeUserPool"), cancellationToken);

    public virtual Task<DescribeUserPoolClientResponse> DescribeUserPoolClientAsync(
        DescribeUserPoolClientRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeUserPoolClientResponse>(request, protocol.Call<DescribeUserPoolClientResponse>("DescribeUserPoolClient"), cancellationToken);

    public virtual Task<CreateUserPoolResponse> CreateUserPoolAsync(CreateUserPoolRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreateUserPoolResponse>(request, protocol.Call<CreateUserPoolResponse>("CreateUserPool"), cancellationToken);

    public virtual Task<DeleteUserPoolResponse> DeleteUserPoolAsync(DeleteUserPoolRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteUserPoolResponse>(request, protocol.Call<DeleteUserPoolResponse>("DeleteUserPool"), cancellationToken);

    public virtual Task<CreateUserPoolClientResponse> CreateUserPoolClientAsync(
        CreateUserPoolClientRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreateUserPoolClientResponse>(request, protocol.Call<CreateUserPoolClientResponse>("CreateUserPoolClient"), cancellationToken);

    public virtual Task<CreateGroupResponse> CreateGroupAsync(CreateGroupRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreateGroupResponse>(request, protocol.Call<CreateGroupResponse>("CreateGroup"), cancellationToken);

    public virtual Task<GetUserPoolMfaConfigResponse> GetUserPoolMfaConfigAsync(
        GetUserPoolMfaConfigRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetUserPoolMfaConfigResponse>(request, protocol.Call<GetUserPoolMfaConfigResponse>("GetUserPoolMfaConfig"), cancellationToken);

    public virtual Task<InitiateAuthResponse> InitiateAuthAsync(InitiateAuthRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<InitiateAuthResponse>(request, protocol.Call<InitiateAuthResponse>("InitiateAuth"), cancellationToken);

    public virtual Task<RespondToAuthChallengeResponse> RespondToAuthChallengeAsync(
        RespondToAuthChallengeRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<RespondToAuthChallengeResponse>(request, protocol.Call<RespondToAuthChallengeResponse>("RespondToAuthChallenge"), cancellationToken);

    public virtual Task<RevokeTokenResponse> RevokeTokenAsync(RevokeTokenRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<RevokeTokenResponse>(request, protocol.Call<RevokeTokenResponse>("RevokeToken"), cancellationToken);

    public virtual Task<GlobalSignOutResponse> GlobalSignOutAsync(GlobalSignOutRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GlobalSignOutResponse>(request, protocol.Call<GlobalSignOutResponse>("GlobalSignOut"), cancellationToken);

    public virtual Task<ChangePasswordResponse> ChangePasswordAsync(ChangePasswordRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ChangePasswordResponse>(request, protocol.Call<ChangePasswordResponse>("ChangePassword"), cancellationToken);

    public virtual Task<SignUpResponse> SignUpAsync(SignUpRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<SignUpResponse>(request, protocol.Call<SignUpResponse>("SignUp"), cancellationToken);

    public virtual Task<ConfirmSignUpResponse> ConfirmSignUpAsync(ConfirmSignUpRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ConfirmSignUpResponse>(request, protocol.Call<ConfirmSignUpResponse>("ConfirmSignUp"), cancellationToken);

    public virtual Task<ForgotPasswordResponse> ForgotPasswordAsync(ForgotPasswordRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ForgotPasswordResponse>(request, protocol.Call<ForgotPasswordResponse>("ForgotPassword"), cancellationToken);

    public virtual Task<ConfirmForgotPasswordResponse> ConfirmForgotPasswordAsync(
        ConfirmForgotPasswordRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ConfirmForgotPasswordResponse>(request, protocol.Call<ConfirmForgotPasswordResponse>("ConfirmForgotPassword"), cancellationToken);
}
