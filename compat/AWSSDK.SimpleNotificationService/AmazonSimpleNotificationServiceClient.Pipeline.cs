using Amazon.Runtime.Internal;
using Amazon.SimpleNotificationService.Model;

namespace Amazon.SimpleNotificationService;

public partial class AmazonSimpleNotificationServiceClient
{
    internal static readonly AwsService Service = new("SNS", "sns");

    private static readonly Protocol protocol = new QueryProtocol(
        Service,
        "2010-03-31",
        new ServiceErrors(
            typeof(AmazonSimpleNotificationServiceException),
            new Dictionary<string, Type> { ["ParameterValueInvalid"] = typeof(InvalidParameterValueException) }),
        new Dictionary<string, (string Key, string Value)> { ["MessageAttributes"] = ("Name", "Value") });

    protected override IServiceMetadata ServiceMetadata => Service;

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => Service.Customize(pipeline);
}
