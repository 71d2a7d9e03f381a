using System.Net;

namespace Aspire.Hosting.Dashboard.Html;

internal enum Section
{
    None,
    Resources,
    Console,
    Logs,
    Traces,
    Metrics,
}

/// <summary>The frame of every page.</summary>
internal static class Layout
{
    private static readonly (Section Section, string Href, string Icon, string Label)[] Navigation =
    [
        (Section.Resources, "/", "resources", "Resources"),
        (Section.Console, "/consolelogs", "console", "Console"),
        (Section.Logs, "/structuredlogs", "logs", "Logs"),
        (Section.Traces, "/traces", "traces", "Traces"),
        (Section.Metrics, "/metrics", "metrics", "Metrics"),
    ];

    public static Markup Page(string application, Section section, string title, Markup body, bool wide = false) => Markup.Of($"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{title} · {application}</title>
        <link rel="icon" href="{Assets.Icon}" type="image/svg+xml">
        <link rel="stylesheet" href="{Assets.Style}">
        <script type="module" src="{Assets.Script}"></script>
        </head>
        <body>
        {Icons.Sprite}
        <a class="skip" href="#main">Skip to content</a>
        <header class="top">
        <a class="brand" href="/"><svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><rect class="m1" x="2" y="4" width="13" height="4" rx="2"/><rect class="m2" x="6" y="10" width="11" height="4" rx="2"/><rect class="m3" x="11" y="16" width="11" height="4" rx="2"/></svg><span>{application}</span></a>
        <nav aria-label="Main">{Navigation.Select(n => NavLink(n, section))}</nav>
        <span class="live-state" id="live-state" role="status"></span>
        </header>
        <main id="main" tabindex="-1"{(wide ? Markup.Of($" class=\"wide\"") : Markup.Empty)}>
        {body}
        </main>
        </body>
        </html>
        """);

    /// <summary>A part of the page that the script replaces when its content has changed.</summary>
    public static Markup Live(string id, Markup content) => Markup.Of($"""<div id="{id}" data-live>{content}</div>""");

    public static Markup Heading(string title, Markup aside = default) =>
        Markup.Of($"""<div class="heading"><h1>{title}</h1><div class="aside">{aside}</div></div>""");

    public static Markup Empty(string title, string hint) =>
        Markup.Of($"""<div class="empty"><p class="empty-title">{title}</p><p>{hint}</p></div>""");

    public static Markup Select(string name, string label, IEnumerable<(string Value, string Text)> options, string? selected) => Markup.Of($"""
        <label class="field"><span>{label}</span><select name="{name}">{options.Select(o => Option(o, selected))}</select></label>
        """);

    public static Markup Search(string name, string label, string? value) => Markup.Of($"""
        <label class="field grow"><span>{label}</span><input type="search" name="{name}" value="{value}" autocomplete="off" spellcheck="false"></label>
        """);

    /// <summary>Resources keep their colour on every page: a stable choice among eight.</summary>
    public static int ColorOf(string resource)
    {
        var hash = 17u;
        foreach (var c in resource)
            hash = (hash * 31) + c;
        return (int)(hash % 8);
    }

    public static Markup ResourceName(string name) =>
        Markup.Of($"""<span class="res"><span class="dot c{ColorOf(name)}" aria-hidden="true"></span>{name}</span>""");

    public static string Query(params (string Name, string? Value)[] values) =>
        "?" + string.Join('&', values.Where(v => !string.IsNullOrEmpty(v.Value)).Select(v => v.Name + "=" + WebUtility.UrlEncode(v.Value)));

    private static Markup NavLink((Section Section, string Href, string Icon, string Label) item, Section current) => Markup.Of($"""
        <a href="{item.Href}"{(item.Section == current ? Markup.Of($" aria-current=\"page\"") : Markup.Empty)}>{Icons.Use(item.Icon)}<span>{item.Label}</span></a>
        """);

    private static Markup Option((string Value, string Text) option, string? selected) =>
        Markup.Of($"""<option value="{option.Value}"{(option.Value == (selected ?? "") ? Markup.Of($" selected") : Markup.Empty)}>{option.Text}</option>""");
}
