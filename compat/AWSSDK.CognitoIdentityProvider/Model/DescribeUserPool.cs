using Amazon.Runtime;

namespace Amazon.CognitoIdentityProvider.Model;

public partial class DescribeUserPoolRequest : AmazonCognitoIdentityProviderRequest
{
    public string UserPoolId { get; set; }
}

public partial class DescribeUserPoolResponse : AmazonWebServiceResponse
{
    public UserPoolType UserPool { get; set; }
}
