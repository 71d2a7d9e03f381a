using Amazon.S3;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace ClassCast.Web.Session;

/// <summary>Where the keys that encrypt cookies are kept. Every instance of this site must share them: a cookie made by one is read by the others.</summary>
public static class KeyStorage
{
    /// <summary>A directory. Default, without a bucket either: the framework's place, which replicas do not share.</summary>
    public const string Directory = "ClassCast:KeyDirectory";

    /// <summary>An S3 bucket, for instances on several machines; it goes before the directory.</summary>
    public const string Bucket = "ClassCast:KeyBucket";

    public static void AddKeys(this IServiceCollection services, IConfiguration configuration)
    {
        var keys = services.AddDataProtection().SetApplicationName("ClassCast");
        if (configuration[Bucket] is { Length: > 0 } bucket)
        {
            services.AddSingleton<IAmazonS3>(_ => KeyBucketRepository.CreateClient(configuration));
            services.AddSingleton(provider => new KeyBucketRepository(provider.GetRequiredService<IAmazonS3>(), bucket));
            services.AddHostedService<KeyBucketCheck>();
            services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
                new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = provider.GetRequiredService<KeyBucketRepository>()));
        }
        else if (configuration[Directory] is { Length: > 0 } directory)
        {
            keys.PersistKeysToFileSystem(System.IO.Directory.CreateDirectory(Path.Combine(directory, "web")));
        }
    }
}
