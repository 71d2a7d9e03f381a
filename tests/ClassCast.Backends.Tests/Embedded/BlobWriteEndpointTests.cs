using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using ClassCast.Testing;

namespace ClassCast.Backends.Tests.Embedded;

public sealed class BlobWriteEndpointTests : BlobTest
{
    [Theory]
    [InlineData(false)] // the length is announced
    [InlineData(true)] // chunked: found out while reading
    public async Task More_than_the_signed_length_is_refused_and_leaves_nothing(bool chunked)
    {
        using var answer = await PutAsync(Blobs.SignPut(Key, Mp4, 1_000_000, Lifetime), 1_000_001, chunked);

        Assert.Equal((413, "blob_too_large"), await ProblemAsync(answer));
        Assert.Null(await Blobs.HeadAsync(Key, Cancellation));
        Assert.Empty(FilesOfObjects());
    }

    [Fact]
    public async Task A_part_of_more_than_the_signed_length_is_refused_and_the_earlier_one_stays()
    {
        var uploadId = await Blobs.CreateMultipartUploadAsync(Key, Mp4, Cancellation);
        var address = Blobs.SignPart(Key, uploadId, 1, 100, Lifetime);
        using var fits = await PutAsync(address, 100);

        using var answer = await PutAsync(address, 101, chunked: true);

        Assert.Equal((413, "blob_too_large"), await ProblemAsync(answer));
        Assert.Equal(100, Assert.Single(await Blobs.ListPartsAsync(Key, uploadId, Cancellation)).Length);
    }

    [Fact]
    public async Task The_servers_usual_limit_of_bodies_does_not_apply()
    {
        const int Length = 40_000_000; // Kestrel's is 30 MB

        using var answer = await PutAsync(Blobs.SignPut(Key, Mp4, Length, Lifetime), Length, chunked: true);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Length, (await Blobs.HeadAsync(Key, Cancellation))!.Length);
    }

    [Fact]
    public async Task Another_content_type_than_the_signed_one_is_refused()
    {
        var address = Blobs.SignPut(Key, "video/webm; codecs=\"vp9,opus\"", 10, Lifetime);

        using var other = await PutAsync(address, 1, contentType: "text/html");
        using var same = await PutAsync(address, 1, contentType: "video/WEBM;codecs=\"vp9,opus\"");

        Assert.Equal((403, "url_invalid"), await ProblemAsync(other));
        Assert.Equal(HttpStatusCode.OK, same.StatusCode);
    }

    [Fact]
    public async Task A_part_address_is_good_for_its_part_of_its_upload_only()
    {
        var uploadId = await Blobs.CreateMultipartUploadAsync(Key, Mp4, Cancellation);
        var otherUpload = await Blobs.CreateMultipartUploadAsync(Key, Mp4, Cancellation);
        var address = Blobs.SignPart(Key, uploadId, 1, 10, Lifetime).ToString();

        foreach (var changed in new[]
        {
            address.Replace("&p=1", "&p=2", StringComparison.Ordinal),
            address.Replace(uploadId, otherUpload, StringComparison.Ordinal),
            address.Replace("&l=10", "&l=100", StringComparison.Ordinal),
            address.Replace("&p=1", "", StringComparison.Ordinal),
            address.Replace("/clip.mp4", "/other.mp4", StringComparison.Ordinal),
        })
        {
            using var answer = await PutAsync(new Uri(changed, UriKind.Relative), 1);
            Assert.Equal((403, "url_invalid"), await ProblemAsync(answer));
        }

        Assert.Empty(await Blobs.ListPartsAsync(Key, uploadId, Cancellation));
    }

    [Fact]
    public async Task A_part_of_an_unknown_upload_says_so()
    {
        using var answer = await PutAsync(Blobs.SignPart(Key, Core.Ids.New(), 1, 10, Lifetime), 1);

        Assert.Equal((404, "upload_not_found"), await ProblemAsync(answer));
    }

    [Fact]
    public async Task An_expired_put_is_refused_before_its_body_is_read()
    {
        var address = Blobs.SignPut(Key, Mp4, 10, Lifetime);
        Clock.Advance(Lifetime);

        using var answer = await PutAsync(address, 1);

        Assert.Equal((403, "url_expired"), await ProblemAsync(answer));
        Assert.Empty(FilesOfObjects());
    }

    [Fact]
    public async Task Two_puts_of_one_part_at_once_leave_one_of_them_whole()
    {
        var uploadId = await Blobs.CreateMultipartUploadAsync(Key, Mp4, Cancellation);
        var address = Blobs.SignPart(Key, uploadId, 1, 1_000_000, Lifetime);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => PutAsync(address, 500_000 + i)));

        var part = Assert.Single(await Blobs.ListPartsAsync(Key, uploadId, Cancellation));
        Assert.Contains(part.ETag, answers.Select(answer => answer.Headers.ETag!.ToString()));
        Assert.Equal(part.Length, (await Blobs.CompleteMultipartUploadAsync(Key, uploadId, [part], Cancellation)).Length);
    }

    [Fact]
    public async Task A_browser_that_disconnects_midway_leaves_nothing()
    {
        var address = Blobs.SignPut(Key, Mp4, 1_000_000, Lifetime);
        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync(Browser.BaseAddress!.Host, Browser.BaseAddress.Port, Cancellation);
            var stream = socket.GetStream();
            await stream.WriteAsync(
                Encoding.ASCII.GetBytes($"PUT {address} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {Mp4}\r\nContent-Length: 1000000\r\n\r\n"), Cancellation);
            await stream.WriteAsync(new byte[600_000], Cancellation);
            await Eventually.TrueAsync("the first half on the disk", () => Task.FromResult(FilesOfObjects().Any()), Cancellation);
        }

        await Eventually.TrueAsync("nothing left", () => Task.FromResult(!FilesOfObjects().Any()), Cancellation);
        Assert.Null(await Blobs.HeadAsync(Key, Cancellation));
    }

    private Task<HttpResponseMessage> PutAsync(Uri address, int length, bool chunked = false, string? contentType = null)
    {
        var content = new byte[length];
        new Random(length).NextBytes(content);
        var body = new ByteArrayContent(content);
        if (contentType is not null)
        {
            body.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }

        var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = body };
        request.Headers.TransferEncodingChunked = chunked;
        request.Headers.ExpectContinue = true; // so that a refusal is read rather than a broken pipe
        return Browser.SendAsync(request, Cancellation);
    }
}
