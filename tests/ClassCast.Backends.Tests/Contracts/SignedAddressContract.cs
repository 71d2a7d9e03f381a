using System.Net;
using System.Net.Http.Headers;
using ClassCast.Core.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Backends.Tests.Contracts;

/// <summary>Objects as browsers see them: through signed addresses, whole or in parts.</summary>
public abstract class SignedAddressContract : BackendTest
{
    private const string Mp4 = "video/mp4";
    private const long PartSize = BlobLimits.MinimumPartBytes;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    protected IBlobStore Blobs => Process.GetRequiredService<IBlobStore>();

    protected BlobKey Key { get; } = new(Buckets.Videos, $"students/{Core.Ids.New()}/clip.mp4");

    /// <summary>Reaches the signed addresses.</summary>
    protected HttpClient Browser { get; private set; } = null!;

    /// <summary>Opens <see cref="Browser"/>; the backend closes what stands behind it.</summary>
    protected abstract Task<HttpClient> OpenBrowserAsync();

    protected override async Task PrepareAsync() => Browser = await OpenBrowserAsync();

    [Fact]
    public async Task A_signed_put_stores_the_object_with_the_signed_type()
    {
        var content = Bytes.Random(1, 100_000);

        using var answer = await PutAsync(Blobs.SignPut(Key, Mp4, content.Length, Lifetime), content, Mp4);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var head = await Blobs.HeadAsync(Key, Cancellation);
        Assert.Equal((100_000L, Mp4, answer.Headers.ETag!.ToString()), (head!.Length, head.ContentType, head.ETag));
        Assert.Equal(Bytes.Sha256(content), await DownloadHashAsync());
    }

    [Fact]
    public async Task A_signed_get_answers_ranges_and_conditions()
    {
        var info = await Blobs.PutAsync(Key, new MemoryStream("0123456789"u8.ToArray()), Mp4, Cancellation);
        var address = Blobs.SignGet(Key, Lifetime);

        using var whole = await Browser.GetAsync(address, Cancellation);
        using var range = await GetAsync(address, headers => headers.Range = new RangeHeaderValue(2, 4));
        using var unchanged = await GetAsync(address, headers => headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(info.ETag)));

        Assert.Equal((HttpStatusCode.OK, "0123456789", Mp4), (whole.StatusCode, await TextAsync(whole), whole.Content.Headers.ContentType!.ToString()));
        Assert.Equal((HttpStatusCode.PartialContent, "234", "bytes 2-4/10"), (range.StatusCode, await TextAsync(range), range.Content.Headers.ContentRange!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Fact]
    public virtual async Task A_signed_get_also_answers_head()
    {
        var info = await Blobs.PutAsync(Key, new MemoryStream("0123456789"u8.ToArray()), Mp4, Cancellation);

        using var head = await Browser.SendAsync(new HttpRequestMessage(HttpMethod.Head, Blobs.SignGet(Key, Lifetime)), Cancellation);

        Assert.Equal((HttpStatusCode.OK, 10L, info.ETag), (head.StatusCode, head.Content.Headers.ContentLength!.Value, head.Headers.ETag!.ToString()));
    }

    [Fact]
    public virtual async Task A_download_name_of_any_characters_arrives()
    {
        await Blobs.PutAsync(Key, new MemoryStream([1]), Mp4, Cancellation);

        using var answer = await Browser.GetAsync(Blobs.SignGet(Key, Lifetime, "Überblick №1; final.mp4"), Cancellation);

        var disposition = answer.Content.Headers.ContentDisposition!;
        Assert.Equal(("attachment", "Überblick №1; final.mp4"), (disposition.DispositionType, disposition.FileNameStar));
    }

    [Fact]
    public virtual async Task An_address_is_good_for_its_method_and_key_only()
    {
        await Blobs.PutAsync(Key, new MemoryStream([1]), Mp4, Cancellation);
        var (read, write) = (Blobs.SignGet(Key, Lifetime), Blobs.SignPut(Key, Mp4, 10, Lifetime));
        var elsewhere = new Uri(read.ToString().Replace("clip.mp4", "other.mp4", StringComparison.Ordinal), UriKind.RelativeOrAbsolute);

        using var otherKey = await Browser.GetAsync(elsewhere, Cancellation);
        using var putByGet = await PutAsync(read, [2], Mp4);
        using var getByPut = await Browser.GetAsync(write, Cancellation);

        Assert.All([otherKey, putByGet, getByPut], answer => Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode));
        Assert.Equal(1, (await Blobs.HeadAsync(Key, Cancellation))!.Length);
    }

    [Fact]
    public virtual async Task An_address_stops_working_when_its_time_is_over()
    {
        await Blobs.PutAsync(Key, new MemoryStream([1]), Mp4, Cancellation);
        var address = Blobs.SignGet(Key, TimeSpan.FromSeconds(3));
        using var before = await Browser.GetAsync(address, Cancellation);

        await Backend.ElapseAsync(TimeSpan.FromSeconds(4));

        using var after = await Browser.GetAsync(address, Cancellation);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (before.StatusCode, after.StatusCode));
    }

    [Fact]
    public async Task Parts_are_joined_in_order()
    {
        byte[][] contents = [Bytes.Random(1, PartSize), Bytes.Random(2, PartSize + 1), Bytes.Random(3, 10)];
        var uploadId = await Blobs.CreateMultipartUploadAsync(Key, "video/webm", Cancellation);
        var parts = new List<UploadedPart>();
        foreach (var number in new[] { 3, 1, 2 })
        {
            parts.Add(await UploadPartAsync(uploadId, number, contents[number - 1]));
        }

        Assert.Null(await Blobs.HeadAsync(Key, Cancellation));
        var listed = await Blobs.ListPartsAsync(Key, uploadId, Cancellation);
        var info = await Blobs.CompleteMultipartUploadAsync(Key, uploadId, listed, Cancellation);

        Assert.Equal(parts.OrderBy(part => part.Number), listed);
        Assert.Equal((contents.Sum(content => content.LongLength), "video/webm"), (info.Length, info.ContentType));
        Assert.EndsWith("-3\"", info.ETag, StringComparison.Ordinal);
        Assert.Equal(Bytes.Sha256([.. contents[0], .. contents[1], .. contents[2]]), await DownloadHashAsync());
    }

    [Fact]
    public async Task A_single_small_part_makes_an_object()
    {
        var uploadId = await Blobs.CreateMultipartUploadAsync(Key, Mp4, Cancellation);
        var part = await UploadPartAsync(uploadId, 7, [1, 2, 3]);

        var info = await Blobs.CompleteMultipartUploadAsync(Key, uploadId, [part], Cancellation);

        Assert.Equal(3, info.Length);
        Assert.Equal(info, await Blobs.HeadAsync(Key, Cancellation));
    }

    [Fact]
    public async Task A_part_uploaded_again_replaces_the_first()
    {
        var uploadId = await Blobs.CreateMultipartUploadAsync(Key, Mp4, Cancellation);
        var first = await UploadPartAsync(uploadId, 1, [1, 2, 3]);
        var second = await UploadPartAsync(uploadId, 1, [4, 5]);

        Assert.Equal([second], await Blobs.ListPartsAsync(Key, uploadId, Cancellation));
        await Assert.ThrowsAsync<InvalidUploadException>(() => Blobs.CompleteMultipartUploadAsync(Key, uploadId, [first], Cancellation));
        Assert.Equal(2, (await Blobs.CompleteMultipartUploadAsync(Key, uploadId, [second], Cancellation)).Length);
    }

    [Fact]
    public async Task A_completion_with_wrong_parts_is_refused_and_the_upload_stays_open()
    {
        var uploadId = await Blobs.CreateMultipartUploadAsync(Key, Mp4, Cancellation);
        var (small, last) = (await UploadPartAsync(uploadId, 1, [1]), await UploadPartAsync(uploadId, 2, [2]));
        IReadOnlyList<UploadedPart>[] wrong =
        [
            [],
            [small, last], // the first is too small not to be the last
            [last, small], // not in order
            [small with { Number = 3 }], // never arrived
            [small with { ETag = last.ETag }],
        ];

        foreach (var parts in wrong)
        {
            await Assert.ThrowsAsync<InvalidUploadException>(() => Blobs.CompleteMultipartUploadAsync(Key, uploadId, parts, Cancellation));
        }

        Assert.Equal([small, last], await Blobs.ListPartsAsync(Key, uploadId, Cancellation));
        Assert.Null(await Blobs.HeadAsync(Key, Cancellation));
    }

    [Fact]
    public async Task An_upload_that_is_not_open_is_not_found()
    {
        var completed = await Blobs.CreateMultipartUploadAsync(Key, Mp4, Cancellation);
        var part = await UploadPartAsync(completed, 1, [1]);
        await Blobs.CompleteMultipartUploadAsync(Key, completed, [part], Cancellation);
        var aborted = await Blobs.CreateMultipartUploadAsync(Key, Mp4, Cancellation);
        await Blobs.AbortMultipartUploadAsync(Key, aborted, Cancellation);
        await Blobs.AbortMultipartUploadAsync(Key, aborted, Cancellation);

        foreach (var uploadId in new[] { completed, aborted, Core.Ids.New(), "../x" })
        {
            await Assert.ThrowsAsync<UploadNotFoundException>(() => Blobs.ListPartsAsync(Key, uploadId, Cancellation));
        }
    }

    [Fact]
    public virtual async Task A_part_of_an_aborted_upload_comes_too_late()
    {
        var uploadId = await Blobs.CreateMultipartUploadAsync(Key, Mp4, Cancellation);
        var address = Blobs.SignPart(Key, uploadId, 1, 10, Lifetime);
        await Blobs.AbortMultipartUploadAsync(Key, uploadId, Cancellation);

        using var late = await PutAsync(address, [1], null);

        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
    }

    [Fact]
    public virtual async Task An_upload_that_is_not_open_cannot_be_completed()
    {
        var aborted = await Blobs.CreateMultipartUploadAsync(Key, Mp4, Cancellation);
        var part = await UploadPartAsync(aborted, 1, [1]);
        await Blobs.AbortMultipartUploadAsync(Key, aborted, Cancellation);

        foreach (var uploadId in new[] { aborted, Core.Ids.New(), "../x" })
        {
            await Assert.ThrowsAsync<UploadNotFoundException>(() => Blobs.CompleteMultipartUploadAsync(Key, uploadId, [part], Cancellation));
        }
    }

    [Fact]
    public virtual async Task A_completed_upload_cannot_be_completed_again()
    {
        var uploadId = await Blobs.CreateMultipartUploadAsync(Key, Mp4, Cancellation);
        var part = await UploadPartAsync(uploadId, 1, [1]);
        await Blobs.CompleteMultipartUploadAsync(Key, uploadId, [part], Cancellation);

        await Assert.ThrowsAsync<UploadNotFoundException>(() => Blobs.CompleteMultipartUploadAsync(Key, uploadId, [part], Cancellation));
    }

    [Fact]
    public async Task Of_two_completions_at_once_one_wins_and_the_other_agrees_or_finds_no_upload()
    {
        var other = (await Backend.StartProcessAsync()).GetRequiredService<IBlobStore>();
        var content = Bytes.Random(1, PartSize);
        var uploadId = await Blobs.CreateMultipartUploadAsync(Key, Mp4, Cancellation);
        UploadedPart[] parts = [await UploadPartAsync(uploadId, 1, content), await UploadPartAsync(uploadId, 2, [9])];

        var outcomes = await Task.WhenAll(new[] { Blobs, other, Blobs, other }.Select(store => Task.Run(async () =>
        {
            try
            {
                return (await store.CompleteMultipartUploadAsync(Key, uploadId, parts, Cancellation)).ETag;
            }
            catch (UploadNotFoundException)
            {
                return null;
            }
        })));

        var head = await Blobs.HeadAsync(Key, Cancellation);
        Assert.Equal([head!.ETag], outcomes.OfType<string>().Distinct());
        Assert.Equal(Bytes.Sha256([.. content, 9]), await DownloadHashAsync());
    }

    protected async Task<UploadedPart> UploadPartAsync(string uploadId, int number, byte[] content)
    {
        using var answer = await PutAsync(Blobs.SignPart(Key, uploadId, number, content.Length, Lifetime), content, null);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new UploadedPart(number, answer.Headers.ETag!.ToString(), content.Length);
    }

    protected async Task<HttpResponseMessage> PutAsync(Uri address, byte[] content, string? contentType)
    {
        using var body = new ByteArrayContent(content);
        body.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        return await Browser.PutAsync(address, body, Cancellation);
    }

    protected async Task<HttpResponseMessage> GetAsync(Uri address, Action<HttpRequestHeaders> configure)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        configure(request.Headers);
        return await Browser.SendAsync(request, Cancellation);
    }

    protected static Task<string> TextAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(Cancellation);

    private async Task<string> DownloadHashAsync() => Bytes.Sha256(await Browser.GetByteArrayAsync(Blobs.SignGet(Key, Lifetime), Cancellation));
}
