using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.S3.Util;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ClassCast.AppHost.Aws;

/// <summary>
/// What <c>aws cloudformation package</c> does: CloudFormation reads nested templates from a bucket, so those that a template names by a relative path are
/// uploaded under the hash of their content, and the paths replaced by their addresses.
/// </summary>
internal static partial class TemplatePackage
{
    /// <summary>Packages before anything starts. The bucket is <c>Parameters:template-bucket</c>, or else one of the account's own, made when it is missing.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="templatePath">Relative to the AppHost.</param>
    /// <returns>Where the packaged template will be.</returns>
    public static string PackageTemplate(this IDistributedApplicationBuilder builder, string templatePath)
    {
        var directory = Directory.CreateTempSubdirectory("classcast-template-").FullName;
        var packaged = Path.Combine(directory, Path.GetFileName(templatePath));
        builder.Eventing.Subscribe<BeforeStartEvent>(async (starting, cancellationToken) =>
        {
            starting.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopped.Register(() => Directory.Delete(directory, recursive: true));
            try
            {
                using var s3 = CreateClient();
                var bucket = await BucketAsync(s3, builder.Configuration["Parameters:template-bucket"], cancellationToken);
                var text = await PackageAsync(s3, bucket, Path.GetFullPath(templatePath, builder.AppHostDirectory), cancellationToken);
                await File.WriteAllTextAsync(packaged, text, cancellationToken);
            }
            catch (Exception error) when (error is AmazonServiceException or AmazonClientException or HttpRequestException)
            {
                throw new DistributedApplicationException(
                    $"the templates under infra/ cannot be uploaded to S3: {error.Message} Credentials, region and endpoint are found as the AWS SDK finds them "
                    + "(AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, AWS_REGION, AWS_ENDPOINT_URL); --Parameters:template-bucket=NAME names another bucket.",
                    error);
            }
        });
        return packaged;
    }

    /// <summary>The template with the addresses of the nested ones, which are then there.</summary>
    internal static async Task<string> PackageAsync(IAmazonS3 s3, string bucket, string path, CancellationToken cancellationToken)
    {
        var text = await File.ReadAllTextAsync(path, cancellationToken);
        foreach (var nested in RelativeTemplate().Matches(text).Select(match => match.Groups["path"].Value).Distinct(StringComparer.Ordinal))
        {
            var content = await PackageAsync(s3, bucket, Path.GetFullPath(nested, Path.GetDirectoryName(path)!), cancellationToken);
            var address = await UploadAsync(s3, bucket, content, cancellationToken);
            text = text.Replace($"TemplateURL: {nested}", $"TemplateURL: {address}", StringComparison.Ordinal);
        }

        return text;
    }

    private static AmazonS3Client CreateClient() => new(new AmazonS3Config { ForcePathStyle = AwsEndpoint.S3 is not null });

    private static async Task<string> BucketAsync(AmazonS3Client s3, string? given, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(given))
        {
            return given;
        }

        using var sts = new AmazonSecurityTokenServiceClient();
        var account = (await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest(), cancellationToken)).Account;
        var region = s3.Config.RegionEndpoint ?? FallbackRegionFactory.GetRegionEndpoint();
        var bucket = $"classcast-templates-{account}-{region.SystemName}";
        if (!await AmazonS3Util.DoesS3BucketExistV2Async(s3, bucket))
        {
            await s3.PutBucketAsync(new PutBucketRequest { BucketName = bucket, UseClientRegion = true }, cancellationToken);
        }

        await s3.PutPublicAccessBlockAsync(
            new PutPublicAccessBlockRequest
            {
                BucketName = bucket,
                PublicAccessBlockConfiguration = new PublicAccessBlockConfiguration
                {
                    BlockPublicAcls = true,
                    BlockPublicPolicy = true,
                    IgnorePublicAcls = true,
                    RestrictPublicBuckets = true,
                },
            },
            cancellationToken);
        return bucket;
    }

    private static async Task<string> UploadAsync(IAmazonS3 s3, string bucket, string content, CancellationToken cancellationToken)
    {
        var key = $"{Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(content)))}.template";
        await s3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = key, ContentBody = content, ContentType = "text/plain" }, cancellationToken);
        var endpoint = s3.DetermineServiceOperationEndpoint(new GetObjectRequest { BucketName = bucket, Key = key });
        return $"{endpoint.URL.TrimEnd('/')}/{key}";
    }

    // TemplateURL: ./database.template
    [GeneratedRegex(@"^\s*TemplateURL: (?<path>\.{1,2}/\S+)\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RelativeTemplate();
}
