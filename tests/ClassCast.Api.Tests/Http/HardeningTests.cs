using System.Net;
using System.Net.Sockets;
using System.Text;
using ClassCast.Api.Tests.Videos;
using ClassCast.Contracts;

namespace ClassCast.Api.Tests.Http;

/// <summary>What holds for every answer and every request, whoever asks.</summary>
public sealed class HardeningTests(ApiFixture api)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/me")]
    [InlineData("/api/no-such-thing")]
    [InlineData("/blobs/videos/x")]
    [InlineData("/openapi/v1.json")]
    public async Task Every_answer_forbids_sniffing_framing_and_use_by_other_sites(string path)
    {
        using var client = api.Anonymous();
        using var response = await client.GetAsync(path, Stop);

        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("DENY", response.Headers.GetValues("X-Frame-Options").Single());
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("same-site", response.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("X-Powered-By"));
    }

    [Fact]
    public async Task Personal_answers_are_kept_nowhere_and_can_run_nothing()
    {
        var student = await api.StudentAsync(Stop);
        using var response = await student.Http.GetAsync("/api/me", Stop);

        Assert.Equal("no-store, private", response.Headers.CacheControl?.ToString());
        Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Theory]
    [InlineData("/api/me")]
    [InlineData("/api/auth/sign-in")]
    [InlineData("/blobs/videos/x")]
    [InlineData("/ws")]
    public async Task Pages_of_other_origins_are_given_nothing(string path)
    {
        using var client = api.Anonymous();
        using var preflight = new HttpRequestMessage(HttpMethod.Options, path);
        preflight.Headers.Add("Origin", "https://evil.example");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        using var response = await client.SendAsync(preflight, Stop);

        Assert.DoesNotContain(response.Headers, header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("CONNECT")]
    [InlineData("PATCH")]
    public async Task Methods_that_nothing_answers_are_refused(string method)
    {
        var answer = await RawAsync($"{method} /api/me HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        Assert.Matches(@"^HTTP/1\.1 (400|401|404|405|501)", answer);
    }

    [Fact]
    public async Task Headers_without_end_are_refused()
    {
        var answer = await RawAsync($"GET /alive HTTP/1.1\r\nHost: localhost\r\nX-Long: {new string('x', 40 * 1024)}\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 431", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../etc/passwd.mp4")]
    [InlineData("a\r\nSet-Cookie: x=y.mp4")]
    [InlineData("<img src=x onerror=alert(1)>.mp4")]
    [InlineData("\u202Egnp.mp4")]
    [InlineData("=cmd|' /C calc'!A0.mp4")]
    [InlineData("CON.mp4")]
    public async Task A_hostile_file_name_reaches_no_path_and_no_header(string name)
    {
        var room = await VideoClassroom.CreateAsync(api, Stop);
        using var started = await room.Student.TryStartAsync(room.Assignment.AssignmentId, 2048, Stop, fileName: name);
        if (started.StatusCode is HttpStatusCode.BadRequest)
        {
            return; // refused is as good
        }

        var upload = await started.OkAsync<UploadResponse>(Stop);
        await api.SendAllAsync(upload, TestVideo.Mp4(), Stop);
        var receipt = await room.Student.ConfirmAsync(upload.VideoId, 2048, Stop);
        var video = await room.Student.Http.GetOkAsync<VideoResponse>($"/api/videos/{receipt.VideoId}", Stop);
        using var client = api.Anonymous();
        using var download = await client.GetAsync(video.OriginalUrl, Stop);

        Assert.Equal(HttpStatusCode.OK, download.StatusCode);
        Assert.False(download.Headers.Contains("Set-Cookie"));
        Assert.Equal("attachment", download.Content.Headers.ContentDisposition?.DispositionType);
        Assert.DoesNotContain(Directory.EnumerateFiles(api.DataDirectory, "*", SearchOption.AllDirectories), file => file.Contains("passwd", StringComparison.Ordinal));
    }

    private async Task<string> RawAsync(string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(api.Address.Host, api.Address.Port, Stop);
        var stream = socket.GetStream();
        var buffer = new byte[4096];
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), Stop);
        var read = await stream.ReadAsync(buffer, Stop);
        return Encoding.ASCII.GetString(buffer, 0, read);
    }
}
