namespace ClassCast.Core.Http;

/// <summary>Section <c>ClassCast</c>: where people find the classroom.</summary>
public sealed class SiteOptions
{
    public const string Section = "ClassCast";

    public const string Invalid = "ClassCast__SiteUrl must be the absolute http or https address of the front end, such as https://class.school.example.";

    /// <summary>The address of the front end, with which links in mails begin. Never taken from a request, whose sender could name any.</summary>
    public string SiteUrl { get; set; } = "http://localhost:5080";

    public bool IsValid => Uri.TryCreate(SiteUrl, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);

    public Uri Page(string path, string? query = null) => new($"{SiteUrl.TrimEnd('/')}{path}{(query is null ? "" : $"?{query}")}");
}
