using Amazon.Runtime;

namespace Amazon.CognitoIdentityProvider.Model;

public partial class DeleteUserPoolRequest : AmazonCognitoIdentityProviderRequest
{
    public string UserPoolId { get; set; }
}

public partial class DeleteUserPoolResponse : AmazonWebServiceResponse;
