using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.AWS;

/// <summary>Something on AWS that the AppHost makes or finds before others use it.</summary>
public interface IAWSResource : IResource
{
    IAWSSDKConfig? AWSSDKConfig { get; set; }

    /// <summary>Ends when the resource is there, or has failed; null until the application starts.</summary>
    TaskCompletionSource? ProvisioningTaskCompletionSource { get; set; }
}
