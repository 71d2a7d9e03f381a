using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Aspire.Hosting.Dashboard.Telemetry;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aspire.Hosting.Dashboard.Otlp;

/// <summary>OTLP over HTTP with protobuf bodies: https://opentelemetry.io/docs/specs/otlp/#otlphttp.</summary>
internal sealed class OtlpReceiver(TelemetryStore store, string apiKey)
{
    public const string ApiKeyHeader = "x-otlp-api-key";

    private const string Protobuf = "application/x-protobuf";
    private const int MaxBody = 16 << 20;

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/v1/traces", Receive(body => store.Traces.Add(OtlpTraces.Decode(body, store))));
        app.MapPost("/v1/logs", Receive(body => store.Logs.Add(OtlpLogs.Decode(body, store))));
        app.MapPost("/v1/metrics", Receive(body => store.Metrics.Add(OtlpMetrics.Decode(body, store))));
    }

    private RequestDelegate Receive(Action<ByteString> add) => async context =>
    {
        context.Response.StatusCode = await ReceiveAsync(context.Request, add, context.RequestAborted);
        // an empty message of the response type says that everything was taken
        if (context.Response.StatusCode == StatusCodes.Status200OK)
            context.Response.ContentType = Protobuf;
    };

    private async Task<int> ReceiveAsync(HttpRequest request, Action<ByteString> add, CancellationToken cancellationToken)
    {
        if (!HasKey(request))
            return StatusCodes.Status401Unauthorized;
        if (request.ContentType?.StartsWith(Protobuf, StringComparison.OrdinalIgnoreCase) != true)
            return StatusCodes.Status415UnsupportedMediaType;
        var encoding = request.Headers.ContentEncoding.ToString();
        if (encoding is not ("" or "identity" or "gzip"))
            return StatusCodes.Status415UnsupportedMediaType;
        try
        {
            var body = await ReadAsync(request.Body, encoding == "gzip", cancellationToken);
            if (body is null)
                return StatusCodes.Status413PayloadTooLarge;
            add(body);
            return StatusCodes.Status200OK;
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or InvalidDataException)
        {
            return StatusCodes.Status400BadRequest;
        }
    }

    /// <summary>Null when the body, decompressed, is longer than it may be.</summary>
    private static async Task<ByteString?> ReadAsync(Stream body, bool compressed, CancellationToken cancellationToken)
    {
        await using var unzipped = compressed ? new GZipStream(body, CompressionMode.Decompress) : null;
        var source = unzipped ?? body;
        using var content = new MemoryStream();
        var buffer = new byte[16_384];
        int read;
        while ((read = await source.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (content.Length + read > MaxBody)
                return null;
            content.Write(buffer, 0, read);
        }
        return ByteString.CopyFrom(content.GetBuffer(), 0, (int)content.Length);
    }

    private bool HasKey(HttpRequest request) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(request.Headers[ApiKeyHeader].ToString())),
        SHA256.HashData(Encoding.UTF8.GetBytes(apiKey)));
}
