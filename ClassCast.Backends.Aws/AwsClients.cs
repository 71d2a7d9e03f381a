using Amazon.Runtime;

namespace ClassCast.Backends.Aws;

/// <summary>How every client of the SDK is configured: one place for retries, timeouts and the way to the network.</summary>
/// <param name="http">Null for the SDK's own; tests put faults in between.</param>
public sealed class AwsClients(HttpClientFactory? http = null)
{
    /// <summary>
    /// Throttled calls are repeated with pauses that double up to 20 seconds. Not the SDK's mode "adaptive": its measured send rate starts at nothing, so a
    /// client that was idle when it is throttled gives the call up unsent (AWSSDK.Core 4.0.102). Endpoint, region and credentials stay with the SDK's own
    /// chain (<c>AWS_ENDPOINT_URL</c>, <c>AWS_REGION</c>, profile, role of the machine).
    /// </summary>
    public T Configure<T>(T config) where T : ClientConfig
    {
        config.RetryMode = RequestRetryMode.Standard;
        config.MaxErrorRetry = 8;
        if (http is not null)
        {
            config.HttpClientFactory = http;
        }

        return config;
    }
}
