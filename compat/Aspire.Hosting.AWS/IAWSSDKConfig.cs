using Amazon;
using Amazon.Runtime;

namespace Aspire.Hosting.AWS;

/// <summary>Which account and region: what is not set is found as the AWS SDK finds it.</summary>
public interface IAWSSDKConfig
{
    /// <summary>The name of a profile in the shared configuration files.</summary>
    string? Profile { get; set; }

    RegionEndpoint? Region { get; set; }
}

internal sealed class AWSSDKConfig : IAWSSDKConfig
{
    public string? Profile { get; set; }

    public RegionEndpoint? Region { get; set; }
}

internal static class SDKConfigUse
{
    public static T CreateServiceConfig<T>(this IAWSSDKConfig? settings) where T : ClientConfig, new()
    {
        var config = new T();
        if (!string.IsNullOrEmpty(settings?.Profile))
            config.Profile = new Profile(settings.Profile);
        if (settings?.Region is { } region)
            config.RegionEndpoint = region;
        return config;
    }

    /// <summary>Both names of each variable: the SDK's own, and that of AWSSDK.Extensions.NETCore.Setup.</summary>
    /// <param name="settings">What to tell.</param>
    /// <param name="variables">Whom to tell it.</param>
    /// <param name="force">Also where another configuration has said something already.</param>
    public static void Apply(this IAWSSDKConfig settings, Dictionary<string, object> variables, bool force)
    {
        if (!string.IsNullOrEmpty(settings.Profile) && (force || !variables.ContainsKey("AWS__Profile")))
            (variables["AWS__Profile"], variables["AWS_PROFILE"]) = (settings.Profile, settings.Profile);
        if (settings.Region is { } region && (force || !variables.ContainsKey("AWS__Region")))
            (variables["AWS__Region"], variables["AWS_REGION"]) = (region.SystemName, region.SystemName);
    }
}
