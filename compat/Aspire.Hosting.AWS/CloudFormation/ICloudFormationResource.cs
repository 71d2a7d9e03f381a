using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.AWS.CloudFormation;

/// <summary>A CloudFormation stack.</summary>
public interface ICloudFormationResource : IAWSResource, IResourceWithWaitSupport
{
    /// <summary>The client to use in place of one made from the configuration.</summary>
    IAmazonCloudFormation? CloudFormationClient { get; set; }

    string StackName { get; }

    /// <summary>Null until the stack is there.</summary>
    List<Output>? Outputs { get; }

    IDictionary<string, string> Tags { get; }
}

/// <summary>A stack that exists.</summary>
public interface ICloudFormationStackResource : ICloudFormationResource;

/// <summary>A stack that the AppHost creates and updates.</summary>
public interface ICloudFormationTemplateResource : ICloudFormationResource
{
    string TemplatePath { get; }

    /// <summary>The role that CloudFormation takes on; the caller's own rights without it.</summary>
    string? RoleArn { get; set; }

    /// <summary>Seconds between two looks at a stack that changes; 3 by default.</summary>
    int StackPollingInterval { get; set; }

    /// <summary>Asks CloudFormation for changes even when template, parameters and tags are those of the last time.</summary>
    bool DisableDiffCheck { get; set; }

    /// <summary>Of CAPABILITY_IAM, CAPABILITY_NAMED_IAM and CAPABILITY_AUTO_EXPAND, which are given by default, those that are not.</summary>
    IList<string> DisabledCapabilities { get; }

    ICloudFormationTemplateResource AddParameter(string parameterName, string parameterValue);
}
