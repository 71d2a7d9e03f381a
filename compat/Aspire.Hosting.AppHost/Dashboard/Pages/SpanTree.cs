using Aspire.Hosting.Dashboard.Telemetry;

namespace Aspire.Hosting.Dashboard.Pages;

/// <summary>The spans of a trace in the order of a waterfall: each parent before its children, siblings by their start.</summary>
internal static class SpanTree
{
    public static IReadOnlyList<(SpanRecord Span, int Depth)> Order(IReadOnlyList<SpanRecord> spans)
    {
        var known = spans.Select(s => s.SpanId).ToHashSet(StringComparer.Ordinal);
        var children = spans.ToLookup(s => known.Contains(s.ParentSpanId) ? s.ParentSpanId : "", StringComparer.Ordinal);
        var rows = new List<(SpanRecord, int)>(spans.Count);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<(SpanRecord Span, int Depth)>();

        // spans that are each other's parents hang on no root: they come last, as roots
        foreach (var root in children[""].Concat(spans).OrderBy(s => known.Contains(s.ParentSpanId)).ThenBy(s => s.Start))
        {
            open.Push((root, 0));
            while (open.TryPop(out var next))
            {
                if (!seen.Add(next.Span.SpanId))
                    continue;
                rows.Add(next);
                foreach (var child in children[next.Span.SpanId].OrderByDescending(s => s.Start))
                    open.Push((child, next.Depth + 1));
            }
        }
        return rows;
    }
}
