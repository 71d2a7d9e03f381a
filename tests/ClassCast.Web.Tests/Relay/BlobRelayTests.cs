using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ClassCast.Web.Tests.Site;

namespace ClassCast.Web.Tests.Relay;

public sealed class BlobRelayTests : IDisposable
{
    private readonly WebSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_range_is_asked_for_and_answered_as_it_is()
    {
        site.Api.On("GET /blobs/videos/a.mp4", asked =>
        {
            var response = new HttpResponseMessage(HttpStatusCode.PartialContent) { Content = new ByteArrayContent("ell"u8.ToArray()) };
            response.Content.Headers.ContentType = new MediaTypeHeaderValue("video/mp4");
            response.Content.Headers.ContentRange = new ContentRangeHeaderValue(1, 3, 5);
            response.Headers.ETag = new EntityTagHeaderValue("\"e1\"");
            response.Headers.AcceptRanges.Add("bytes");
            return Task.FromResult(response);
        });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/blobs/videos/a.mp4?sig=a%2Bb&exp=9");
        request.Headers.Range = new RangeHeaderValue(1, 3);
        request.Headers.TryAddWithoutValidation("If-Range", "\"e1\"");

        using var response = await site.Open().SendAsync(request);

        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
        Assert.Equal("ell", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("bytes 1-3/5", response.Content.Headers.ContentRange?.ToString());
        Assert.Equal("\"e1\"", response.Headers.ETag?.Tag);
        Assert.Equal("video/mp4", response.Content.Headers.ContentType?.MediaType);
        var asked = Assert.Single(site.Api.Asked);
        Assert.Equal("bytes=1-3", asked.Header("Range"));
        Assert.Equal("\"e1\"", asked.Header("If-Range"));
        Assert.Equal("?sig=a%2Bb&exp=9", asked.Query);
    }

    [Fact]
    public async Task A_part_is_put_with_its_length_and_its_etag_comes_back()
    {
        site.Api.On("PUT /blobs/videos/a.mp4", _ =>
        {
            var response = new HttpResponseMessage(HttpStatusCode.OK);
            response.Headers.ETag = new EntityTagHeaderValue("\"part1\"");
            return Task.FromResult(response);
        });

        using var response = await site.Open().SendAsync(new HttpRequestMessage(HttpMethod.Put, "/blobs/videos/a.mp4?part=1") { Content = new StringContent("bytes", Encoding.ASCII, "video/mp4") });

        Assert.Equal("\"part1\"", response.Headers.ETag?.Tag);
        var asked = Assert.Single(site.Api.Asked);
        Assert.Equal(("bytes", "5"), (asked.Body, asked.Header("Content-Length")));
    }

    [Fact]
    public async Task The_session_does_not_travel_along_and_no_cookie_comes_back()
    {
        site.Api.Student().On("GET /blobs/x", _ =>
        {
            var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("x") };
            response.Headers.TryAddWithoutValidation("Set-Cookie", "a=b");
            return Task.FromResult(response);
        });
        var browser = await site.OpenSignedInAsync();

        using var response = await browser.GetAsync("/blobs/x");

        var asked = Assert.Single(site.Api.To("GET /blobs/x"));
        Assert.Null(asked.Header("Cookie"));
        Assert.Null(asked.Header("Authorization"));
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_blob_can_never_act_as_a_page_of_this_site()
    {
        site.Api.On("GET /blobs/x.html", _ => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent("<script>alert(1)</script>", Encoding.UTF8, "text/html"),
        }));

        using var response = await site.Open().GetAsync("/blobs/x.html");

        Assert.Equal("sandbox; default-src 'none'", string.Join(";", response.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", string.Join(";", response.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task A_video_begins_before_it_is_all_there()
    {
        var rest = new TaskCompletionSource();
        site.Api.On("GET /blobs/long.mp4", _ => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StreamContent(new TwoPieces("first", "second", rest.Task)),
        }));

        using var response = await site.Open().GetAsync("/blobs/long.mp4", HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        var buffer = new byte[64];
        var first = await stream.ReadAsync(buffer, TestContext.Current.CancellationToken);
        Assert.Equal("first", Encoding.ASCII.GetString(buffer, 0, first));

        rest.SetResult();
        var second = await stream.ReadAsync(buffer, TestContext.Current.CancellationToken);
        Assert.Equal("second", Encoding.ASCII.GetString(buffer, 0, second));
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(416)]
    public async Task A_refusal_stays_what_it_is(int status)
    {
        site.Api.On("GET /blobs/x", (HttpStatusCode)status);

        using var response = await site.Open().GetAsync("/blobs/x");

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_api_that_is_away_is_a_bad_gateway()
    {
        site.Api.IsDown("GET /blobs/x");

        using var response = await site.Open().GetAsync("/blobs/x");

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
    }

    [Theory]
    [InlineData("GET", "/api/me")]
    [InlineData("GET", "/openapi/v1.json")]
    [InlineData("GET", "/blobs/../api/me")]
    [InlineData("GET", "/blobs/%2e%2e/api/me")]
    [InlineData("DELETE", "/blobs/x")]
    [InlineData("POST", "/blobs/x")]
    public async Task Nothing_but_blobs_is_relayed(string method, string path)
    {
        using var response = await site.Open().SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        Assert.InRange((int)response.StatusCode, 400, 499);
        Assert.DoesNotContain(site.Api.Asked, a => a.Route.Contains("/api/", StringComparison.Ordinal) || a.Route.StartsWith("DELETE", StringComparison.Ordinal));
    }

    private sealed class TwoPieces(string one, string two, Task between) : Stream
    {
        private int piece;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (piece == 1) await between;
            var text = piece++ switch { 0 => one, 1 => two, _ => "" };
            return Encoding.ASCII.GetBytes(text, buffer.Span);
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
