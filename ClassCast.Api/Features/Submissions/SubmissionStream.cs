using ClassCast.Core;
using ClassCast.Core.Ports;
using ClassCast.Core.Submissions;
using ClassCast.Core.Tables;

namespace ClassCast.Api.Features.Submissions;

/// <summary>A place where submissions lie in order of time: one partition of an index, whose sort key begins with <paramref name="Prefix"/>.</summary>
internal sealed record SubmissionSource(string Index, string Partition, string Prefix);

/// <summary>One source, read a few at a time, and only as far as somebody looks.</summary>
/// <param name="after">Where to begin; null for the start.</param>
/// <param name="batch">Read at once.</param>
internal sealed class SubmissionStream(ITableStore tables, SubmissionSource source, SubmissionPosition? after, int batch)
{
    // sorts after every timestamp
    private const string End = "~";

    private readonly List<Submission> read = [];
    private int next;
    private int ordered;
    private string? cursor;
    private bool isAtEnd;

    /// <summary>The first that was not taken yet; null at the end. <see cref="FillAsync"/> comes first.</summary>
    public Submission? Head => next < ordered ? read[next] : null;

    public void Take() => next++;

    /// <summary>Reads on until there is a head, or nothing more.</summary>
    public async Task FillAsync(CancellationToken cancellationToken)
    {
        while (next == ordered && !isAtEnd)
        {
            var query = new TableQuery(source.Partition)
            {
                Index = source.Index,
                Sort = SortRange.Between(source.Prefix + (after is { } position ? Timestamps.Format(position.Time) : ""), source.Prefix + End),
                Limit = batch,
                Cursor = cursor,
            };
            var page = await tables.QueryAsync(TableCatalog.Submissions, query, cancellationToken);
            read.RemoveRange(0, next);
            read.AddRange(page.Items.Where(submission => after is not { } position || position.IsBefore(submission)));
            (next, cursor, isAtEnd) = (0, page.NextCursor, page.NextCursor is null);
            Order();
        }
    }

    /// <summary>The order among those of one moment is ours, not the index's: those of the last moment wait until all of it is read.</summary>
    private void Order()
    {
        var ofLastMoment = isAtEnd || read.Count == 0 ? 0 : read.Count - read.FindIndex(submission => submission.SubmittedAt == read[^1].SubmittedAt);
        ordered = read.Count - ofLastMoment;
        read.Sort(0, ordered, SubmissionPosition.Order);
    }
}
