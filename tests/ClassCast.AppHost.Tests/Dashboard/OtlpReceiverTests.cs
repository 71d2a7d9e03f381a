using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Aspire.Hosting.Dashboard.Otlp;
using Aspire.Hosting.Dashboard.Telemetry;
using Google.Protobuf;

namespace ClassCast.AppHost.Tests.Dashboard;

public sealed class OtlpReceiverTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("wrong")]
    public async Task Sender_without_the_key_is_refused(string? key)
    {
        await using var dashboard = await RunningDashboard.Start();

        Assert.Equal(HttpStatusCode.Unauthorized, await Send(dashboard, [], key));
    }

    [Theory]
    [InlineData("/v1/traces")]
    [InlineData("/v1/logs")]
    [InlineData("/v1/metrics")]
    public async Task Body_that_is_no_message_is_refused_and_leaves_nothing(string path)
    {
        await using var dashboard = await RunningDashboard.Start();

        foreach (var body in new byte[][] { [0x0a, 0xff], [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01], [0x0a, 0x02, 0x12, 0x7f], [0x07] })
            Assert.Equal(HttpStatusCode.BadRequest, await Send(dashboard, body, dashboard.Host.OtlpApiKey, path: path));

        Assert.Equal(0, dashboard.Host.Telemetry.Traces.SpanCount);
        Assert.Empty(dashboard.Host.Telemetry.ResourceNames);
    }

    [Fact]
    public async Task Json_is_refused_as_unsupported()
    {
        await using var dashboard = await RunningDashboard.Start();

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await Send(dashboard, "{}"u8.ToArray(), dashboard.Host.OtlpApiKey, "application/json"));
    }

    [Fact]
    public async Task Compressed_body_is_read()
    {
        await using var dashboard = await RunningDashboard.Start();

        Assert.Equal(HttpStatusCode.OK, await Send(dashboard, Zip(LogRequest("hello")), dashboard.Host.OtlpApiKey, path: "/v1/logs", encoding: "gzip"));

        Assert.Equal("hello", Assert.Single(dashboard.Host.Telemetry.Logs.List(new LogQuery(), 10)).Message);
    }

    [Fact]
    public async Task Small_body_that_unpacks_to_a_huge_one_is_refused()
    {
        await using var dashboard = await RunningDashboard.Start();

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await Send(dashboard, Zip(new byte[64 << 20]), dashboard.Host.OtlpApiKey, encoding: "gzip"));
    }

    [Fact]
    public void Deeply_nested_value_is_cut_off_rather_than_followed()
    {
        var value = Message(1, "x"u8.ToArray());
        for (var i = 0; i < 5_000; i++)
            value = Message(5, Message(1, value));

        Assert.EndsWith("…" + new string(']', 17), OtlpCommon.ReadAnyValue(ByteString.CopyFrom(value)), StringComparison.Ordinal);
    }

    [Fact]
    public void Long_text_is_cut()
    {
        var entry = Assert.Single(OtlpLogs.Decode(ByteString.CopyFrom(LogRequest(new string('x', 100_000))), new TelemetryStore()));

        Assert.Equal(TelemetryLimits.Text + 1, entry.Message.Length);
    }

    [Fact]
    public void Fields_of_a_later_version_are_skipped()
    {
        var request = LogRequest("hello").Concat(Message(900, [1, 2, 3])).ToArray();

        Assert.Equal("hello", Assert.Single(OtlpLogs.Decode(ByteString.CopyFrom(request), new TelemetryStore())).Message);
    }

    // ExportLogsServiceRequest.resource_logs(1).scope_logs(2).log_records(2).body(5).string_value(1)
    private static byte[] LogRequest(string text) =>
        Message(1, Message(2, Message(2, Message(5, Message(1, Encoding.UTF8.GetBytes(text))))));

    private static byte[] Message(int field, byte[] content)
    {
        using var stream = new MemoryStream();
        using (var output = new CodedOutputStream(stream, leaveOpen: true))
        {
            output.WriteTag(field, WireFormat.WireType.LengthDelimited);
            output.WriteBytes(ByteString.CopyFrom(content));
        }
        return stream.ToArray();
    }

    private static byte[] Zip(byte[] content)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest))
            gzip.Write(content);
        return zipped.ToArray();
    }

    private static async Task<HttpStatusCode> Send(
        RunningDashboard dashboard, byte[] body, string? key, string type = "application/x-protobuf", string path = "/v1/traces", string? encoding = null)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(dashboard.Host.OtlpEndpoint, path)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        if (encoding is not null)
            request.Content.Headers.ContentEncoding.Add(encoding);
        if (key is not null)
            request.Headers.Add(OtlpReceiver.ApiKeyHeader, key);
        var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
