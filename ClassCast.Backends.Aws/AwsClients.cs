using Amazon.Runtime;

namespace ClassCast.Backends.Aws;

/// <summary>How every client of the SDK is configured: one place for retries, timeouts and the way to the network.</summary>
/// <param name="http">Null for the SDK's own; tests put faults in between.</param>
public sealed class AwsClients(HttpClientFactory? http = null)
{
    /// <summary>
    /// Adaptive: when a service throttles, the client slows down and goes on. Endpoint, region and credentials stay with the SDK's own chain
    /// (<c>AWS_ENDPOINT_URL</c>, <c>AWS_REGION</c>, profile, role of the machine).
    /// </summary>
    public T Configure<T>(T config) where T : ClientConfig
    {
        config.RetryMode = RequestRetryMode.Adaptive;
        config.MaxErrorRetry = 8;
        if (http is not null)
        {
            config.HttpClientFactory = http;
        }

        return config;
    }
}
