#nullable enable
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;

namespace Amazon.Shared;

/// <summary>What distinguishes one service from another in AWSSDK.Core's pipeline: its names, its endpoints, and which of its operations are signed.</summary>
/// <param name="id">The service id, which also names the environment variable: "Cognito Identity Provider" is AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER.</param>
/// <param name="endpointPrefix">The first label of the host name.</param>
internal sealed class AwsService(string id, string endpointPrefix) : IServiceMetadata
{
    public string ServiceId => id;

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();

    public string EndpointPrefix => endpointPrefix;

    /// <summary>Requests that carry their own proof (a password, a token) and go without a signature.</summary>
    public IReadOnlySet<Type> Unsigned { get; init; } = new HashSet<Type>();

    public static DefaultConfigurationProvider Defaults() => new(
        [Mode(DefaultConfigurationMode.Standard, 3.1), Mode(DefaultConfigurationMode.InRegion, 1.1), Mode(DefaultConfigurationMode.CrossRegion, 3.1),
         Mode(DefaultConfigurationMode.Mobile, 30), Mode(DefaultConfigurationMode.Auto, 1.1)]);

    public void Customize(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new ServiceEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new ServiceAuthentication(this));
    }

    public Endpoint EndpointFor(ClientConfig config, ServiceOperationEndpointParameters parameters)
    {
        var request = new DefaultRequest(parameters.Request, id) { AlternateEndpoint = parameters.AlternateEndpoint };
        var context = new RequestContext(enableMetrics: false, new NullSigner()) { ClientConfig = config, OriginalRequest = parameters.Request, Request = request };
        return new ServiceEndpointResolver().GetEndpoint(new Runtime.Internal.ExecutionContext(context, null));
    }

    private static DefaultConfiguration Mode(DefaultConfigurationMode name, double connectSeconds) => new()
    {
        Name = name,
        RetryMode = RequestRetryMode.Standard,
        S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
        ConnectTimeout = TimeSpan.FromSeconds(connectSeconds),
        TlsNegotiationTimeout = TimeSpan.FromSeconds(connectSeconds),
    };
}
