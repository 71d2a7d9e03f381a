using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the standard resilience pipeline to an HTTP client.</summary>
public static class ResilienceHttpClientBuilderExtensions
{
    public static IHttpStandardResiliencePipelineBuilder AddStandardResilienceHandler(this IHttpClientBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var name = string.IsNullOrEmpty(builder.Name) ? "standard" : builder.Name + "-standard";
        builder.Services.AddOptions<HttpStandardResilienceOptions>(name)
            .Validate(
                o => o.AttemptTimeout.Timeout < o.TotalRequestTimeout.Timeout,
                "AttemptTimeout.Timeout must be shorter than TotalRequestTimeout.Timeout.")
            .Validate(
                o => o.CircuitBreaker.SamplingDuration >= o.AttemptTimeout.Timeout * 2,
                "CircuitBreaker.SamplingDuration must be at least twice AttemptTimeout.Timeout.");
        builder.Services.TryAddSingleton(sp => new StandardPipelines(
            sp.GetRequiredService<IOptionsMonitor<HttpStandardResilienceOptions>>(),
            sp.GetService<TimeProvider>()));
        builder.AddHttpMessageHandler(sp => new ResilienceHandler(sp.GetRequiredService<StandardPipelines>().Get(name)));
        return new HttpStandardResiliencePipelineBuilder(name, builder.Services);
    }

    public static IHttpStandardResiliencePipelineBuilder AddStandardResilienceHandler(
        this IHttpClientBuilder builder,
        Action<HttpStandardResilienceOptions> configure) => builder.AddStandardResilienceHandler().Configure(configure);
}

/// <summary>Changes the standard pipeline's options.</summary>
public static class HttpStandardResiliencePipelineBuilderExtensions
{
    public static IHttpStandardResiliencePipelineBuilder Configure(
        this IHttpStandardResiliencePipelineBuilder builder,
        Action<HttpStandardResilienceOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure(builder.PipelineName, configure);
        return builder;
    }
}
