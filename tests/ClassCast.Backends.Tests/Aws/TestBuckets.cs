using Amazon.S3;
using ClassCast.Backends.Aws;
using ClassCast.Backends.Aws.Blobs;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Tests.Aws;

/// <summary>The four buckets, shared by all tests: their keys are their own.</summary>
internal static class TestBuckets
{
    private static readonly SemaphoreSlim Creating = new(1);
    private static bool isCreated;

    public static string NameOf(string bucket) => $"classcast-tests-{bucket}";

    /// <summary>For what a test asks S3 itself.</summary>
    public static IAmazonS3 NewClient() => S3Client.Create(new AwsClients());

    public static async Task AddAsync(AwsBackend backend)
    {
        await CreateAsync();
        foreach (var bucket in Buckets.All)
        {
            backend.Add(AwsResources.BucketOutput(bucket), NameOf(bucket));
        }
    }

    /// <summary>Four empty buckets in place of the shared ones.</summary>
    public static async Task AddOwnAsync(AwsBackend backend)
    {
        using var s3 = NewClient();
        foreach (var bucket in Buckets.All)
        {
            var name = $"{backend.Prefix}-{bucket}";
            await s3.PutBucketAsync(name, TestContext.Current.CancellationToken);
            backend.Add(AwsResources.BucketOutput(bucket), name);
        }
    }

    private static async Task CreateAsync()
    {
        await Creating.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (!isCreated)
            {
                using var s3 = NewClient();
                await Task.WhenAll(Buckets.All.Select(bucket => s3.PutBucketAsync(NameOf(bucket), TestContext.Current.CancellationToken)));
                isCreated = true;
            }
        }
        finally
        {
            Creating.Release();
        }
    }
}
