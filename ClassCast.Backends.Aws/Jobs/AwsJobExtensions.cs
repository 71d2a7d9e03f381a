using Amazon.SQS;
using ClassCast.Backends.Aws.Hosting;
using ClassCast.Backends.Aws.Outbox;
using ClassCast.Core.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ClassCast.Backends.Aws.Jobs;

internal static class AwsJobExtensions
{
    /// <summary><see cref="IJobQueue"/> on SQS, and what the outbox hands jobs to. Needs <see cref="IBlobStore"/> for bodies that no message takes.</summary>
    public static IServiceCollection AddAwsJobs(this IServiceCollection services)
    {
        services.AddOptions<AwsJobOptions>().BindConfiguration(AwsJobOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IAmazonSQS>(provider => new AmazonSQSClient(provider.GetRequiredService<AwsClients>().Configure(new AmazonSQSConfig())));
        services.AddSingleton<JobBodies>();
        services.AddSingleton<DeadLetterQueue>();
        services.AddSingleton<JobPolls>();
        services.AddHostedService(provider => provider.GetRequiredService<JobPolls>());
        services.AddSingleton<IJobSender, SqsJobSender>();
        services.AddSingleton<IJobQueue, AwsJobQueue>();
        services.AddHostedService<QueueMetrics>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAwsStartupCheck, QueueCheck>());
        return services;
    }
}
