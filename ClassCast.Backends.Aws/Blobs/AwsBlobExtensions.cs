using ClassCast.Backends.Aws.Hosting;
using ClassCast.Core.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ClassCast.Backends.Aws.Blobs;

internal static class AwsBlobExtensions
{
    /// <summary><see cref="IBlobStore"/> on S3. Browsers reach it through signed addresses, so the buckets need CORS for the classroom's origin.</summary>
    public static IServiceCollection AddAwsBlobs(this IServiceCollection services)
    {
        services.AddSingleton(provider => S3Client.Create(provider.GetRequiredService<AwsClients>()));
        services.AddSingleton<S3Addresses>();
        services.AddSingleton<S3Copies>();
        services.AddSingleton<IBlobStore, AwsBlobStore>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAwsStartupCheck, BucketCheck>());
        return services;
    }
}
