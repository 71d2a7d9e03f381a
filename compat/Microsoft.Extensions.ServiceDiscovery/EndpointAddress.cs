using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace Microsoft.Extensions.ServiceDiscovery;

/// <summary>An address that also says which scheme it speaks.</summary>
internal sealed class UriEndPoint(Uri uri) : EndPoint
{
    public Uri Uri => uri;

    public override string ToString() => uri.ToString();
}

internal static class EndpointAddress
{
    public static bool TryParse(string? value, [NotNullWhen(true)] out EndPoint? endPoint)
    {
        endPoint = null;
        if (string.IsNullOrWhiteSpace(value)) return false;

        if (value.Contains("://", StringComparison.Ordinal))
        {
            endPoint = Uri.TryCreate(value, UriKind.Absolute, out var uri) ? new UriEndPoint(uri) : null;
        }
        else if (IPEndPoint.TryParse(value, out var address))
        {
            endPoint = address;
        }
        else if (value.LastIndexOf(':') is var colon and > 0)
        {
            endPoint = ushort.TryParse(value.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
                ? new DnsEndPoint(value[..colon], port)
                : null;
        }
        else
        {
            endPoint = new DnsEndPoint(value, 0);
        }

        return endPoint is not null;
    }
}
