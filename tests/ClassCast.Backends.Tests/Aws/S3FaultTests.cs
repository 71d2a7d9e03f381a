using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using ClassCast.Backends.Aws;
using ClassCast.Backends.Aws.Blobs;
using ClassCast.Backends.Tests.Aws.Faults;
using ClassCast.Backends.Tests.Contracts;
using ClassCast.Core;
using ClassCast.Core.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Backends.Tests.Aws;

/// <summary>Objects, when what lies between here and S3 fails. Nothing is lost, and nothing is there that was not stored whole.</summary>
public sealed class S3FaultTests : IAsyncLifetime
{
    private const string Mp4 = "video/mp4";

    private readonly AwsFaults faults = new();
    private readonly BlobKey key = new(Buckets.Videos, $"students/{Ids.New()}/clip.mp4");
    private AwsBackend backend = null!;
    private IBlobStore blobs = null!;
    private IAmazonS3 s3 = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Bucket => TestBuckets.NameOf(key.Bucket);

    public async ValueTask InitializeAsync()
    {
        backend = await AwsBackend.StartAsync();
        s3 = TestBuckets.NewClient();
        blobs = (await backend.StartProcessAsync(services => services.AddSingleton(new AwsClients(faults)))).GetRequiredService<IBlobStore>();
    }

    public async ValueTask DisposeAsync()
    {
        await backend.DisposeAsync();
        s3.Dispose();
        faults.Dispose();
    }

    [Fact]
    public async Task A_put_whose_answer_was_lost_is_stored_and_said_to_be()
    {
        faults.On("PUT", AwsFault.AnswerLost);

        var put = await PutAsync("content"u8.ToArray());

        Assert.Equal(put, await blobs.HeadAsync(key, Cancellation));
        Assert.Equal(2, faults.Count("PUT"));
    }

    [Fact]
    public async Task A_storm_of_errors_passes()
    {
        faults.On("PUT", AwsFault.Unavailable, 3).On("GET", AwsFault.InternalError, 3);

        await PutAsync("content"u8.ToArray());

        Assert.Equal("content"u8.ToArray(), await ReadAsync());
    }

    [Fact]
    public async Task A_stream_of_unknown_length_is_stored_by_parts_and_appears_at_once()
    {
        var content = Bytes.Random(1, (2 * S3Upload.PartBytes) + 10);

        var put = await PutAsync(content);

        Assert.Equal((content.LongLength, Mp4), (put.Length, put.ContentType));
        Assert.EndsWith("-3\"", put.ETag, StringComparison.Ordinal);
        Assert.Equal(put, await blobs.HeadAsync(key, Cancellation));
        Assert.Equal(Bytes.Sha256(content), Bytes.Sha256(await ReadAsync()));
    }

    [Fact]
    public async Task A_stream_of_exactly_one_part_is_stored()
    {
        var content = Bytes.Random(1, S3Upload.PartBytes);

        Assert.Equal(content.LongLength, (await PutAsync(content)).Length);
        Assert.Equal(Bytes.Sha256(content), Bytes.Sha256(await ReadAsync()));
    }

    [Fact]
    public async Task A_completion_whose_answer_was_lost_is_found_out_by_what_is_there()
    {
        var completions = 0;
        faults.On(
            "POST",
            (request, pass, cancellation) => !request.RequestUri!.Query.Contains("uploadId", StringComparison.Ordinal)
                ? pass()
                : (++completions == 1 ? AwsFault.AnswerLost : AwsFault.Refused(HttpStatusCode.NotFound, "NoSuchUpload"))(request, pass, cancellation),
            times: 3);

        var put = await PutAsync(Bytes.Random(1, S3Upload.PartBytes + 1));

        Assert.Equal(2, completions);
        Assert.Equal(put, await blobs.HeadAsync(key, Cancellation));
    }

    [Fact]
    public async Task A_stream_that_fails_half_way_leaves_neither_object_nor_upload()
    {
        faults.On(
            "PUT",
            (request, pass, cancellation) => request.RequestUri!.Query.Contains("partNumber=2", StringComparison.Ordinal)
                ? AwsFault.Refused(HttpStatusCode.BadRequest, "InvalidRequest")(request, pass, cancellation)
                : pass(),
            times: 10);

        await Assert.ThrowsAsync<AmazonS3Exception>(() => PutAsync(Bytes.Random(1, (3 * S3Upload.PartBytes) + 1)));

        Assert.Null(await blobs.HeadAsync(key, Cancellation));
        var open = await s3.ListMultipartUploadsAsync(new ListMultipartUploadsRequest { BucketName = Bucket, Prefix = key.Name }, Cancellation);
        Assert.DoesNotContain(open.MultipartUploads ?? [], upload => upload.Key == key.Name);
    }

    [Fact]
    public async Task A_read_that_breaks_goes_on_where_it_broke()
    {
        var content = Bytes.Random(1, 300_000);
        await PutAsync(content);
        faults.On("GET", Broken(afterBytes: 100_000), times: 2);

        Assert.Equal(Bytes.Sha256(content), Bytes.Sha256(await ReadAsync()));
        Assert.Equal(3, faults.Count("GET"));
    }

    [Fact]
    public async Task A_read_that_breaks_goes_on_within_the_range_that_was_asked_for()
    {
        var content = Bytes.Random(1, 300_000);
        await PutAsync(content);
        faults.On("GET", Broken(afterBytes: 50_000));

        Assert.Equal(content[1000..201_000], await ReadAsync(offset: 1000, length: 200_000));
    }

    [Fact]
    public async Task A_read_never_mixes_two_versions()
    {
        await PutAsync(Bytes.Random(1, 300_000));
        faults.On("GET", Broken(afterBytes: 100_000));
        await using var stream = await blobs.OpenReadAsync(key, Cancellation);

        await PutAsync(Bytes.Random(2, 300_000));

        await Assert.ThrowsAsync<AmazonS3Exception>(() => stream.CopyToAsync(Stream.Null, Cancellation));
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, "NoSuchUpload", typeof(UploadNotFoundException))]
    [InlineData(HttpStatusCode.BadRequest, "InvalidPart", typeof(InvalidUploadException))]
    [InlineData(HttpStatusCode.BadRequest, "InvalidPartOrder", typeof(InvalidUploadException))]
    [InlineData(HttpStatusCode.BadRequest, "EntityTooSmall", typeof(InvalidUploadException))]
    public async Task What_S3_says_against_a_completion_is_said_at_the_port(HttpStatusCode status, string code, Type expected)
    {
        var uploadId = await blobs.CreateMultipartUploadAsync(key, Mp4, Cancellation);
        faults.On("POST", AwsFault.Refused(status, code), times: 10);

        var error = await Record.ExceptionAsync(() => blobs.CompleteMultipartUploadAsync(key, uploadId, [new UploadedPart(1, "\"a\"", 1)], Cancellation));

        Assert.IsType(expected, error);
    }

    [Fact]
    public async Task An_object_above_the_limit_of_one_copy_is_copied_by_parts_with_its_type()
    {
        const int PartBytes = 5 * 1024 * 1024;
        var content = Bytes.Random(1, (2 * PartBytes) + 10);
        var source = await PutAsync(content);
        var target = new BlobKey(Buckets.Documents, key.Name);
        var copies = new S3Copies(s3, new AwsResources(backend.Configuration)) { LargestWhole = PartBytes, PartBytes = PartBytes };

        await copies.RunAsync(source, target, Cancellation);

        var copied = await blobs.HeadAsync(target, Cancellation);
        Assert.Equal((content.LongLength, Mp4), (copied!.Length, copied.ContentType));
        Assert.EndsWith("-3\"", copied.ETag, StringComparison.Ordinal);
        await using var stream = await blobs.OpenReadAsync(target, Cancellation);
        Assert.Equal(Bytes.Sha256(content), Bytes.Sha256(await ToArrayAsync(stream)));
    }

    private static Fault Broken(int afterBytes) => async (_, pass, cancellation) =>
    {
        var answer = await pass();
        var whole = await answer.Content.ReadAsByteArrayAsync(cancellation);
        var broken = new StreamContent(new BreakingStream(whole.AsSpan(0, Math.Min(afterBytes, whole.Length)).ToArray()));
        foreach (var (name, values) in answer.Content.Headers)
        {
            broken.Headers.TryAddWithoutValidation(name, values);
        }

        answer.Content = broken;
        return answer;
    };

    private Task<BlobInfo> PutAsync(byte[] content) => blobs.PutAsync(key, new UnseekableStream(content), Mp4, Cancellation);

    private async Task<byte[]> ReadAsync(long offset = 0, long? length = null)
    {
        await using var stream = await blobs.OpenReadAsync(key, Cancellation, offset, length);
        return await ToArrayAsync(stream);
    }

    private static async Task<byte[]> ToArrayAsync(Stream stream)
    {
        using var all = new MemoryStream();
        await stream.CopyToAsync(all, Cancellation);
        return all.ToArray();
    }

    /// <summary>As a network gives it: in pieces, once.</summary>
    private class UnseekableStream(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> destination, CancellationToken cancellationToken = default) =>
            base.ReadAsync(destination[..Math.Min(destination.Length, 30_000)], cancellationToken);
    }

    private sealed class BreakingStream(byte[] content) : UnseekableStream(content)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> destination, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(destination, cancellationToken);
            return read > 0 ? read : throw new IOException("Connection reset by peer");
        }
    }
}
