using ClassCast.Core.Ports;
using ClassCast.Core.Submissions;

namespace ClassCast.Api.Features.Submissions;

/// <summary>
/// Pages through several sources as through one list, oldest first. The cursor is the last item's time and id, so it stays good whatever is
/// handed in or graded in the meantime, and needs no state for any source.
/// </summary>
internal static class SubmissionListing
{
    /// <summary>Of a source that gives less than its share too much is read, of one that gives more it is read again.</summary>
    private const int Shares = 2;

    public static async Task<Page<Submission>> ReadAsync(
        ITableStore tables, IReadOnlyList<SubmissionSource> sources, string? cursor, int limit, CancellationToken cancellationToken)
    {
        SubmissionPosition? after = cursor is null ? null : SubmissionPosition.Parse(cursor);
        // two more than shown: one tells whether there is another page, one that the moment before it is complete
        var batch = sources.Count <= Shares ? limit + 2 : (limit * Shares / sources.Count) + 2;
        var streams = sources.Select(source => new SubmissionStream(tables, source, after, batch)).ToList();
        await Task.WhenAll(streams.Select(stream => stream.FillAsync(cancellationToken)));

        var shown = new List<Submission>(limit);
        while (streams.Where(stream => stream.Head is not null).MinBy(stream => stream.Head!, SubmissionPosition.Order) is { } first)
        {
            if (shown.Count == limit)
            {
                return new(shown, SubmissionPosition.Of(shown[^1]).ToString());
            }

            shown.Add(first.Head!);
            first.Take();
            await first.FillAsync(cancellationToken);
        }

        return new(shown, null);
    }
}
