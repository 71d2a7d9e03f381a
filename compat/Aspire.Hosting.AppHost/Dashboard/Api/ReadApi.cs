using System.Globalization;
using System.Text.Json.Serialization;
using Aspire.Hosting.Dashboard.Pages;
using Aspire.Hosting.Dashboard.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Attribute = Aspire.Hosting.Dashboard.Telemetry.Attribute;

namespace Aspire.Hosting.Dashboard.Api;

/// <summary>The same data as JSON, for tests and scripts; read only.</summary>
internal static class ReadApi
{
    private const int DefaultLimit = 200;
    private const int MaxLimit = 2000;

    public static void MapReadApi(this IEndpointRouteBuilder app, DashboardData data)
    {
        app.MapGet("/api/resources", context => context.Response.WriteAsJsonAsync(
            [.. data.Board.Resources.Select(Resource)], ApiJson.Default.ApiResourceArray, cancellationToken: context.RequestAborted));
        app.MapGet("/api/traces", context => context.Response.WriteAsJsonAsync(
            [.. Traces(data, context.Request.Query)], ApiJson.Default.ApiTraceArray, cancellationToken: context.RequestAborted));
        app.MapGet("/api/logs", context => context.Response.WriteAsJsonAsync(
            [.. Logs(data, context.Request.Query)], ApiJson.Default.ApiLogArray, cancellationToken: context.RequestAborted));
    }

    private static ApiResource Resource(ApplicationModel.ResourceEvent resource) => new(
        resource.ResourceId,
        resource.Resource.Name,
        resource.Snapshot.ResourceType,
        resource.Snapshot.State?.Text,
        resource.Snapshot.HealthStatus?.ToString(),
        resource.Snapshot.ExitCode,
        [.. resource.Snapshot.Urls.Select(u => u.Url)]);

    /// <summary><c>?traceId=</c>, or <c>?resource=&amp;text=&amp;errors=1&amp;limit=</c>.</summary>
    private static IEnumerable<ApiTrace> Traces(DashboardData data, IQueryCollection query)
    {
        var store = data.Telemetry.Traces;
        IEnumerable<string> ids = query["traceId"].ToString() is { Length: > 0 } id
            ? [id]
            : store.List(new TraceQuery(query["resource"], query["text"], query["errors"] == "1"), Limit(query)).Select(t => t.Id);
        foreach (var traceId in ids)
        {
            var spans = store.Get(traceId);
            if (spans.Count == 0)
                continue;
            var ordered = SpanTree.Order(spans);
            yield return new ApiTrace(
                traceId,
                ordered[0].Span.Name,
                Milliseconds(spans.Max(s => s.End) - spans[0].Start),
                spans.Any(s => s.IsError),
                [.. spans.Select(s => s.Resource.Name).Distinct(StringComparer.Ordinal)],
                [.. ordered.Select(s => Span(s.Span))]);
        }
    }

    private static ApiSpan Span(SpanRecord span) => new(
        span.SpanId,
        span.ParentSpanId,
        span.Resource.Name,
        span.Resource.InstanceId,
        span.Scope,
        span.Name,
        span.Kind.ToString(),
        DateTimeOffset.UnixEpoch.AddTicks(span.Start / 100),
        Milliseconds(span.Duration),
        span.IsError,
        span.StatusMessage,
        Pairs(span.Attributes));

    /// <summary><c>?resource=&amp;level=Warning&amp;text=&amp;traceId=&amp;limit=</c>, newest first.</summary>
    private static IEnumerable<ApiLog> Logs(DashboardData data, IQueryCollection query) => data.Telemetry.Logs
        .List(
            new LogQuery(
                query["resource"],
                Enum.TryParse<LogSeverity>(query["level"], out var level) ? level : LogSeverity.Trace,
                query["text"],
                query["traceId"]),
            Limit(query))
        .Select(e => new ApiLog(
            e.Resource.Name,
            e.Scope,
            DateTimeOffset.UnixEpoch.AddTicks(e.Time / 100),
            e.Severity.ToString(),
            e.Message,
            e.TraceId,
            e.SpanId,
            Pairs(e.Attributes)));

    private static int Limit(IQueryCollection query) =>
        int.TryParse(query["limit"], NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? Math.Min(limit, MaxLimit) : DefaultLimit;

    private static double Milliseconds(long nanoseconds) => nanoseconds / 1e6;

    // a key that comes twice keeps its last value
    private static Dictionary<string, string> Pairs(IReadOnlyList<Attribute> attributes)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in attributes)
            pairs[key] = value;
        return pairs;
    }
}

internal sealed record ApiResource(string Id, string Name, string Type, string? State, string? Health, int? ExitCode, IReadOnlyList<string> Urls);

internal sealed record ApiTrace(string TraceId, string Name, double DurationMs, bool Error, IReadOnlyList<string> Resources, IReadOnlyList<ApiSpan> Spans);

internal sealed record ApiSpan(
    string SpanId,
    string ParentSpanId,
    string Resource,
    string Instance,
    string Scope,
    string Name,
    string Kind,
    DateTimeOffset Start,
    double DurationMs,
    bool Error,
    string StatusMessage,
    Dictionary<string, string> Attributes);

internal sealed record ApiLog(
    string Resource,
    string Category,
    DateTimeOffset Time,
    string Level,
    string Message,
    string TraceId,
    string SpanId,
    Dictionary<string, string> Attributes);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ApiResource[]))]
[JsonSerializable(typeof(ApiTrace[]))]
[JsonSerializable(typeof(ApiLog[]))]
internal sealed partial class ApiJson : JsonSerializerContext;
