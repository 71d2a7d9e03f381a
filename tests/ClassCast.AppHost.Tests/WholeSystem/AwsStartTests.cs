using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using ClassCast.AppHost.Aws;
using ClassCast.Testing;
using ClassCast.Testing.Aws;

namespace ClassCast.AppHost.Tests.WholeSystem;

/// <summary>How the AppHost prepares AWS, and how it ends when it cannot.</summary>
public sealed class AwsStartTests : IAsyncLifetime
{
    private readonly TempDirectory directory = new();
    private MotoServer server = null!;
    private AmazonS3Client s3 = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        server = await MotoServer.StartAsync(Cancelled);
        s3 = new AmazonS3Client(
            new BasicAWSCredentials("key", "secret"),
            new AmazonS3Config { ServiceURL = server.Endpoint.ToString(), ForcePathStyle = true, AuthenticationRegion = "eu-central-1" });
    }

    public async ValueTask DisposeAsync()
    {
        s3?.Dispose();
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        directory.Dispose();
    }

    [Fact]
    public async Task Nested_templates_are_uploaded_under_the_hash_of_what_is_in_them_and_named_by_their_address()
    {
        await s3.PutBucketAsync(new PutBucketRequest { BucketName = "templates", BucketRegionName = "eu-central-1" }, Cancelled);
        await File.WriteAllTextAsync(directory.File("inner.template"), "Resources: {}\n", Cancelled);
        await File.WriteAllTextAsync(directory.File("middle.template"), "  Inner:\n    TemplateURL: ./inner.template\n", Cancelled);
        await File.WriteAllTextAsync(directory.File("app.template"), "  A:\n    TemplateURL: ./middle.template\n  B:\n    TemplateURL: https://elsewhere/x.template\n", Cancelled);

        var first = await TemplatePackage.PackageAsync(s3, "templates", directory.File("app.template"), Cancelled);
        var again = await TemplatePackage.PackageAsync(s3, "templates", directory.File("app.template"), Cancelled);
        await File.AppendAllTextAsync(directory.File("inner.template"), "# changed\n", Cancelled);
        var changed = await TemplatePackage.PackageAsync(s3, "templates", directory.File("app.template"), Cancelled);

        Assert.Equal(first, again);
        Assert.NotEqual(first, changed);
        Assert.Contains("TemplateURL: https://elsewhere/x.template", first, StringComparison.Ordinal);
        var middle = await ReadNestedAsync(first);
        Assert.Equal("Resources: {}\n", await ReadNestedAsync(middle));
        var listing = await s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = "templates" }, Cancelled);
        Assert.Equal(4, listing.S3Objects.Count);
        Assert.All(listing.S3Objects, template => Assert.Matches("^[0-9a-f]{64}\\.template$", template.Key));
    }

    [Fact]
    public async Task Without_redis_the_start_ends_with_a_sentence_and_the_bucket_of_the_templates_is_private()
    {
        using var path = new TempDirectory();
        foreach (var tool in (string[])["sh", "setsid", "grep", "sleep"])
        {
            File.CreateSymbolicLink(path.File(tool), RequiredTool.Require(tool));
        }

        var environment = new Dictionary<string, string>(server.EnvironmentVariables) { ["PATH"] = path.Path };
        var end = await Assert.ThrowsAsync<InvalidOperationException>(() => HostProcess.StartAsync(directory.Path, ["--backend", "Aws"], environment, Cancelled));

        Assert.Contains("With --backend Aws live events travel through Redis, and redis-server is not on PATH.", end.Message, StringComparison.Ordinal);
        var block = await s3.GetPublicAccessBlockAsync(new GetPublicAccessBlockRequest { BucketName = "classcast-templates-123456789012-eu-central-1" }, Cancelled);
        Assert.Equal(HttpStatusCode.OK, block.HttpStatusCode);
        var settings = block.PublicAccessBlockConfiguration;
        Assert.Equal((true, true, true, true), (settings.BlockPublicAcls, settings.BlockPublicPolicy, settings.IgnorePublicAcls, settings.RestrictPublicBuckets));
    }

    private async Task<string> ReadNestedAsync(string template)
    {
        var address = new Uri(template.Split('\n').First(line => line.Contains("TemplateURL: http://", StringComparison.Ordinal)).Split(": ", 2)[1]);
        Assert.Equal((server.Endpoint.Authority, "/templates/"), (address.Authority, string.Concat(address.Segments[..2])));
        using var found = await s3.GetObjectAsync("templates", address.Segments[2], Cancelled);
        using var reader = new StreamReader(found.ResponseStream);
        return await reader.ReadToEndAsync(Cancelled);
    }
}
