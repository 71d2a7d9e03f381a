namespace ClassCast.Api.Features.Live;

/// <summary>Live events to open pages, over one WebSocket each.</summary>
public static class LiveFeature
{
    public static IServiceCollection AddLive(this IServiceCollection services)
    {
        services.AddOptions<LiveOptions>().BindConfiguration(LiveOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<LiveHub>()
            .AddSingleton<LiveConnections>()
            .AddSingleton<LiveEndpoint>()
            .AddSingleton<LiveFanOut>()
            .AddHostedService(provider => provider.GetRequiredService<LiveFanOut>());
    }

    /// <summary>Outside the group of <c>/api</c>: a socket lives for an hour, and is no request of the rate limits.</summary>
    public static WebApplication MapLive(this WebApplication app)
    {
        app.UseWebSockets();
        app.MapGet("/ws", (HttpContext context, LiveEndpoint endpoint) => endpoint.HandleAsync(context)).RequireAuthorization().ExcludeFromDescription();
        return app;
    }
}
