namespace Aspire.Hosting.Dashboard.Html;

/// <summary>Line icons on a grid of 16; each is drawn once per page and referred to.</summary>
internal static class Icons
{
    public static Markup Use(string name) => Markup.Of($"<svg class=\"icon\" aria-hidden=\"true\"><use href=\"#i-{name}\"/></svg>");

    public static Markup Sprite => Markup.Of($"""
        <svg class="sprite" aria-hidden="true" xmlns="http://www.w3.org/2000/svg">
        <symbol id="i-resources" viewBox="0 0 16 16"><rect x="2" y="2.5" width="12" height="4.5" rx="1.2"/><rect x="2" y="9" width="12" height="4.5" rx="1.2"/><path d="M4.6 4.75h.01M4.6 11.25h.01"/></symbol>
        <symbol id="i-console" viewBox="0 0 16 16"><rect x="1.8" y="2.5" width="12.4" height="11" rx="1.6"/><path d="m4.6 6 2.2 2-2.2 2M8.4 10.4h3"/></symbol>
        <symbol id="i-logs" viewBox="0 0 16 16"><path d="M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.01M2.5 8h.01M2.5 12h.01"/></symbol>
        <symbol id="i-traces" viewBox="0 0 16 16"><path d="M2 3.5h7M4.5 8h6M8.5 12.5h5.5"/></symbol>
        <symbol id="i-metrics" viewBox="0 0 16 16"><path d="M2 13.5h12M3 10.5l3.2-4 2.6 2.4L13 3.5"/></symbol>
        <symbol id="i-ok" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6"/><path d="m5.4 8.2 1.8 1.8 3.4-3.8"/></symbol>
        <symbol id="i-warn" viewBox="0 0 16 16"><path d="M8 2.2 14.4 13.4H1.6zM8 6.6v3.2M8 11.6h.01"/></symbol>
        <symbol id="i-error" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6"/><path d="m5.9 5.9 4.2 4.2M10.1 5.9l-4.2 4.2"/></symbol>
        <symbol id="i-busy" viewBox="0 0 16 16"><path d="M8 2a6 6 0 1 1-6 6"/></symbol>
        <symbol id="i-clock" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6"/><path d="M8 4.8V8l2.2 1.6"/></symbol>
        <symbol id="i-done" viewBox="0 0 16 16"><path d="M3.5 14V2.6h8.6l-1.8 3 1.8 3H3.5"/></symbol>
        <symbol id="i-off" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6"/><path d="m3.9 12.1 8.2-8.2"/></symbol>
        <symbol id="i-lock" viewBox="0 0 16 16"><rect x="3" y="7" width="10" height="6.6" rx="1.4"/><path d="M5.2 7V5a2.8 2.8 0 0 1 5.6 0v2"/></symbol>
        <symbol id="i-chevron" viewBox="0 0 16 16"><path d="m6 4 4 4-4 4"/></symbol>
        </svg>
        """);
}
