using System.Net;
using ClassCast.Backends.Aws;
using ClassCast.Backends.Aws.Hosting;
using ClassCast.Backends.Tests.Aws.Faults;
using ClassCast.Core.Messages;
using ClassCast.Core.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Backends.Tests.Aws;

/// <summary>A process that lacks a bucket, a queue, a topic or a sender does not start, and says which setting to look at.</summary>
public sealed class AwsStartupCheckTests : IAsyncLifetime
{
    private AwsBackend backend = null!;

    public async ValueTask InitializeAsync() => backend = await AwsBackend.StartAsync();

    public ValueTask DisposeAsync() => backend.DisposeAsync();

    [Theory]
    [InlineData("BucketVideos")]
    [InlineData("QueueVideoProcessing")]
    [InlineData("DeadLettersPublicationNotices")]
    [InlineData("TopicCriticalAlerts")]
    public async Task A_missing_output_is_named(string output)
    {
        backend.Remove(output);

        Assert.Contains($"AWS__Resources__{output}", await RefusalAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BucketVideos", "no-such-bucket-anywhere")]
    [InlineData("QueueVideoProcessing", "{endpoint}123456789012/no-such-queue")]
    [InlineData("QueueVideoProcessing", "only-a-name")]
    [InlineData("DeadLettersVideoProcessing", "{endpoint}123456789012/no-such-queue")]
    [InlineData("TopicErrorTracking", "arn:aws:sns:eu-central-1:123456789012:no-such-topic")]
    [InlineData("TopicErrorTracking", "only-a-name")]
    public async Task A_resource_that_does_not_exist_is_named_with_its_setting(string output, string value)
    {
        backend.Add(output, value.Replace("{endpoint}", (await AwsServer.GetAsync()).Endpoint.ToString(), StringComparison.Ordinal));

        Assert.Contains($"AWS__Resources__{output}", await RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_queue_without_a_redrive_policy_is_named()
    {
        using var sqs = TestQueues.NewClient();
        backend.Add(AwsResources.QueueOutput(Queues.VideoProcessing), await TestQueues.CreateAsync(sqs, $"{backend.Prefix}-plain", []));

        Assert.Contains("has no redrive policy", await RefusalAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, "AWS_REGION")]
    [InlineData(HttpStatusCode.Forbidden, "s3:ListBucket")]
    public async Task A_bucket_of_another_region_or_account_is_named(HttpStatusCode status, string expected)
    {
        using var faults = new AwsFaults();
        faults.On("HEAD", AwsFault.Refused(status, ""), times: 100);

        var refusal = await RefusalAsync(services => services.AddSingleton(new AwsClients(faults)));

        Assert.Contains($"AWS__Resources__{AwsResources.BucketOutput(Buckets.Videos)}", refusal, StringComparison.Ordinal);
        Assert.Contains(expected, refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Email__From is not set")]
    [InlineData("nobody", "Email__From is 'nobody'")]
    public async Task A_missing_sender_is_named(string from, string expected) =>
        Assert.Contains(expected, await RefusalAsync(services => services.AddSingleton(With("Email:From", from))), StringComparison.Ordinal);

    [Fact]
    public async Task A_mail_server_of_one_s_own_needs_no_sender() =>
        Assert.NotNull(await backend.StartProcessAsync(services => services.PostConfigure<ClassCast.Backends.Aws.Email.AwsEmailOptions>(options => options.From = null)
            .AddSingleton(With("Email:Smtp:Host", "mail.school.example"))));

    private async Task<string> RefusalAsync(Action<IServiceCollection>? configure = null) =>
        (await Assert.ThrowsAsync<AwsNotReadyException>(() => backend.StartProcessAsync(configure ?? (_ => { })))).Message;

    private IConfiguration With(string key, string value) => new ConfigurationBuilder()
        .AddConfiguration(backend.Configuration)
        .AddInMemoryCollection([KeyValuePair.Create<string, string?>(key, value)])
        .Build();
}
