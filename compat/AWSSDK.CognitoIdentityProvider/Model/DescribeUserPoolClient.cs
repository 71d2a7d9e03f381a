using Amazon.Runtime;

namespace Amazon.CognitoIdentityProvider.Model;

public partial class DescribeUserPoolClientRequest : AmazonCognitoIdentityProviderRequest
{
    public string ClientId { get; set; }
    public string UserPoolId { get; set; }
}

public partial class DescribeUserPoolClientResponse : AmazonWebServiceResponse
{
    public UserPoolClientType UserPoolClient { get; set; }
}
