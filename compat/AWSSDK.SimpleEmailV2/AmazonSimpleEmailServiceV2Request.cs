using Amazon.Runtime;

namespace Amazon.SimpleEmailV2;

public partial class AmazonSimpleEmailServiceV2Request : AmazonWebServiceRequest;
