using ClassCast.Backends.Embedded.Blobs;
using ClassCast.Backends.Embedded.Email;
using ClassCast.Backends.Embedded.Events;
using ClassCast.Backends.Embedded.Hosting;
using ClassCast.Backends.Embedded.Identity;
using ClassCast.Backends.Embedded.Jobs;
using ClassCast.Backends.Embedded.Outbox;
using ClassCast.Backends.Embedded.Tables;
using ClassCast.Backends.Embedded.Topics;
using ClassCast.Core.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ClassCast.Backends.Embedded;

public static class EmbeddedBackendExtensions
{
    /// <summary>
    /// Every port on one machine, under the directory that <c>ClassCast:DataDirectory</c> names. Another event bus may be registered before or after
    /// (<c>AddRedisEventBus</c>). The process that browsers reach also maps <see cref="BlobEndpoints.MapEmbeddedBlobs"/>. Mail goes to <see cref="ILocalMailbox"/> unless another sender is registered (<c>AddSmtpEmail</c>).
    /// </summary>
    public static IHostApplicationBuilder AddEmbeddedBackend(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<EmbeddedOptions>().BindConfiguration(EmbeddedOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<EmbeddedOptions>, EmbeddedOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);

        services.AddSingleton<EmbeddedDatabase>();
        services.AddHostedService<OpenStorage>();
        services.AddSingleton<ITableStore, EmbeddedTableStore>();
        services.AddSingleton<ITableArchive, EmbeddedTableArchive>();
        services.AddSingleton<EmbeddedJobQueue>();
        services.AddSingleton<IJobQueue>(provider => provider.GetRequiredService<EmbeddedJobQueue>());
        services.AddSingleton<QueueMetrics>();
        services.TryAddSingleton<IEventBus, EmbeddedEventBus>();
        services.AddSingleton<EmbeddedTopicPublisher>();
        services.AddSingleton<ITopicPublisher>(provider => provider.GetRequiredService<EmbeddedTopicPublisher>());
        services.AddSingleton<ITopicLog>(provider => provider.GetRequiredService<EmbeddedTopicPublisher>());
        services.AddEmbeddedBlobs();
        services.AddEmbeddedIdentity();
        AddEmail(services);
        AddOutbox(services);
        services.AddHostedService<Housekeeping>();
        services.AddHealthChecks().AddCheck<StorageHealthCheck>("storage");
        return builder;
    }

    private static void AddEmail(IServiceCollection services)
    {
        services.AddSingleton<LocalMailbox>();
        services.AddSingleton<ILocalMailbox>(provider => provider.GetRequiredService<LocalMailbox>());
        services.TryAddSingleton<IEmailSender>(provider => provider.GetRequiredService<LocalMailbox>());
    }

    private static void AddOutbox(IServiceCollection services)
    {
        services.AddSingleton<OutboxDelivery>();
        services.AddSingleton<OutboxRelay>();
        services.AddSingleton(provider => new OutboxWriter(
            provider.GetRequiredService<OutboxRelay>(),
            provider.GetRequiredService<EmbeddedDatabase>().Changes,
            provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService(provider => provider.GetRequiredService<OutboxRelay>());
        services.AddHostedService<OutboxSweeper>();
    }
}
