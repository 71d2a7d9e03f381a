using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard.Html;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Dashboard.Pages;

/// <summary>How a resource's facts are shown wherever they appear.</summary>
internal static class ResourceView
{
    private static readonly string[] SecretNames = ["PASSWORD", "SECRET", "TOKEN", "KEY", "CREDENTIAL", "CONNECTIONSTRING", "OTLP_HEADERS", "AUTH"];
    private static readonly string[] SecretValues = ["password=", "pwd=", "secret=", "accountkey=", "token="];

    /// <summary>In a word and a sign, never by colour alone.</summary>
    public static Markup State(CustomResourceSnapshot snapshot)
    {
        var (icon, kind, text) = Describe(snapshot);
        return Markup.Of($"""<span class="state {kind}">{Icons.Use(icon)}{text}</span>""");
    }

    public static (string Icon, string Kind, string Text) Describe(CustomResourceSnapshot snapshot)
    {
        var state = snapshot.State?.Text ?? "Unknown";
        if (state == KnownResourceStates.Running)
        {
            return snapshot.HealthStatus switch
            {
                HealthStatus.Unhealthy => ("warn", "warn", "Running, unhealthy"),
                HealthStatus.Degraded => ("warn", "warn", "Running, degraded"),
                _ => ("ok", "good", "Running"),
            };
        }
        if (state == KnownResourceStates.Active)
            return ("ok", "good", state);
        if (state == KnownResourceStates.FailedToStart)
            return ("error", "bad", "Failed to start");
        if (state == KnownResourceStates.RuntimeUnhealthy)
            return ("warn", "warn", "Runtime unhealthy");
        if (state == KnownResourceStates.Finished || state == KnownResourceStates.Exited)
        {
            return snapshot.ExitCode is null or 0
                ? ("done", "calm", snapshot.ExitCode is null ? state : $"{state} (0)")
                : ("error", "bad", $"{state} ({snapshot.ExitCode})");
        }
        if (state == KnownResourceStates.NotAvailable)
            return ("off", "calm", state);
        if (state == KnownResourceStates.Waiting || state == KnownResourceStates.NotStarted)
            return ("clock", "calm", state == KnownResourceStates.NotStarted ? "Not started" : state);
        if (state == KnownResourceStates.Starting || state == KnownResourceStates.Stopping)
            return ("busy", "busy", state);
        return snapshot.State?.Style switch
        {
            "success" => ("ok", "good", state),
            "error" => ("error", "bad", state),
            "warn" => ("warn", "warn", state),
            _ => ("clock", "calm", state),
        };
    }

    public static Markup Started(CustomResourceSnapshot snapshot) => snapshot.StartTimeStamp is { } start
        ? Format.Time(Format.Nanoseconds(new DateTimeOffset(DateTime.SpecifyKind(start, DateTimeKind.Utc))))
        : Markup.Of($"<span class=\"none\">not yet</span>");

    public static Markup Links(CustomResourceSnapshot snapshot, bool withInternal)
    {
        var urls = snapshot.Urls.Where(u => !u.IsInactive && (withInternal || !u.IsInternal))
            .OrderByDescending(u => u.DisplayProperties.SortOrder)
            .Select(Link);
        var links = Markup.Join(urls);
        return links.IsEmpty ? Markup.Of($"<span class=\"none\">none</span>") : Markup.Of($"<ul class=\"links\">{links}</ul>");
    }

    /// <summary>Masked here, so that the value never leaves the process.</summary>
    public static bool IsSecret(string name, string? value)
    {
        var plain = name.Replace("_", "", StringComparison.Ordinal);
        if (SecretNames.Any(s => plain.Contains(s.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)))
            return true;
        if (value is null)
            return false;
        return SecretValues.Any(s => value.Contains(s, StringComparison.OrdinalIgnoreCase))
            || (Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.UserInfo.Contains(':', StringComparison.Ordinal));
    }

    private static Markup Link(UrlSnapshot url)
    {
        var text = url.DisplayProperties.DisplayName is { Length: > 0 } name ? name : url.Url;
        var isWeb = Uri.TryCreate(url.Url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
        return isWeb
            ? Markup.Of($"<li><a href=\"{url.Url}\" target=\"_blank\" rel=\"noreferrer\" title=\"{url.Url}\">{text}</a></li>")
            : Markup.Of($"<li>{url.Url}</li>");
    }
}
