using Amazon.CognitoIdentityProvider.Model;
using Amazon.Runtime.Internal;

namespace Amazon.CognitoIdentityProvider;

public partial class AmazonCognitoIdentityProviderClient
{
    internal static readonly AwsService Service = new("Cognito Identity Provider", "cognito-idp")
    {
        Unsigned = new HashSet<Type>
        {
            typeof(ChangePasswordRequest), typeof(ConfirmForgotPasswordRequest), typeof(ConfirmSignUpRequest), typeof(ForgotPasswordRequest),
            typeof(GlobalSignOutRequest), typeof(InitiateAuthRequest), typeof(RespondToAuthChallengeRequest), typeof(RevokeTokenRequest), typeof(SignUpRequest),
        },
    };

    private static readonly Protocol protocol = new JsonProtocol(
        Service, "1.1", "2016-04-18", "AWSCognitoIdentityProviderService", new ServiceErrors(typeof(AmazonCognitoIdentityProviderException)));

    protected override IServiceMetadata ServiceMetadata => Service;

    /// <summary>Answers carry tokens, so they are never written to a log.</summary>
    protected override bool SupportResponseLogging => false;

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => Service.Customize(pipeline);
}
