using System.Buffers.Text;
using System.Text;
using ClassCast.Core;
using ClassCast.Core.Ports;
using ClassCast.Core.Submissions;
using ClassCast.Core.Tables;

namespace ClassCast.Api.Features.Submissions;

/// <summary>A place where submissions lie in order of time: one partition of an index, whose sort key begins with <paramref name="Prefix"/>.</summary>
internal sealed record SubmissionSource(string Index, string Partition, string Prefix);

/// <summary>
/// Pages through several sources as through one list, oldest first. The cursor is the last item's time and id, so it stays good whatever is
/// handed in or graded in the meantime, and needs no state for any source.
/// </summary>
internal static class SubmissionListing
{
    // sorts after every timestamp
    private const string End = "~";

    public static async Task<Page<Submission>> ReadAsync(
        ITableStore tables, IReadOnlyList<SubmissionSource> sources, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var after = cursor is null ? null : Position.Parse(cursor);
        var pages = await Task.WhenAll(sources.Select(source => ReadAsync(tables, source, after, limit, cancellationToken)));
        var merged = pages.SelectMany(page => page).Order(Position.Order).Take(limit + 1).ToList();
        return merged.Count <= limit
            ? new(merged, null)
            : new(merged[..limit], Position.Of(merged[limit - 1]).ToString());
    }

    /// <summary>At least the next <c>limit + 1</c> of one source, with all that share the last one's time: order among equals is ours, not the index's.</summary>
    private static async Task<List<Submission>> ReadAsync(
        ITableStore tables, SubmissionSource source, Position? after, int limit, CancellationToken cancellationToken)
    {
        var query = new TableQuery(source.Partition)
        {
            Index = source.Index,
            Sort = SortRange.Between(source.Prefix + after?.Time, source.Prefix + End),
            Limit = limit + 2,
        };
        var found = new List<Submission>();
        while (true)
        {
            var page = await tables.QueryAsync(TableCatalog.Submissions, query, cancellationToken);
            found.AddRange(page.Items.Where(submission => after is null || after.IsBefore(submission)));
            var isEnough = found.Count > limit + 1 && found[limit].SubmittedAt < found[^1].SubmittedAt;
            if (isEnough || page.NextCursor is null)
            {
                return found;
            }

            query = query with { Cursor = page.NextCursor };
        }
    }

    private sealed record Position(string Time, string Id)
    {
        public static Comparer<Submission> Order { get; } = Comparer<Submission>.Create((left, right) => Compare(Of(left), Of(right)));

        public static Position Of(Submission submission) => new(Timestamps.Format(submission.SubmittedAt), submission.SubmissionId);

        public bool IsBefore(Submission submission) => Compare(this, Of(submission)) < 0;

        private static int Compare(Position left, Position right)
        {
            var byTime = string.CompareOrdinal(left.Time, right.Time);
            return byTime != 0 ? byTime : string.CompareOrdinal(left.Id, right.Id);
        }

        /// <exception cref="InvalidCursorException">Not one of ours.</exception>
        public static Position Parse(string cursor)
        {
            var bytes = new byte[Base64Url.GetMaxDecodedLength(cursor.Length)];
            if (!Base64Url.IsValid(cursor) || !Base64Url.TryDecodeFromChars(cursor, bytes, out var written))
            {
                throw new InvalidCursorException();
            }

            var parts = Encoding.UTF8.GetString(bytes.AsSpan(0, written)).Split('/');
            return parts is [var time, var id] && Ids.IsValid(id) && Timestamps.IsValid(time) ? new(time, id) : throw new InvalidCursorException();
        }

        public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{Time}/{Id}"));
    }
}
