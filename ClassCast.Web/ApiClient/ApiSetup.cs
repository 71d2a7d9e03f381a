using Microsoft.Extensions.Http.Resilience;

namespace ClassCast.Web.ApiClient;

public static class ApiSetup
{
    public static IServiceCollection AddClassroomApi(this IServiceCollection services)
    {
        services.AddHttpClient<ApiTransport>(http => http.BaseAddress = new Uri("http://api"))
            .WithoutResilience()
            .AddStandardResilienceHandler(ForPages);
        services.AddHttpClient<ApiTransport>().ConfigureAdditionalHttpMessageHandlers((handlers, _) => RetryAroundDiscovery(handlers));
        services.AddTransient<ClassroomApi>();
        services.AddTransient<AuthApi>();
        return services;
    }

    /// <summary>Takes the handler of the service defaults away, for calls that have their own idea of patience.</summary>
    public static IHttpClientBuilder WithoutResilience(this IHttpClientBuilder client) =>
        client.ConfigureAdditionalHttpMessageHandlers((handlers, _) =>
        {
            for (var i = handlers.Count - 1; i >= 0; i--)
            {
                if (handlers[i] is ResilienceHandler) handlers.RemoveAt(i);
            }
        });

    // somebody is looking at an empty page meanwhile: a restart is bridged, a longer absence is said; and "too many requests" is not helped by more
    private static void ForPages(HttpStandardResilienceOptions options)
    {
        options.Retry.MaxRetryAttempts = 2;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        options.Retry.ShouldRetryAfterHeader = false;
        options.Retry.ShouldHandle = args => ValueTask.FromResult(
            args.Outcome.Exception is HttpRequestException || (int?)args.Outcome.Result?.StatusCode is 502 or 503 or 504);
        options.Retry.DisableForUnsafeHttpMethods();
    }

    // each attempt asks service discovery anew, and may so reach another replica
    private static void RetryAroundDiscovery(IList<DelegatingHandler> handlers)
    {
        if (handlers.Count < 2 || handlers[^1] is not ResilienceHandler retry) return;
        handlers.RemoveAt(handlers.Count - 1);
        handlers.Insert(0, retry);
    }
}
