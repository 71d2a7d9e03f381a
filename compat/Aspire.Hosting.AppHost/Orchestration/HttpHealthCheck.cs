using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Orchestration;

/// <summary>The client with which health endpoints are asked: no redirects, short waits.</summary>
internal sealed class HealthProbeClient : IDisposable
{
    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ActivityHeadersPropagator = null })
    {
        Timeout = TimeSpan.FromSeconds(5),
    };

    public void Dispose() => Http.Dispose();
}

/// <summary>Healthy when GET answers with the expected status.</summary>
internal sealed class HttpHealthCheck(HealthProbeClient client, Func<Uri> address, int expectedStatus) : IHealthCheck
{
    private const int ShownBody = 200;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var target = address();
        try
        {
            using var response = await client.Http.GetAsync(target, cancellationToken);
            var status = (int)response.StatusCode;
            if (status == expectedStatus)
                return HealthCheckResult.Healthy();
            var body = await response.Content.ReadAsStringAsync(cancellationToken);
            return HealthCheckResult.Unhealthy($"GET {target} answers {status} instead of {expectedStatus}: {(body.Length > ShownBody ? body[..ShownBody] : body).Trim()}");
        }
        catch (HttpRequestException unreachable)
        {
            return HealthCheckResult.Unhealthy($"GET {target} fails: {unreachable.Message}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy($"GET {target} gives no answer within {client.Http.Timeout.TotalSeconds:0} s");
        }
    }
}
