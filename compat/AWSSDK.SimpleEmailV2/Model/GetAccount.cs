using Amazon.Runtime;

namespace Amazon.SimpleEmailV2.Model;

public partial class GetAccountRequest : AmazonSimpleEmailServiceV2Request;

public partial class GetAccountResponse : AmazonWebServiceResponse
{
    public bool? DedicatedIpAutoWarmupEnabled { get; set; }
    public AccountDetails Details { get; set; }
    public string EnforcementStatus { get; set; }
    public bool? ProductionAccessEnabled { get; set; }
    public SendQuota SendQuota { get; set; }
    public bool? SendingEnabled { get; set; }
    public SuppressionAttributes SuppressionAttributes { get; set; }
    public VdmAttributes VdmAttributes { get; set; }
}
