using System.Net.Http.Headers;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using ClassCast.Backends.Aws;
using ClassCast.Backends.Aws.Blobs;
using ClassCast.Core.Ports;
using Microsoft.Extensions.Configuration;

namespace ClassCast.Backends.Tests.Aws;

/// <summary>What a signed address is bound to, decided by a signature that is computed here. No server is asked.</summary>
public sealed class S3AddressTests : IDisposable
{
    private const string Secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);
    private static readonly BlobKey Key = new(Buckets.Videos, "students/a/clip.mp4");
    private static readonly Dictionary<string, string> NoHeaders = [];
    private static readonly Dictionary<string, string> Mp4 = new() { ["content-type"] = "video/mp4" };

    private readonly AmazonS3Client s3 = new(
        new BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", Secret), new AmazonS3Config { RegionEndpoint = RegionEndpoint.EUCentral1, IgnoreConfiguredEndpointUrls = true });

    private AwsBlobStore Store => StoreOn(s3);

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    [Fact]
    public void The_signature_computed_here_is_the_one_of_the_specification_s_example()
    {
        var address = new Uri("https://examplebucket.s3.amazonaws.com/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256"
            + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
            + "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host");

        Assert.Equal("aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404", SignatureV4.Compute("GET", address, NoHeaders, Secret));
    }

    [Fact]
    public void An_address_on_AWS_has_the_bucket_in_its_host_and_https()
    {
        var address = Store.SignGet(Key, Lifetime);

        Assert.Equal("https://bucket-videos.s3.eu-central-1.amazonaws.com/students/a/clip.mp4", address.GetLeftPart(UriPartial.Path));
    }

    [Fact]
    public void An_address_on_an_endpoint_of_one_s_own_has_the_bucket_in_its_path()
    {
        using var elsewhere = new AmazonS3Client(
            new BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", Secret), new AmazonS3Config { ServiceURL = "http://storage.school.example:9000", ForcePathStyle = true });

        var address = StoreOn(elsewhere).SignGet(Key, Lifetime);

        Assert.Equal("http://storage.school.example:9000/bucket-videos/students/a/clip.mp4", address.GetLeftPart(UriPartial.Path));
        Assert.True(SignatureV4.Accepts("GET", address, NoHeaders, Secret, Now));
    }

    [Fact]
    public void A_get_is_good_for_its_method_key_and_answer_only()
    {
        var address = Store.SignGet(Key, Lifetime, "Überblick №1; final.mp4");

        Assert.True(SignatureV4.Accepts("GET", address, NoHeaders, Secret, Now));
        Assert.False(SignatureV4.Accepts("PUT", address, NoHeaders, Secret, Now));
        Assert.False(SignatureV4.Accepts("DELETE", address, NoHeaders, Secret, Now));
        Assert.False(SignatureV4.Accepts("GET", Changed(address, "clip.mp4", "other.mp4"), NoHeaders, Secret, Now));
        Assert.False(SignatureV4.Accepts("GET", Changed(address, "attachment", "inline"), NoHeaders, Secret, Now));
        Assert.False(SignatureV4.Accepts("GET", Changed(address, "bucket-videos", "bucket-backup"), NoHeaders, Secret, Now));
    }

    [Fact]
    public void A_download_name_of_any_characters_is_asked_for_in_the_form_of_RFC_6266()
    {
        var address = Store.SignGet(Key, Lifetime, "Überblick №1; \u202Efinal.mp4");

        var disposition = ContentDispositionHeaderValue.Parse(SignatureV4.Query(address)["response-content-disposition"]);
        Assert.Equal(("attachment", "Überblick №1; _final.mp4"), (disposition.DispositionType, disposition.FileNameStar));
        Assert.All(disposition.FileName!, character => Assert.InRange(character, ' ', '~'));
    }

    [Fact]
    public void What_is_not_downloaded_is_shown_and_kept_by_nobody_but_its_reader()
    {
        var query = SignatureV4.Query(Store.SignGet(Key, Lifetime));

        Assert.Equal(("inline", "private, max-age=900"), (query["response-content-disposition"], query["response-cache-control"]));
    }

    [Fact]
    public void An_address_ends_when_it_should_and_nobody_can_prolong_it()
    {
        var before = Now;
        var address = Store.SignGet(Key, Lifetime);

        Assert.Equal("900", SignatureV4.Query(address)["X-Amz-Expires"]);
        Assert.True(SignatureV4.Accepts("GET", address, NoHeaders, Secret, before + Lifetime - TimeSpan.FromSeconds(2)));
        Assert.False(SignatureV4.Accepts("GET", address, NoHeaders, Secret, Now + Lifetime + TimeSpan.FromSeconds(2)));
        Assert.False(SignatureV4.Accepts("GET", Changed(address, "X-Amz-Expires=900", "X-Amz-Expires=90000"), NoHeaders, Secret, Now));
    }

    [Fact]
    public void A_put_is_bound_to_its_content_type()
    {
        var address = Store.SignPut(Key, "video/mp4", 100, Lifetime);

        Assert.True(SignatureV4.Accepts("PUT", address, Mp4, Secret, Now));
        Assert.False(SignatureV4.Accepts("PUT", address, new Dictionary<string, string> { ["content-type"] = "text/html" }, Secret, Now));
        Assert.False(SignatureV4.Accepts("GET", address, Mp4, Secret, Now));
    }

    [Fact]
    public void A_part_is_bound_to_upload_and_number_and_to_its_length_where_that_is_known()
    {
        var known = Store.SignPart(Key, "upload-1", 3, 1000, Lifetime, isExact: true);
        var open = Store.SignPart(Key, "upload-1", 3, 1000, Lifetime);

        Assert.True(SignatureV4.Accepts("PUT", known, Length(1000), Secret, Now));
        Assert.False(SignatureV4.Accepts("PUT", known, Length(1001), Secret, Now));
        Assert.False(SignatureV4.Accepts("PUT", known, Length(999), Secret, Now));
        Assert.False(SignatureV4.Accepts("PUT", Changed(known, "partNumber=3", "partNumber=4"), Length(1000), Secret, Now));
        Assert.False(SignatureV4.Accepts("PUT", Changed(known, "upload-1", "upload-2"), Length(1000), Secret, Now));
        Assert.True(SignatureV4.Accepts("PUT", open, Length(5), Secret, Now)); // the last part of a recording
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(7 * 24 * 60 * 60 + 1)]
    public void A_lifetime_that_S3_would_refuse_is_refused_here(int seconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Store.SignGet(Key, TimeSpan.FromSeconds(seconds)));

    public void Dispose() => s3.Dispose();

    private static AwsBlobStore StoreOn(IAmazonS3 client)
    {
        var resources = new AwsResources(new ConfigurationBuilder()
            .AddInMemoryCollection(Buckets.All.Select(bucket =>
                KeyValuePair.Create<string, string?>($"{AwsResources.Section}:{AwsResources.BucketOutput(bucket)}", $"bucket-{bucket}")))
            .Build());
        return new AwsBlobStore(client, resources, new S3Addresses(client, resources, TimeProvider.System), new S3Copies(client, resources), TimeProvider.System);
    }

    private static Dictionary<string, string> Length(long bytes) => new() { ["content-length"] = $"{bytes}" };

    private static Uri Changed(Uri address, string from, string to)
    {
        var changed = address.AbsoluteUri.Replace(from, to, StringComparison.Ordinal);
        Assert.NotEqual(address.AbsoluteUri, changed);
        return new Uri(changed);
    }
}
