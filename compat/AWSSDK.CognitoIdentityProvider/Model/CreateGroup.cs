using Amazon.Runtime;

namespace Amazon.CognitoIdentityProvider.Model;

public partial class CreateGroupRequest : AmazonCognitoIdentityProviderRequest
{
    public string Description { get; set; }
    public string GroupName { get; set; }
    public int? Precedence { get; set; }
    public string RoleArn { get; set; }
    public string UserPoolId { get; set; }
}

public partial class CreateGroupResponse : AmazonWebServiceResponse
{
    public GroupType Group { get; set; }
}
