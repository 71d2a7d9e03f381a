using Amazon.CloudFormation;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.AWS;
using Aspire.Hosting.AWS.CloudFormation;
using Aspire.Hosting.AWS.Provisioning;

namespace Aspire.Hosting;

public static class CloudFormationExtensions
{
    private const string DefaultConfigSection = "AWS:Resources";

    /// <summary>A stack that is created or updated from a template when the application starts, and stays when it ends.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">Name of the resource, and of the stack unless that is given.</param>
    /// <param name="templatePath">Path of the template.</param>
    /// <param name="stackName">Name of the stack.</param>
    public static IResourceBuilder<ICloudFormationTemplateResource> AddAWSCloudFormationTemplate(
        this IDistributedApplicationBuilder builder, string name, string templatePath, string? stackName = null) =>
        builder.AddProvisioned<ICloudFormationTemplateResource>(new CloudFormationTemplateResource(name, stackName ?? name, templatePath), "CloudFormationTemplate");

    /// <summary>A stack that exists.</summary>
    public static IResourceBuilder<ICloudFormationStackResource> AddAWSCloudFormationStack(
        this IDistributedApplicationBuilder builder, string name, string? stackName = null) =>
        builder.AddProvisioned<ICloudFormationStackResource>(new CloudFormationStackResource(name, stackName ?? name), "CloudFormationStack");

    public static IResourceBuilder<ICloudFormationTemplateResource> WithParameter(
        this IResourceBuilder<ICloudFormationTemplateResource> builder, string parameterName, string parameterValue)
    {
        builder.Resource.AddParameter(parameterName, parameterValue);
        return builder;
    }

    public static IResourceBuilder<ICloudFormationResource> WithTag(this IResourceBuilder<ICloudFormationResource> builder, string tagKey, string tagValue)
    {
        builder.Resource.Tags[tagKey] = tagValue;
        return builder;
    }

    public static StackOutputReference GetOutput(this IResourceBuilder<ICloudFormationResource> builder, string name) => new(name, builder.Resource);

    /// <summary>Account and region of the stack.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, IAWSSDKConfig awsSdkConfig)
        where TDestination : ICloudFormationResource
    {
        builder.Resource.AWSSDKConfig = awsSdkConfig;
        return builder;
    }

    /// <summary>The client that provisions the stack, for an endpoint that a configuration cannot name.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, IAmazonCloudFormation cloudFormationClient)
        where TDestination : ICloudFormationResource
    {
        builder.Resource.CloudFormationClient = cloudFormationClient;
        return builder;
    }

    /// <summary>One output as a variable. Starting the process waits for the stack.</summary>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, StackOutputReference stackOutputReference)
        where T : IResourceWithEnvironment
    {
        builder.WithReferenceRelationship(stackOutputReference.Resource);
        return builder.WithEnvironment(context =>
        {
            stackOutputReference.Resource.AWSSDKConfig?.Apply(context.EnvironmentVariables, force: false);
            context.EnvironmentVariables[name] = stackOutputReference;
        });
    }

    /// <summary>All outputs, as <c>AWS__Resources__{output}</c>, and account and region of the stack. The process waits for the stack.</summary>
    /// <param name="builder">The process.</param>
    /// <param name="cloudFormationResourceBuilder">The stack.</param>
    /// <param name="configSection">The section of the process's configuration that the outputs appear in.</param>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder,
        IResourceBuilder<ICloudFormationResource> cloudFormationResourceBuilder,
        string configSection = DefaultConfigSection)
        where TDestination : IResourceWithEnvironment, IResourceWithWaitSupport
    {
        var stack = cloudFormationResourceBuilder.Resource;
        builder.WaitFor(cloudFormationResourceBuilder).WithReferenceRelationship(stack);
        return builder.WithEnvironment(context =>
        {
            stack.AWSSDKConfig?.Apply(context.EnvironmentVariables, force: false);
            foreach (var output in stack.Outputs ?? [])
                context.EnvironmentVariables[$"{configSection.Replace(":", "__", StringComparison.Ordinal)}__{output.OutputKey}"] = output.OutputValue;
        });
    }

    private static IResourceBuilder<T> AddProvisioned<T>(this IDistributedApplicationBuilder builder, T resource, string type) where T : ICloudFormationResource
    {
        StackProvisioner.AddTo(builder);
        return builder.AddResource(resource).WithAnnotation(new ResourceSnapshotAnnotation(new CustomResourceSnapshot { ResourceType = type, Properties = [] }));
    }
}
