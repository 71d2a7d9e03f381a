using Aspire.Hosting.Dashboard.Pages;
using static ClassCast.AppHost.Tests.Dashboard.Samples;

namespace ClassCast.AppHost.Tests.Dashboard;

public sealed class SpanTreeTests
{
    [Fact]
    public void Children_follow_their_parent_in_the_order_of_their_start()
    {
        var rows = SpanTree.Order(
        [
            Span("t", "late", parent: "root", start: 50),
            Span("t", "grandchild", parent: "early", start: 60),
            Span("t", "early", parent: "root", start: 10),
            Span("t", "root"),
        ]);

        Assert.Equal([("root", 0), ("early", 1), ("grandchild", 2), ("late", 1)], rows.Select(r => (r.Span.SpanId, r.Depth)));
    }

    [Fact]
    public void Span_whose_parent_is_not_here_is_shown_as_a_root()
    {
        var rows = SpanTree.Order([Span("t", "a"), Span("t", "orphan", parent: "elsewhere", start: 5)]);

        Assert.Equal([("a", 0), ("orphan", 0)], rows.Select(r => (r.Span.SpanId, r.Depth)));
    }

    [Fact]
    public void Spans_that_are_each_others_parents_are_shown_once()
    {
        var rows = SpanTree.Order([Span("t", "a", parent: "b"), Span("t", "b", parent: "a", start: 1), Span("t", "c", parent: "c", start: 2)]);

        Assert.Equal(["a", "b", "c"], rows.Select(r => r.Span.SpanId));
    }

    [Fact]
    public void Very_deep_trace_does_not_exhaust_the_stack()
    {
        var spans = Enumerable.Range(0, 20_000).Select(i => Span("t", "s" + i, parent: i == 0 ? "" : "s" + (i - 1), start: i)).ToArray();

        Assert.Equal(19_999, SpanTree.Order(spans)[^1].Depth);
    }
}
