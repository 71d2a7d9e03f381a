using System.Runtime.CompilerServices;

namespace ClassCast.Web.ApiClient;

/// <summary>Paths with every inserted value escaped, so that an id from an address bar cannot reach another endpoint.</summary>
public static class ApiPath
{
    public static string Of(PathHandler path) => path.ToString();

    /// <summary>The query string of the values that are not null; empty when none is.</summary>
    public static string Query(params ReadOnlySpan<(string Name, string? Value)> values)
    {
        var query = QueryString.Empty;
        foreach (var (name, value) in values)
        {
            if (!string.IsNullOrEmpty(value)) query = query.Add(name, value);
        }

        return query.ToString();
    }
}

[InterpolatedStringHandler]
public ref struct PathHandler(int literalLength, int formattedCount)
{
    private DefaultInterpolatedStringHandler path = new(literalLength, formattedCount);

    public void AppendLiteral(string value) => path.AppendLiteral(value);

    public void AppendFormatted(string value) =>
        path.AppendLiteral(value is "." or ".." ? "-" : Uri.EscapeDataString(value));

    public override string ToString() => path.ToStringAndClear();
}
