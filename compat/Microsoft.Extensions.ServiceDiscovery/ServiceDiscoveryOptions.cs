namespace Microsoft.Extensions.ServiceDiscovery;

/// <summary>Which schemes a caller may ask for.</summary>
public sealed class ServiceDiscoveryOptions
{
    /// <summary>True (the default): every scheme; false: only <see cref="AllowedSchemes"/>.</summary>
    public bool AllowAllSchemes { get; set; } = true;

    public IList<string> AllowedSchemes { get; set; } = [];

    /// <summary>The requested schemes that are allowed, in the order asked for; all allowed ones when none was asked for.</summary>
    public IReadOnlyList<string> ApplyAllowedSchemes(IReadOnlyList<string> requestedSchemes)
    {
        ArgumentNullException.ThrowIfNull(requestedSchemes);
        if (AllowAllSchemes)
        {
            return requestedSchemes.Count > 0 ? requestedSchemes : [];
        }

        return requestedSchemes.Count > 0
            ? [.. requestedSchemes.Where(s => AllowedSchemes.Contains(s, StringComparer.OrdinalIgnoreCase))]
            : [.. AllowedSchemes];
    }
}
