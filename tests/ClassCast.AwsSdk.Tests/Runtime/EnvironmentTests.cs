using System.Net;
using Amazon;
using Amazon.Runtime;
using static ClassCast.AwsSdk.Tests.Runtime.ScriptedAws;

namespace ClassCast.AwsSdk.Tests.Runtime;

/// <summary>Settings of the whole process: nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(EnvironmentTests), DisableParallelization = true)]
[Collection(nameof(EnvironmentTests))]
public sealed class EnvironmentTests : IDisposable
{
    private readonly Dictionary<string, string?> before = [];

    public EnvironmentTests()
    {
        foreach (var name in new[] { "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE", "AWS_ENDPOINT_URL" })
        {
            Set(name, null);
        }

        // neither the files of whoever runs the tests nor the network
        Set("AWS_CONFIG_FILE", "/nonexistent/config");
        Set("AWS_SHARED_CREDENTIALS_FILE", "/nonexistent/credentials");
        Set("AWS_EC2_METADATA_DISABLED", "true");
        FallbackRegionFactory.Reset();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        foreach (var (name, value) in before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        // the SDK keeps the region that it found first
        FallbackRegionFactory.Reset();
    }

    [Theory]
    [MemberData(nameof(ServiceCase.All), MemberType = typeof(ServiceCase))]
    public async Task The_endpoint_of_the_environment_is_where_the_request_goes_and_the_services_own_comes_first(ServiceCase service)
    {
        using var aws = new ScriptedAws(Answer(HttpStatusCode.OK, service.It.Success));

        Set("AWS_REGION", "eu-central-1");
        Set("AWS_ENDPOINT_URL", "http://127.0.0.1:4566");
        await service.It.CallAsync(Moto.Credentials, aws.Configure(service.It.Config()), Token);
        Set($"AWS_ENDPOINT_URL_{service.It.Variable}", "http://127.0.0.1:4567");
        await service.It.CallAsync(Moto.Credentials, aws.Configure(service.It.Config()), Token);

        Assert.Equal(["127.0.0.1:4566", "127.0.0.1:4567"], aws.Requests.Select(sent => sent.Uri.Authority));
        Assert.All(
            aws.Requests, sent => Assert.Contains($"/eu-central-1/{service.It.SigningName}/", sent.Headers["Authorization"], StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(ServiceCase.All), MemberType = typeof(ServiceCase))]
    public async Task Without_a_region_the_client_says_so(ServiceCase service)
    {
        using var aws = new ScriptedAws(Answer(HttpStatusCode.OK, service.It.Success));

        var thrown = await Assert.ThrowsAnyAsync<AmazonClientException>(() => service.It.CallAsync(Moto.Credentials, aws.ConfigureWithoutRegion(service.It.Config()), Token));

        Assert.Contains("No RegionEndpoint or ServiceURL configured", thrown.Message, StringComparison.Ordinal);
        Assert.Empty(aws.Requests);
    }

    [Fact]
    public async Task Without_credentials_the_client_says_so()
    {
        using var aws = new ScriptedAws(Answer(HttpStatusCode.OK, "{}"));
        using var client = new Amazon.SQS.AmazonSQSClient(aws.Configure(new Amazon.SQS.AmazonSQSConfig()));

        var thrown = await Assert.ThrowsAnyAsync<AmazonClientException>(() => client.GetQueueUrlAsync("name", Token));

        Assert.Contains("credentials", thrown.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(aws.Requests);
    }

    [Fact]
    public async Task Where_collections_are_to_be_initialised_they_are_never_null_and_empty_ones_are_not_sent()
    {
        using var aws = new ScriptedAws(Answer(HttpStatusCode.OK, "{}"));
        AWSConfigs.InitializeCollections = true;
        try
        {
            using var client = new Amazon.SQS.AmazonSQSClient(Moto.Credentials, aws.Configure(new Amazon.SQS.AmazonSQSConfig()));
            var answer = await client.ReceiveMessageAsync("http://queue", Token);

            Assert.Empty(answer.Messages);
            Assert.Equal("""{"QueueUrl":"http://queue"}""", Assert.Single(aws.Requests).Body);
        }
        finally
        {
            AWSConfigs.InitializeCollections = false;
        }
    }

    private void Set(string name, string? value)
    {
        before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }
}
