using System.Xml.Linq;
using Amazon.S3;
using Amazon.S3.Model;
using ClassCast.Testing.Aws;
using ClassCast.Web.Session;
using ClassCast.Web.Tests.Site;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Web.Tests.Session;

/// <summary>An AWS-compatible server, and this process's environment pointing at it.</summary>
public sealed class KeyBucketServer : IAsyncLifetime
{
    private MotoServer? server;

    public async ValueTask InitializeAsync()
    {
        server = await MotoServer.StartAsync(TestContext.Current.CancellationToken);
        foreach (var (name, value) in server.EnvironmentVariables) Environment.SetEnvironmentVariable(name, value);
    }

    public async ValueTask DisposeAsync()
    {
        if (server is null) return;
        foreach (var name in server.EnvironmentVariables.Keys) Environment.SetEnvironmentVariable(name, null);
        await server.DisposeAsync();
    }
}

public sealed class KeyBucketTests(KeyBucketServer server) : IClassFixture<KeyBucketServer>, IAsyncLifetime
{
    private readonly string bucket = $"keys-{Guid.CreateVersion7():N}";
    private AmazonS3Client s3 = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.NotNull(server);
        s3 = new AmazonS3Client(new AmazonS3Config { ForcePathStyle = true });
        await s3.PutBucketAsync(bucket, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        s3.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_session_of_one_instance_is_known_to_another()
    {
        using var first = new WebSite { KeyBucket = bucket };
        using var second = new WebSite { KeyBucket = bucket };
        first.Api.Student();
        second.Api.Student();
        var session = await SignInAsync(first);

        Assert.Equal(200, (await OpenWith(second, session).GoAsync("/courses")).Status);
        Assert.NotEmpty(await KeyNamesAsync());
    }

    [Fact]
    public async Task Instances_that_start_at_once_on_an_empty_bucket_know_each_others_sessions()
    {
        using var first = new WebSite { KeyBucket = bucket };
        using var second = new WebSite { KeyBucket = bucket };
        first.Api.Student();
        second.Api.Student();

        var sessions = await Task.WhenAll(Task.Run(() => SignInAsync(first)), Task.Run(() => SignInAsync(second)));

        Assert.Equal(200, (await OpenWith(second, sessions[0]).GoAsync("/courses")).Status);
        Assert.Equal(200, (await OpenWith(first, sessions[1]).GoAsync("/courses")).Status);
    }

    [Fact]
    public async Task After_a_rollover_sessions_of_the_earlier_key_stay_and_new_ones_use_the_new_key()
    {
        string earlier;
        Guid next;
        using (var before = new WebSite { KeyBucket = bucket })
        {
            before.Api.Student();
            earlier = await SignInAsync(before);
            var now = TimeProvider.System.GetUtcNow();

            // later than the first key's, and within the difference of clocks that the framework tolerates
            next = before.Services.GetRequiredService<IKeyManager>().CreateNewKey(now.AddMinutes(1), now.AddDays(180)).KeyId;
        }

        using var after = new WebSite { KeyBucket = bucket };
        after.Api.Student();

        Assert.Equal(200, (await OpenWith(after, earlier).GoAsync("/courses")).Status);
        var sealedNow = after.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect([1, 2, 3]);

        // 09 F0 C9 F0, then the id of the key
        Assert.Equal(next, new Guid(sealedNow.AsSpan(4, 16)));
        Assert.Equal(2, (await KeyNamesAsync()).Count);
    }

    [Fact]
    public async Task A_ring_longer_than_a_page_of_the_listing_is_read_whole()
    {
        var repository = new KeyBucketRepository(s3, bucket, pageSize: 2);
        string[] names = ["one", "two", "three", "four", "five"];
        foreach (var name in names) repository.StoreElement(new XElement("key", name), name);
        await s3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = "other/thing.xml", ContentBody = "<other />" }, TestContext.Current.CancellationToken);

        Assert.Equal(names.Order(), repository.GetAllElements().Select(element => element.Value).Order());
    }

    [Fact]
    public void A_bucket_that_cannot_be_read_ends_the_start_with_its_setting()
    {
        using var site = new WebSite { KeyBucket = "no-such-bucket" };

        var refused = Assert.Throws<InvalidOperationException>(() => site.Open());

        Assert.StartsWith("ClassCast__KeyBucket names the bucket 'no-such-bucket', from which the keys of the session cookies cannot be read", refused.Message);
    }

    private static async Task<string> SignInAsync(WebSite site)
    {
        var answer = await (await site.Open().GoAsync("/sign-in")).SendAsync("sign-in", ("email", "mira@school.example"), ("password", "Secret-1!"));
        return answer.Cookies.Single(cookie => cookie.StartsWith("classcast-session=", StringComparison.Ordinal)).Split(';')[0].Split('=', 2)[1];
    }

    private static Browser OpenWith(WebSite site, string session)
    {
        var browser = site.Open();
        browser.Keep("classcast-session", session);
        return browser;
    }

    private async Task<IReadOnlyList<string>> KeyNamesAsync()
    {
        var listing = await s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket, Prefix = "web-keys/key-" }, TestContext.Current.CancellationToken);
        return [.. listing.S3Objects?.Select(found => found.Key) ?? []];
    }
}
