using Amazon.Runtime;

namespace Amazon.CognitoIdentityProvider.Model;

public partial class AdminRemoveUserFromGroupRequest : AmazonCognitoIdentityProviderRequest
{
    public string GroupName { get; set; }
    public string UserPoolId { get; set; }
    public string Username { get; set; }
}

public partial class AdminRemoveUserFromGroupResponse : AmazonWebServiceResponse;
