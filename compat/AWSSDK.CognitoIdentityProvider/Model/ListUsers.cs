using Amazon.Runtime;

namespace Amazon.CognitoIdentityProvider.Model;

public partial class ListUsersRequest : AmazonCognitoIdentityProviderRequest
{
    public List<string> AttributesToGet { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string Filter { get; set; }
    public int? Limit { get; set; }
    public string PaginationToken { get; set; }
    public string UserPoolId { get; set; }
}

public partial class ListUsersResponse : AmazonWebServiceResponse
{
    public string PaginationToken { get; set; }
    public List<UserType> Users { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
