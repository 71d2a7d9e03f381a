namespace Amazon.SimpleEmailV2.Model;

public partial class AccountDetails
{
    public List<string> AdditionalContactEmailAddresses { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public ContactLanguage ContactLanguage { get; set; }
    public MailType MailType { get; set; }
    public ReviewDetails ReviewDetails { get; set; }
    public string UseCaseDescription { get; set; }
    public string WebsiteURL { get; set; }
}

public partial class Attachment
{
    public string ContentDescription { get; set; }
    public AttachmentContentDisposition ContentDisposition { get; set; }
    public string ContentId { get; set; }
    public AttachmentContentTransferEncoding ContentTransferEncoding { get; set; }
    public string ContentType { get; set; }
    public string FileName { get; set; }
    public MemoryStream RawContent { get; set; }
}

public partial class Body
{
    public Content Html { get; set; }
    public Content Text { get; set; }
}

public partial class Content
{
    public string Charset { get; set; }
    public string Data { get; set; }
}

public partial class DashboardAttributes
{
    public FeatureStatus EngagementMetrics { get; set; }
}

public partial class Destination
{
    public List<string> BccAddresses { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public List<string> CcAddresses { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public List<string> ToAddresses { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

public partial class DkimAttributes
{
    public DkimSigningKeyLength CurrentSigningKeyLength { get; set; }
    public DateTime? LastKeyGenerationTimestamp { get; set; }
    public DkimSigningKeyLength NextSigningKeyLength { get; set; }
    public DkimSigningAttributesOrigin SigningAttributesOrigin { get; set; }
    public bool? SigningEnabled { get; set; }
    public string SigningHostedZone { get; set; }
    public DkimStatus Status { get; set; }
    public List<string> Tokens { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

public partial class DkimSigningAttributes
{
    public DkimSigningAttributesOrigin DomainSigningAttributesOrigin { get; set; }
    public string DomainSigningPrivateKey { get; set; }
    public string DomainSigningSelector { get; set; }
    public DkimSigningKeyLength NextSigningKeyLength { get; set; }
}

public partial class EmailContent
{
    public RawMessage Raw { get; set; }
    public Message Simple { get; set; }
    public Template Template { get; set; }
}

public partial class EmailTemplateContent
{
    public string Html { get; set; }
    public string Subject { get; set; }
    public string Text { get; set; }
}

public partial class GuardianAttributes
{
    public FeatureStatus OptimizedSharedDelivery { get; set; }
}

public partial class ListManagementOptions
{
    public string ContactListName { get; set; }
    public string TopicName { get; set; }
}

public partial class MailFromAttributes
{
    public BehaviorOnMxFailure BehaviorOnMxFailure { get; set; }
    public string MailFromDomain { get; set; }
    public MailFromDomainStatus MailFromDomainStatus { get; set; }
}

public partial class Message
{
    public List<Attachment> Attachments { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public Body Body { get; set; }
    public List<MessageHeader> Headers { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public Content Subject { get; set; }
}

public partial class MessageHeader
{
    public string Name { get; set; }
    public string Value { get; set; }
}

public partial class MessageTag
{
    public string Name { get; set; }
    public string Value { get; set; }
}

public partial class RawMessage
{
    public MemoryStream Data { get; set; }
}

public partial class ReviewDetails
{
    public string CaseId { get; set; }
    public ReviewStatus Status { get; set; }
}

public partial class SOARecord
{
    public string AdminEmail { get; set; }
    public string PrimaryNameServer { get; set; }
    public long? SerialNumber { get; set; }
}

public partial class SendQuota
{
    public double? Max24HourSend { get; set; }
    public double? MaxSendRate { get; set; }
    public double? SentLast24Hours { get; set; }
}

public partial class SuppressionAttributes
{
    public List<string> SuppressedReasons { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public SuppressionValidationAttributes ValidationAttributes { get; set; }
}

public partial class SuppressionConditionThreshold
{
    public FeatureStatus ConditionThresholdEnabled { get; set; }
    public SuppressionConfidenceThreshold OverallConfidenceThreshold { get; set; }
}

public partial class SuppressionConfidenceThreshold
{
    public SuppressionConfidenceVerdictThreshold ConfidenceVerdictThreshold { get; set; }
}

public partial class SuppressionValidationAttributes
{
    public SuppressionConditionThreshold ConditionThreshold { get; set; }
}

public partial class Tag
{
    public string Key { get; set; }
    public string Value { get; set; }
}

public partial class Template
{
    public List<Attachment> Attachments { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public List<MessageHeader> Headers { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string TemplateArn { get; set; }
    public EmailTemplateContent TemplateContent { get; set; }
    public string TemplateData { get; set; }
    public string TemplateName { get; set; }
}

public partial class VdmAttributes
{
    public DashboardAttributes DashboardAttributes { get; set; }
    public GuardianAttributes GuardianAttributes { get; set; }
    public FeatureStatus VdmEnabled { get; set; }
}

public partial class VerificationInfo
{
    public VerificationError ErrorType { get; set; }
    public DateTime? LastCheckedTimestamp { get; set; }
    public DateTime? LastSuccessTimestamp { get; set; }
    public SOARecord SOARecord { get; set; }
}
