using Amazon.SimpleNotificationService;
using ClassCast.Backends.Aws.Hosting;
using ClassCast.Core.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ClassCast.Backends.Aws.Topics;

internal static class AwsTopicExtensions
{
    /// <summary><see cref="ITopicPublisher"/> on SNS.</summary>
    public static IServiceCollection AddAwsTopics(this IServiceCollection services)
    {
        services.AddSingleton<IAmazonSimpleNotificationService>(provider =>
            new AmazonSimpleNotificationServiceClient(provider.GetRequiredService<AwsClients>().Configure(new AmazonSimpleNotificationServiceConfig())));
        services.AddSingleton<ITopicPublisher, AwsTopicPublisher>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAwsStartupCheck, TopicCheck>());
        return services;
    }
}
