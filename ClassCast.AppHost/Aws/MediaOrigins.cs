using Aspire.Hosting.AWS.CloudFormation;

namespace ClassCast.AppHost.Aws;

internal static class MediaOrigins
{
    /// <summary>Where signed addresses lead, for the Content-Security-Policy of the pages: the buckets' own names, or one server in their place.</summary>
    public static ReferenceExpression Of(IResourceBuilder<ICloudFormationResource> stack) => AwsEndpoint.S3 is { } server
        ? ReferenceExpression.Create($"{server.GetLeftPart(UriPartial.Authority)}")
        : ReferenceExpression.Create($"{stack.GetOutput("MediaOrigins")}");
}
