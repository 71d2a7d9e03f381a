using ClassCast.Backends.Aws.Blobs;
using ClassCast.Backends.Aws.Email;
using ClassCast.Backends.Aws.Hosting;
using ClassCast.Backends.Aws.Identity;
using ClassCast.Backends.Aws.Jobs;
using ClassCast.Backends.Aws.Outbox;
using ClassCast.Backends.Aws.Tables;
using ClassCast.Backends.Aws.Topics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace ClassCast.Backends.Aws;

public static class AwsBackendExtensions
{
    /// <summary>
    /// Every port on AWS but the event bus, which is Redis (<c>AddRedisEventBus</c>). Credentials, region and endpoints come from where the AWS SDK
    /// looks for them (<c>AWS_REGION</c>, <c>AWS_ENDPOINT_URL</c>, …), names of resources from <see cref="AwsResources"/>.
    /// </summary>
    public static IHostApplicationBuilder AddAwsBackend(this IHostApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton(new AwsClients());
        builder.Services.AddSingleton<AwsResources>();
        builder.Services.AddHostedService<AwsStartup>();
        builder.Services.AddAwsTables();
        builder.Services.AddAwsOutbox();
        builder.Services.AddAwsBlobs();
        builder.Services.AddAwsJobs();
        builder.Services.AddAwsTopics();
        builder.Services.AddAwsEmail();
        builder.Services.AddAwsIdentity();
        return builder;
    }
}
