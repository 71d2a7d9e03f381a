using Amazon.Runtime;

namespace Amazon.CognitoIdentityProvider.Model;

public partial class AdminGetUserRequest : AmazonCognitoIdentityProviderRequest
{
    public string UserPoolId { get; set; }
    public string Username { get; set; }
}

public partial class AdminGetUserResponse : AmazonWebServiceResponse
{
    public bool? Enabled { get; set; }
    public List<MFAOptionType> MFAOptions { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string PreferredMfaSetting { get; set; }
    public List<AttributeType> UserAttributes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public DateTime? UserCreateDate { get; set; }
    public DateTime? UserLastModifiedDate { get; set; }
    public List<string> UserMFASettingList { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public UserStatusType UserStatus { get; set; }
    public string Username { get; set; }
}
