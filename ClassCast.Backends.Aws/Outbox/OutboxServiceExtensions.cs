using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Backends.Aws.Outbox;

internal static class OutboxServiceExtensions
{
    /// <summary>Needs <see cref="IJobSender"/> and the ports that messages go to.</summary>
    public static IServiceCollection AddAwsOutbox(this IServiceCollection services)
    {
        services.AddSingleton<OutboxStore>();
        services.AddSingleton<OutboxDelivery>();
        services.AddSingleton<OutboxSettlement>();
        services.AddSingleton<OutboxRelay>();
        services.AddSingleton<OutboxWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<OutboxRelay>());
        services.AddHostedService<OutboxSweeper>();
        return services;
    }
}
