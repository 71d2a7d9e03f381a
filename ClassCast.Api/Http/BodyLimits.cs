using Microsoft.AspNetCore.Http.Metadata;

namespace ClassCast.Api.Http;

/// <summary>The routing middleware hands this limit to the server; blob addresses have their own.</summary>
public sealed class BodyLimits : IRequestSizeLimitMetadata
{
    public const long JsonBytes = 1024 * 1024;

    public static BodyLimits Json { get; } = new();

    public long? MaxRequestBodySize => JsonBytes;
}
