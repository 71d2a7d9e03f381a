using Amazon;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.AWS;

namespace Aspire.Hosting;

public static class SDKResourceExtensions
{
    /// <summary>A configuration that says nothing yet: the SDK's own search for credentials and region applies.</summary>
    public static IAWSSDKConfig AddAWSSDKConfig(this IDistributedApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return new AWSSDKConfig();
    }

    public static IAWSSDKConfig WithProfile(this IAWSSDKConfig config, string profile)
    {
        config.Profile = profile;
        return config;
    }

    public static IAWSSDKConfig WithRegion(this IAWSSDKConfig config, RegionEndpoint region)
    {
        config.Region = region;
        return config;
    }

    /// <param name="config">The configuration.</param>
    /// <param name="systemName">For example <c>eu-central-1</c>.</param>
    public static IAWSSDKConfig WithRegion(this IAWSSDKConfig config, string systemName) => config.WithRegion(RegionEndpoint.GetBySystemName(systemName));

    /// <summary>Gives profile and region to a process, in place of what a stack may have given it.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, IAWSSDKConfig awsSdkConfig)
        where TDestination : IResourceWithEnvironment =>
        builder.WithEnvironment(context => awsSdkConfig.Apply(context.EnvironmentVariables, force: true));
}
