using Amazon.Runtime.Internal;

namespace Amazon.SimpleEmailV2;

public partial class AmazonSimpleEmailServiceV2Client
{
    internal static readonly AwsService Service = new("SESv2", "email");

    private static readonly Protocol protocol = new RestJsonProtocol(
        Service,
        "2019-09-27",
        new Dictionary<string, (string Method, string Path)>
        {
            ["CreateEmailIdentity"] = ("POST", "/v2/email/identities"),
            ["GetAccount"] = ("GET", "/v2/email/account"),
            ["GetEmailIdentity"] = ("GET", "/v2/email/identities/{EmailIdentity}"),
            ["SendEmail"] = ("POST", "/v2/email/outbound-emails"),
        },
        new ServiceErrors(typeof(AmazonSimpleEmailServiceV2Exception)));

    protected override IServiceMetadata ServiceMetadata => Service;

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => Service.Customize(pipeline);
}
