using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard.Html;

namespace Aspire.Hosting.Dashboard.Pages;

/// <summary>What a resource wrote to its console. Without script the page shows the lines so far; with it, new ones follow.</summary>
internal static class ConsolePage
{
    public static Markup? Render(DashboardData data, string? id)
    {
        var resources = data.Board.Resources;
        var chosen = id is null ? (resources.Count > 0 ? resources[0].ResourceId : null) : resources.FirstOrDefault(r => r.ResourceId == id)?.ResourceId;
        if (id is not null && chosen is null)
            return null;
        var body = chosen is null
            ? Layout.Empty("No resources yet", "Their console logs appear here as soon as the AppHost begins to start them.")
            : Markup.Of($"""
                <nav class="pills" aria-label="Resource">{resources.Select(r => Pill(r, chosen))}</nav>
                <div class="console" id="console" role="log" aria-live="off" tabindex="0" aria-label="Console log of {chosen}" data-stream="/consolelogs/stream/{Uri.EscapeDataString(chosen)}"></div>
                <noscript><p class="empty">The console log follows live and needs JavaScript. <a href="/consolelogs/stream/{Uri.EscapeDataString(chosen)}?plain=1">Show the lines so far as text</a>.</p></noscript>
                """);
        var aside = chosen is null ? Markup.Empty : Markup.Of($"""
            <label class="check"><input type="checkbox" id="follow" checked> Follow</label>
            <label class="check"><input type="checkbox" id="wrap" checked> Wrap</label>
            <a class="button" href="/consolelogs/stream/{Uri.EscapeDataString(chosen)}?plain=1">As text</a>
            """);
        return Layout.Page(data.ApplicationName, Section.Console, "Console", Markup.Of($"{Layout.Heading("Console", aside)}{body}"), wide: true);
    }

    /// <summary>One line: <c>2026-11-21T23:10:11.1234567Z text</c>.</summary>
    public static Markup Line(LogLine line)
    {
        var space = line.Content.IndexOf(' ', StringComparison.Ordinal);
        var text = line.Content[(space + 1)..];
        var time = space > 0 && DateTimeOffset.TryParse(line.Content.AsSpan(0, space), out var at)
            ? Format.Time(Format.Nanoseconds(at))
            : Markup.Empty;
        return Markup.Of($"""<div class="line{(line.IsErrorMessage ? " err" : "")}">{time}<span class="text">{Ansi.ToMarkup(text)}</span></div>""");
    }

    private static Markup Pill(ResourceEvent resource, string chosen) => Markup.Of($"""
        <a href="/consolelogs/resource/{Uri.EscapeDataString(resource.ResourceId)}"{(resource.ResourceId == chosen ? Markup.Of($" aria-current=\"true\"") : Markup.Empty)}>{Layout.ResourceName(resource.ResourceId)}</a>
        """);
}
