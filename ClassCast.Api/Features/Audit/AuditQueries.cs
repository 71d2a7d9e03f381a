using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core;
using ClassCast.Core.Audit;
using ClassCast.Core.Courses;
using ClassCast.Core.People;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using AuditKind = ClassCast.Core.Audit.AuditKind;

namespace ClassCast.Api.Features.Audit;

/// <summary>Finds entries by the narrowest index there is, and puts names to their ids.</summary>
public sealed class AuditQueries(ITableStore store, TimeProvider time)
{
    private const int MaximumMonths = 24;

    /// <param name="Id">Null when nobody was asked for.</param>
    /// <param name="IsUnknown">Somebody was, and there is no such person.</param>
    public readonly record struct Asked(string? Id, bool IsUnknown);

    public async Task<Asked> PersonAsync(string? idOrEmail, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(idOrEmail))
        {
            return default;
        }

        var text = EmailAddresses.Normalize(idOrEmail);
        if (text == AuditActors.Machine || Ids.IsValid(text))
        {
            return new(text, IsUnknown: false);
        }

        var page = await store.QueryAsync(TableCatalog.Users, new TableQuery(text) { Index = "email-index", Limit = 1 }, cancellationToken);
        return page.Items is [var user] ? new(user.UserId, IsUnknown: false) : new(null, IsUnknown: true);
    }

    public IReadOnlyList<Stretch<AuditEntry>> Stretches(string? subjectId, string? actorId, AuditKind? kind, DateTimeOffset? from, DateTimeOffset? to)
    {
        var range = SortRange.Between(from is { } start ? Timestamps.Format(start) : null, to is { } end ? Timestamps.Format(end) : null);
        if (subjectId is not null)
        {
            return [By("subjectId-index", subjectId)];
        }

        if (actorId is not null)
        {
            return [By("actorId-index", actorId)];
        }

        return kind is not null ? [By("kind-index", kind.Value.ToString())] : [.. Months(from, to).Select(month => By("month-index", month))];

        Stretch<AuditEntry> By(string index, string partition) =>
            new(partition, new TableQuery(partition) { Index = index, Sort = range, Descending = true }, IsWanted);

        bool IsWanted(AuditEntry entry) => (actorId is null || entry.ActorId == actorId) && (kind is null || entry.Kind == kind);
    }

    public async Task<IReadOnlyList<AuditEntryResponse>> DescribeAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken)
    {
        var people = entries.SelectMany(entry => new[] { entry.ActorId, entry.SubjectId }).OfType<string>().Where(Ids.IsValid);
        var users = await store.GetByIdAsync(TableCatalog.Users, people, user => user.UserId, cancellationToken);
        var courses = await store.GetByIdAsync(
            TableCatalog.Courses, entries.Select(entry => entry.CourseId).OfType<string>(), course => course.CourseId, cancellationToken);
        return [.. entries.Select(entry => Describe(entry, users, courses))];
    }

    /// <summary>What others did with what is about this person, newest first: of whom it tells the role, not the name.</summary>
    public async Task<ListResponse<AccessResponse>> AccessesToAsync(string userId, string? cursor, int limit, CancellationToken cancellationToken)
    {
        Stretch<AuditEntry> others = new(
            userId, new TableQuery(userId) { Index = "subjectId-index", Descending = true }, entry => entry.ActorId != userId);
        var page = await store.QueryChainAsync(TableCatalog.Audit, [others], cursor, limit, cancellationToken);
        var users = await store.GetByIdAsync(
            TableCatalog.Users, page.Items.Select(entry => entry.ActorId).Where(Ids.IsValid), user => user.UserId, cancellationToken);
        var courses = await store.GetByIdAsync(
            TableCatalog.Courses, page.Items.Select(entry => entry.CourseId).OfType<string>(), course => course.CourseId, cancellationToken);
        return new(
            [
                .. page.Items.Select(entry => new AccessResponse(
                    entry.At,
                    (Contracts.AuditKind)entry.Kind,
                    (UserRole?)users.GetValueOrDefault(entry.ActorId)?.Role,
                    entry.CourseId is null ? null : courses.GetValueOrDefault(entry.CourseId)?.Title)),
            ],
            page.NextCursor);
    }

    private static AuditEntryResponse Describe(AuditEntry entry, Dictionary<string, User> users, Dictionary<string, Course> courses) => new(
        entry.AuditId,
        entry.At,
        (Contracts.AuditKind)entry.Kind,
        entry.ActorId,
        users.GetValueOrDefault(entry.ActorId)?.DisplayName(),
        entry.SubjectId,
        entry.SubjectId is null ? null : users.GetValueOrDefault(entry.SubjectId)?.DisplayName(),
        entry.CourseId,
        entry.CourseId is null ? null : courses.GetValueOrDefault(entry.CourseId)?.Title,
        entry.ResourceId,
        entry.Reason,
        entry.Facts);

    /// <summary>Newest first.</summary>
    private IEnumerable<string> Months(DateTimeOffset? from, DateTimeOffset? to)
    {
        var last = (to ?? time.GetUtcNow()).UtcDateTime;
        var month = new DateTimeOffset(last.Year, last.Month, 1, 0, 0, 0, TimeSpan.Zero);
        var first = from is { } start ? AuditEntry.MonthOf(start) : "";
        for (var count = 0; count < MaximumMonths; count++)
        {
            var name = AuditEntry.MonthOf(month.AddMonths(-count));
            if (string.CompareOrdinal(name, first) < 0)
            {
                yield break;
            }

            yield return name;
        }
    }
}
