using System.Xml;
using Amazon.Runtime;

namespace ClassCast.Web.Session;

/// <summary>
/// Reads the keys before anything else starts. Without this the framework would only log that it cannot, and every visitor would get an error instead
/// of one administrator.
/// </summary>
internal sealed class KeyBucketCheck(KeyBucketRepository keys) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await keys.ReadAllAsync(cancellationToken);
        }
        catch (Exception error) when (error is AmazonServiceException or AmazonClientException or HttpRequestException or XmlException)
        {
            throw new InvalidOperationException(
                $"ClassCast__KeyBucket names the bucket '{keys.BucketName}', from which the keys of the session cookies cannot be read: {error.Message} "
                + "Check the name, the region (AWS_REGION), the credentials and their right to list and read web-keys/ there.",
                error);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
