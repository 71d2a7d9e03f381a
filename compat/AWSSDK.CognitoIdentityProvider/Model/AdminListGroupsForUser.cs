using Amazon.Runtime;

namespace Amazon.CognitoIdentityProvider.Model;

public partial class AdminListGroupsForUserRequest : AmazonCognitoIdentityProviderRequest
{
    public int? Limit { get; set; }
    public string NextToken { get; set; }
    public string UserPoolId { get; set; }
    public string Username { get; set; }
}

public partial class AdminListGroupsForUserResponse : AmazonWebServiceResponse
{
    public List<GroupType> Groups { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string NextToken { get; set; }
}
