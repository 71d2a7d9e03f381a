using Amazon.CognitoIdentityProvider.Model;
using Amazon.Runtime;

namespace Amazon.CognitoIdentityProvider;

public partial interface IAmazonCognitoIdentityProvider : IAmazonService, IDisposable
{
    Task<AdminCreateUserResponse> AdminCreateUserAsync(AdminCreateUserRequest request, CancellationToken cancellationToken = default);

    Task<AdminGetUserResponse> AdminGetUserAsync(AdminGetUserRequest request, CancellationToken cancellationToken = default);

    Task<AdminDeleteUserResponse> AdminDeleteUserAsync(AdminDeleteUserRequest request, CancellationToken cancellationToken = default);

    Task<AdminUpdateUserAttributesResponse> AdminUpdateUserAttributesAsync(
        AdminUpdateUserAttributesRequest request, CancellationToken cancellationToken = default);

    Task<AdminSetUserPasswordResponse> AdminSetUserPasswordAsync(AdminSetUserPasswordRequest request, CancellationToken cancellationToken = default);

    Task<AdminConfirmSignUpResponse> AdminConfirmSignUpAsync(AdminConfirmSignUpRequest request, CancellationToken cancellationToken = default);

    Task<AdminInitiateAuthResponse> AdminInitiateAuthAsync(AdminInitiateAuthRequest request, CancellationToken cancellationToken = default);

    Task<AdminRespondToAuthChallengeResponse> AdminRespondToAuthChallengeAsync(
        AdminRespondToAuthChallengeRequest request, CancellationToken cancellationToken = default);

    Task<AdminEnableUserResponse> AdminEnableUserAsync(AdminEnableUserRequest request, CancellationToken cancellationToken = default);

    Task<AdminDisableUserResponse> AdminDisableUserAsync(AdminDisableUserRequest request, CancellationToken cancellationToken = default);

    Task<AdminUserGlobalSignOutResponse> AdminUserGlobalSignOutAsync(
        AdminUserGlobalSignOutRequest request, CancellationToken cancellationToken = default);

    Task<AdminAddUserToGroupResponse> AdminAddUserToGroupAsync(AdminAddUserToGroupRequest request, CancellationToken cancellationToken = default);

    Task<AdminRemoveUserFromGroupResponse> AdminRemoveUserFromGroupAsync(
        AdminRemoveUserFromGroupRequest request, CancellationToken cancellationToken = default);

    Task<AdminListGroupsForUserResponse> AdminListGroupsForUserAsync(
        AdminListGroupsForUserRequest request, CancellationToken cancellationToken = default);

    Task<ListUsersResponse> ListUsersAsync(ListUsersRequest request, CancellationToken cancellationToken = default);

    Task<ListGroupsResponse> ListGroupsAsync(ListGroupsRequest request, CancellationToken cancellationToken = default);

    Task<DescribeUserPoolResponse> DescribeUserPoolAsync(DescribeUserPoolRequest request, CancellationToken cancellationToken = default);

    Task<DescribeUserPoolClientResponse> DescribeUserPoolClientAsync(
        DescribeUserPoolClientRequest request, CancellationToken cancellationToken = default);

    Task<CreateUserPoolResponse> CreateUserPoolAsync(CreateUserPoolRequest request, CancellationToken cancellationToken = default);

    Task<DeleteUserPoolResponse> DeleteUserPoolAsync(DeleteUserPoolRequest request, CancellationToken cancellationToken = default);

    Task<CreateUserPoolClientResponse> CreateUserPoolClientAsync(CreateUserPoolClientRequest request, CancellationToken cancellationToken = default);

    Task<CreateGroupResponse> CreateGroupAsync(CreateGroupRequest request, CancellationToken cancellationToken = default);

    Task<GetUserPoolMfaConfigResponse> GetUserPoolMfaConfigAsync(GetUserPoolMfaConfigRequest request, CancellationToken cancellationToken = default);

    Task<InitiateAuthResponse> InitiateAuthAsync(InitiateAuthRequest request, CancellationToken cancellationToken = default);

    Task<RespondToAuthChallengeResponse> RespondToAuthChallengeAsync(
        RespondToAuthChallengeRequest request, CancellationToken cancellationToken = default);

    Task<RevokeTokenResponse> RevokeTokenAsync(RevokeTokenRequest request, CancellationToken cancellationToken = default);

    Task<GlobalSignOutResponse> GlobalSignOutAsync(GlobalSignOutRequest request, CancellationToken cancellationToken = default);

    Task<ChangePasswordResponse> ChangePasswordAsync(ChangePasswordRequest request, CancellationToken cancellationToken = default);

    Task<SignUpResponse> SignUpAsync(SignUpRequest request, CancellationToken cancellationToken = default);

    Task<ConfirmSignUpResponse> ConfirmSignUpAsync(ConfirmSignUpRequest request, CancellationToken cancellationToken = default);

    Task<ForgotPasswordResponse> ForgotPasswordAsync(ForgotPasswordRequest request, CancellationToken cancellationToken = default);

    Task<ConfirmForgotPasswordResponse> ConfirmForgotPasswordAsync(
        ConfirmForgotPasswordRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonCognitoIdentityProviderConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonCognitoIdentityProviderClient(awsCredentials, (AmazonCognitoIdentityProviderConfig)clientConfig);
}
