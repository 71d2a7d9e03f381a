using System.Net.Http.Headers;
using Microsoft.AspNetCore.StaticFiles;

namespace ClassCast.Backends.Embedded.Blobs;

internal static class ContentTypes
{
    public const string Unknown = "application/octet-stream";

    private static readonly FileExtensionContentTypeProvider Provider = new();

    public static string ForExtension(string extension) => Provider.TryGetContentType("file" + extension, out var type) ? type : Unknown;

    /// <summary>What a response can carry, whatever was stored.</summary>
    public static string ForResponse(string stored) =>
        stored.All(character => character is >= ' ' and <= '~') && MediaTypeHeaderValue.TryParse(stored, out _) ? stored : Unknown;
}
