using Microsoft.Extensions.Options;

namespace ClassCast.Api.Features.Invitations;

/// <summary>Section <c>ClassCast</c>: where people find the classroom.</summary>
public sealed class SiteOptions
{
    public const string Section = "ClassCast";

    /// <summary>The address of the front end, with which links in mails begin. Never taken from a request, whose sender could name any.</summary>
    public string SiteUrl { get; set; } = "http://localhost:5080";

    public Uri Page(string path, string query) => new($"{SiteUrl.TrimEnd('/')}{path}?{query}");
}

internal sealed class SiteOptionsValidator : IValidateOptions<SiteOptions>
{
    public ValidateOptionsResult Validate(string? name, SiteOptions options) =>
        Uri.TryCreate(options.SiteUrl, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"ClassCast__SiteUrl must be the absolute http or https address of the front end; it is '{options.SiteUrl}'.");
}
