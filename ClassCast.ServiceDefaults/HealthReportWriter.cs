using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ClassCast.ServiceDefaults;

/// <summary>Writes <c>{"status":"Healthy","checks":{"self":"Healthy"}}</c>; never the exceptions, the page is public.</summary>
internal static class HealthReportWriter
{
    public static Task Write(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new HealthBody(report.Status.ToString(), report.Entries.ToDictionary(e => e.Key, e => e.Value.Status.ToString())),
        HealthJson.Default.HealthBody,
        cancellationToken: context.RequestAborted);
}

internal sealed record HealthBody(string Status, Dictionary<string, string> Checks);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HealthBody))]
internal sealed partial class HealthJson : JsonSerializerContext;
