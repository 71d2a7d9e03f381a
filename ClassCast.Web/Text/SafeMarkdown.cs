using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;

namespace ClassCast.Web.Text;

/// <summary>Markdown that people wrote, as HTML that is safe to show: no raw HTML, only links that lead to pages or mail, pictures as links.</summary>
public static class SafeMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UseAutoLinks()
        .UsePipeTables()
        .UseEmphasisExtras()
        .UseListExtras()
        .Build();

    public static MarkupString ToHtml(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return default;
        var document = Markdown.Parse(text, Pipeline);
        foreach (var link in document.Descendants<LinkInline>()) Tame(link);
        foreach (var link in document.Descendants<AutolinkInline>())
        {
            if (!link.IsEmail && !IsSafe(link.Url)) link.Url = "#";
            Attribute(link);
        }

        // the page has its own h1 and h2
        foreach (var heading in document.Descendants<HeadingBlock>()) heading.Level = Math.Min(6, heading.Level + 2);
        return new MarkupString(document.ToHtml(Pipeline));
    }

    private static void Tame(LinkInline link)
    {
        link.IsImage = false;
        if (!IsSafe(link.Url)) link.Url = "#";
        Attribute(link);
    }

    private static void Attribute(MarkdownObject link)
    {
        var attributes = link.GetAttributes();
        attributes.AddPropertyIfNotExist("rel", "noopener noreferrer nofollow ugc");
    }

    private static bool IsSafe(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto";
}
