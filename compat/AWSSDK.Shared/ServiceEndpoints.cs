#nullable enable
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;
using Amazon.Util;

namespace Amazon.Shared;

internal sealed class ServiceEndpointParameters : EndpointParameters
{
    public ServiceEndpointParameters(string? region, string? endpoint, bool dualStack, bool fips)
    {
        this["Region"] = region;
        this["Endpoint"] = endpoint;
        this["UseDualStack"] = dualStack;
        this["UseFIPS"] = fips;
    }
}

/// <summary>Fills the parameters from the client's configuration, whose ServiceURL already knows AWS_ENDPOINT_URL and its variants.</summary>
internal sealed class ServiceEndpointResolver : BaseEndpointResolver
{
    protected override void ServiceSpecificHandler(IExecutionContext executionContext, EndpointParameters parameters) =>
        InjectHostPrefix(executionContext.RequestContext);

    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext)
    {
        var config = requestContext.ClientConfig;
        return new ServiceEndpointParameters(
            requestContext.Request.AlternateEndpoint?.SystemName ?? config.RegionEndpoint?.SystemName ?? RegionOf(config),
            config.ServiceURL,
            config.UseDualstackEndpoint,
            config.UseFIPSEndpoint);
    }

    /// <summary>With a ServiceURL alone, the region to sign for is the one set for authentication, or the one in the host name.</summary>
    private static string? RegionOf(IClientConfig config) => config switch
    {
        { ServiceURL: null or "" } => null,
        { AuthenticationRegion: not (null or "") } => config.AuthenticationRegion,
        _ => AWSSDKUtils.DetermineRegion(config.ServiceURL),
    };
}

/// <summary>
/// The rules that nearly all services share: https://prefix[-fips].region.suffix-of-the-partition. Services' exceptions for FIPS in some partitions are left
/// out.
/// </summary>
internal sealed class ServiceEndpointProvider(string prefix) : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        var dualStack = Equals(parameters["UseDualStack"], true);
        var fips = Equals(parameters["UseFIPS"], true);
        if (parameters["Endpoint"] is string and not "")
        {
            return fips || dualStack
                ? throw new AmazonClientException("Invalid Configuration: FIPS, Dualstack and custom endpoint are not supported together")
                : new Endpoint((string)parameters["Endpoint"]);
        }

        if (parameters["Region"] is not string region)
        {
            throw new AmazonClientException("Invalid Configuration: Missing Region");
        }

        var partition = Fn.Partition(region);
        if ((fips && !partition.supportsFIPS) || (dualStack && !partition.supportsDualStack))
        {
            throw new AmazonClientException($"The partition of {region} does not support FIPS or DualStack, which are enabled");
        }

        var suffix = dualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix;
        return new Endpoint($"https://{prefix}{(fips ? "-fips" : "")}.{region}.{suffix}");
    }
}
