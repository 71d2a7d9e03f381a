using ClassCast.Core.Pictures;
using Microsoft.AspNetCore.Http.Metadata;

namespace ClassCast.Api.Http;

/// <summary>The routing middleware hands this limit to the server; blob addresses have their own.</summary>
public sealed class BodyLimits : IRequestSizeLimitMetadata
{
    public const long JsonBytes = 1024 * 1024;

    private BodyLimits(long bytes) => MaxRequestBodySize = bytes;

    public static BodyLimits Json { get; } = new(JsonBytes);

    public static BodyLimits Pictures { get; } = new(PictureFiles.MaximumBytes);

    public long? MaxRequestBodySize { get; }
}
