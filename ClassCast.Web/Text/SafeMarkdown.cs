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

    /// <param name="text">Markdown, untrusted.</param>
    /// <param name="topHeading">Level of its largest heading: one below the heading of the page that it stands under.</param>
    public static MarkupString ToHtml(string? text, int topHeading = 3)
    {
        if (string.IsNullOrWhiteSpace(text)) return default;
        var document = Markdown.Parse(text, Pipeline);
        foreach (var link in document.Descendants<LinkInline>()) Tame(link);
        foreach (var link in document.Descendants<AutolinkInline>())
        {
            if (!link.IsEmail && !IsSafe(link.Url)) link.Url = "#";
            Attribute(link);
        }

        PlaceHeadings([.. document.Descendants<HeadingBlock>()], topHeading);
        return new MarkupString(document.ToHtml(Pipeline));
    }

    // whatever levels were used, the outline of the page goes on without a gap
    private static void PlaceHeadings(IReadOnlyList<HeadingBlock> headings, int top)
    {
        if (headings.Count == 0) return;
        var largest = headings.Min(h => h.Level);
        var deepest = -1;
        foreach (var heading in headings)
        {
            deepest = Math.Min(heading.Level - largest, deepest + 1);
            heading.Level = Math.Min(6, top + deepest);
        }
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
