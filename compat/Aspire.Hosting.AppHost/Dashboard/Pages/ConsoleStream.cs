using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Dashboard.Pages;

/// <summary>
/// Sends console lines as server-sent events, each batch one event whose id is its last line, so that a browser that
/// reconnects goes on where it was; with <c>?plain=1</c>, the lines so far as text.
/// </summary>
internal static class ConsoleStream
{
    public static async Task WriteAsync(HttpContext context, DashboardData data, string id)
    {
        if (data.Board.Find(id) is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        if (context.Request.Query.ContainsKey("plain"))
        {
            await WritePlainAsync(context, data, id);
            return;
        }

        // a stop must not wait for browsers that only listen
        var stopping = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        _ = int.TryParse(context.Request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var after);
        context.Response.ContentType = "text/event-stream";
        try
        {
            await context.Response.WriteAsync("retry: 1000\n\n", end.Token);
            await context.Response.Body.FlushAsync(end.Token);
            await foreach (var batch in data.Loggers.WatchAsync(id).WithCancellation(end.Token))
            {
                var lines = batch.Where(l => l.LineNumber > after).ToArray();
                if (lines.Length == 0)
                    continue;
                await context.Response.WriteAsync(Event(lines), end.Token);
                await context.Response.Body.FlushAsync(end.Token);
            }
            await context.Response.WriteAsync("event: end\ndata:\n\n", end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // the browser went away or the AppHost stops
        }
    }

    private static string Event(LogLine[] lines) =>
        $"id: {lines[^1].LineNumber}\n{string.Concat(lines.Select(l => "data: " + Flat(ConsolePage.Line(l).ToString()) + "\n"))}\n";

    // a line break would end the event's field
    private static string Flat(string markup) => markup.ReplaceLineEndings(" ");

    private static async Task WritePlainAsync(HttpContext context, DashboardData data, string id)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        await foreach (var batch in data.Loggers.GetAllAsync(id).WithCancellation(context.RequestAborted))
            foreach (var line in batch)
                await context.Response.WriteAsync(line.Content + "\n", context.RequestAborted);
    }
}
