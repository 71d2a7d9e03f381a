using Amazon.Runtime;

namespace Amazon.SimpleEmailV2.Model;

public partial class GetEmailIdentityRequest : AmazonSimpleEmailServiceV2Request
{
    public string EmailIdentity { get; set; }
}

public partial class GetEmailIdentityResponse : AmazonWebServiceResponse
{
    public string ConfigurationSetName { get; set; }
    public DkimAttributes DkimAttributes { get; set; }
    public bool? FeedbackForwardingStatus { get; set; }
    public IdentityType IdentityType { get; set; }
    public MailFromAttributes MailFromAttributes { get; set; }
    public Dictionary<string, string> Policies { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public List<Tag> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public VerificationInfo VerificationInfo { get; set; }
    public VerificationStatus VerificationStatus { get; set; }
    public bool? VerifiedForSendingStatus { get; set; }
}
