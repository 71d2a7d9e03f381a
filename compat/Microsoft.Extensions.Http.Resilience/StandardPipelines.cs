using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Polly;

namespace Microsoft.Extensions.Http.Resilience;

/// <summary>One pipeline per name for the life of the process: a circuit breaker must outlive the pooled handlers.</summary>
internal sealed class StandardPipelines(IOptionsMonitor<HttpStandardResilienceOptions> options, TimeProvider? clock = null)
{
    private readonly ConcurrentDictionary<string, Lazy<ResiliencePipeline<HttpResponseMessage>>> pipelines = new(StringComparer.Ordinal);

    public ResiliencePipeline<HttpResponseMessage> Get(string name) =>
        pipelines.GetOrAdd(name, n => new Lazy<ResiliencePipeline<HttpResponseMessage>>(() => Build(options.Get(n)))).Value;

    private ResiliencePipeline<HttpResponseMessage> Build(HttpStandardResilienceOptions o)
    {
        o.Retry.Clock = clock ?? TimeProvider.System;
        return new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddTimeout(o.TotalRequestTimeout)
            .AddRetry(o.Retry)
            .AddCircuitBreaker(o.CircuitBreaker)
            .AddTimeout(o.AttemptTimeout)
            .Build();
    }
}
