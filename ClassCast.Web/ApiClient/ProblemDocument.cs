using System.Text.Json.Serialization;

namespace ClassCast.Web.ApiClient;

/// <summary>problem+json as the Api writes it (RFC 9457, with <c>code</c> and <c>errors</c>).</summary>
internal sealed record ProblemDocument(
    string? Title,
    string? Detail,
    string? Code,
    Dictionary<string, string[]>? Errors);

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ProblemDocument))]
internal sealed partial class ProblemJson : JsonSerializerContext;
