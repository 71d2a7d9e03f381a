using System.Net;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Tests.Embedded;

public sealed class BlobReadEndpointTests : BlobTest
{
    [Theory]
    [InlineData("bytes=0-0", 206, "0", "bytes 0-0/10")]
    [InlineData("bytes=7-", 206, "789", "bytes 7-9/10")]
    [InlineData("bytes=-2", 206, "89", "bytes 8-9/10")]
    [InlineData("bytes=5-100", 206, "56789", "bytes 5-9/10")]
    [InlineData("bytes=10-", 416, "", "bytes */10")]
    [InlineData("bytes=nonsense", 200, "0123456789", null)]
    public async Task A_range_is_answered_as_http_says(string range, int status, string content, string? contentRange)
    {
        await PutAsync("0123456789");

        using var answer = await GetAsync(Blobs.SignGet(Key, Lifetime), ("Range", range));

        Assert.Equal((status, content), ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation)));
        Assert.Equal(contentRange, answer.Content.Headers.ContentRange?.ToString());
    }

    [Fact]
    public async Task A_range_of_a_replaced_object_becomes_the_whole_new_one()
    {
        var address = Blobs.SignGet(Key, Lifetime);
        var before = await PutAsync("before");
        using var same = await GetAsync(address, ("Range", "bytes=1-2"), ("If-Range", before.ETag));
        await PutAsync("after!");

        using var changed = await GetAsync(address, ("Range", "bytes=1-2"), ("If-Range", before.ETag));

        Assert.Equal((HttpStatusCode.PartialContent, "ef"), (same.StatusCode, await same.Content.ReadAsStringAsync(Cancellation)));
        Assert.Equal((HttpStatusCode.OK, "after!"), (changed.StatusCode, await changed.Content.ReadAsStringAsync(Cancellation)));
    }

    [Fact]
    public async Task An_answer_cannot_run_as_a_page_and_is_cached_by_its_reader_until_the_address_ends()
    {
        await PutAsync("<script>alert(1)</script>", "text/html");

        using var answer = await Browser.GetAsync(Blobs.SignGet(Key, TimeSpan.FromMinutes(10)), Cancellation);

        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.StartsWith("sandbox;", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("max-age=600, private", answer.Headers.CacheControl!.ToString());
        Assert.Equal("inline", answer.Content.Headers.ContentDisposition!.DispositionType);
    }

    [Theory]
    [InlineData("a\"b\\c.mp4", "a_b_c.mp4")]
    [InlineData("../../etc/passwd", "_.._etc_passwd")]
    [InlineData("x\r\nSet-Cookie: a=b", "x__Set-Cookie_ a=b")]
    [InlineData("invoice\u202E4pm.exe", "invoice_4pm.exe")]
    [InlineData("日本語 名.mp4", "日本語 名.mp4")]
    [InlineData("50% off & more;=.mp4", "50% off & more;=.mp4")]
    [InlineData("\0", "_")]
    [InlineData("   ", "download")]
    [InlineData("...", "download")]
    public async Task A_hostile_file_name_arrives_harmless(string name, string expected)
    {
        await PutAsync("x");

        using var answer = await Browser.GetAsync(Blobs.SignGet(Key, Lifetime, name), Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var disposition = answer.Content.Headers.ContentDisposition!;
        Assert.Equal(("attachment", expected), (disposition.DispositionType, disposition.FileNameStar));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_very_long_file_name_keeps_its_ending()
    {
        await PutAsync("x");

        using var answer = await Browser.GetAsync(Blobs.SignGet(Key, Lifetime, string.Concat(Enumerable.Repeat("💥", 500)) + ".mp4"), Cancellation);

        var name = answer.Content.Headers.ContentDisposition!.FileNameStar!;
        Assert.EndsWith("💥.mp4", name, StringComparison.Ordinal);
        Assert.InRange(name.Length, 100, 150);
    }

    [Theory]
    [InlineData("e=", "e=9")] // a later end
    [InlineData("k=", "k=0")] // another key's id
    [InlineData("s=", "s=A")]
    [InlineData("clip.mp4", "clip2.mp4")]
    [InlineData("/videos/", "/documents/")]
    [InlineData("clip.mp4", "..%2F..%2F..%2Fclasscast.db")]
    public async Task A_changed_address_is_refused(string part, string changed)
    {
        await PutAsync("x");
        await Blobs.PutAsync(new BlobKey(Buckets.Videos, "students/ada/clip2.mp4"), new MemoryStream([1]), Mp4, Cancellation);
        var address = Blobs.SignGet(Key, Lifetime).ToString().Replace(part, changed, StringComparison.Ordinal);

        using var answer = await Browser.GetAsync(new Uri(address, UriKind.Relative), Cancellation);

        Assert.Equal((403, "url_invalid"), await ProblemAsync(answer));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?e=99999999999")]
    [InlineData("?e=99999999999&k=00000000&s=AAAA")]
    [InlineData("?e=-1&k=x&s=y")]
    [InlineData("?e=999999999999999999999&k=x&s=y")]
    public async Task An_address_without_a_signature_is_refused(string query)
    {
        await PutAsync("x");

        using var answer = await Browser.GetAsync(new Uri($"/blobs/{Key}{query}", UriKind.Relative), Cancellation);

        Assert.Equal((403, "url_invalid"), await ProblemAsync(answer));
    }

    [Theory]
    [InlineData("&d=evil.exe")]
    [InlineData("&t=text/html")]
    [InlineData("&u=0")]
    [InlineData("&p=1")]
    [InlineData("&l=1")]
    [InlineData("&l=x")]
    public async Task A_parameter_that_was_not_signed_is_refused(string added)
    {
        await PutAsync("x");

        using var answer = await Browser.GetAsync(new Uri(Blobs.SignGet(Key, Lifetime) + added, UriKind.Relative), Cancellation);

        Assert.Equal((403, "url_invalid"), await ProblemAsync(answer));
    }

    [Fact]
    public async Task An_address_of_nothing_is_not_found()
    {
        using var answer = await Browser.GetAsync(Blobs.SignGet(Key, Lifetime), Cancellation);

        Assert.Equal((404, "blob_not_found"), await ProblemAsync(answer));
    }

    [Fact]
    public async Task An_address_says_that_it_expired()
    {
        await PutAsync("x");
        var address = Blobs.SignGet(Key, Lifetime);
        Clock.Advance(Lifetime);

        using var answer = await Browser.GetAsync(address, Cancellation);

        Assert.Equal((403, "url_expired"), await ProblemAsync(answer));
    }

    [Fact]
    public void A_lifetime_of_more_than_a_week_or_none_is_a_mistake()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Blobs.SignGet(Key, TimeSpan.FromDays(7) + TimeSpan.FromSeconds(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Blobs.SignGet(Key, TimeSpan.Zero));
    }

    private async Task<HttpResponseMessage> GetAsync(Uri address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Browser.SendAsync(request, HttpCompletionOption.ResponseContentRead, Cancellation);
    }
}
