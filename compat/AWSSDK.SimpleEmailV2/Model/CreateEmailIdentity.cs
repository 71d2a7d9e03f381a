using Amazon.Runtime;

namespace Amazon.SimpleEmailV2.Model;

public partial class CreateEmailIdentityRequest : AmazonSimpleEmailServiceV2Request
{
    public string ConfigurationSetName { get; set; }
    public DkimSigningAttributes DkimSigningAttributes { get; set; }
    public string EmailIdentity { get; set; }
    public List<Tag> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

public partial class CreateEmailIdentityResponse : AmazonWebServiceResponse
{
    public DkimAttributes DkimAttributes { get; set; }
    public IdentityType IdentityType { get; set; }
    public bool? VerifiedForSendingStatus { get; set; }
}
