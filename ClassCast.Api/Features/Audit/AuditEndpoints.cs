using System.ComponentModel;
using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core.Access;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using Microsoft.AspNetCore.Http.HttpResults;
using AuditKind = ClassCast.Core.Audit.AuditKind;

namespace ClassCast.Api.Features.Audit;

public readonly record struct AuditFilter(
    [property: Description("About this person: user id or e-mail address.")] string? Subject,
    [property: Description("Done by this person: user id, e-mail address, or machine.")] string? Actor,
    [property: Description("Of this kind only.")] Contracts.AuditKind? Kind,
    [property: Description("Not before this time.")] DateTimeOffset? From,
    [property: Description("Not after this time.")] DateTimeOffset? To);

/// <summary>Who did what about whom, for administrators. There is no way to change or remove an entry.</summary>
public static class AuditEndpoints
{
    public static IServiceCollection AddAudit(this IServiceCollection services) => services.AddSingleton<ReadLog>().AddSingleton<AuditQueries>();

    public static RouteGroupBuilder MapAudit(this RouteGroupBuilder api)
    {
        api.MapGet("/admin/audit", ListAsync).RequireAuthorization(Permissions.AuditRead).WithTags("Admin");
        return api;
    }

    /// <summary>The log, newest first; without a start two years back. A page may be shorter than the limit and still have a next one.</summary>
    public static async Task<Ok<ListResponse<AuditEntryResponse>>> ListAsync(
        [AsParameters] AuditFilter filter,
        [AsParameters] ListQuery list,
        CurrentUser user,
        AuditQueries queries,
        ReadLog reads,
        ITableStore store,
        CancellationToken cancellationToken)
    {
        var (limit, cursor) = (list.ValidLimit(), list.ValidCursor());
        var subject = await queries.PersonAsync(filter.Subject, cancellationToken);
        var actor = await queries.PersonAsync(filter.Actor, cancellationToken);
        await reads.RecordAsync(AuditKind.AuditRead, user, subject.Id, courseId: null, actor.Id, cancellationToken);
        if (subject.IsUnknown || actor.IsUnknown)
        {
            return TypedResults.Ok(new ListResponse<AuditEntryResponse>([], null));
        }

        var stretches = queries.Stretches(subject.Id, actor.Id, (AuditKind?)filter.Kind, filter.From, filter.To);
        var page = await store.QueryChainAsync(TableCatalog.Audit, stretches, cursor, limit, cancellationToken);
        return TypedResults.Ok(new ListResponse<AuditEntryResponse>(await queries.DescribeAsync(page.Items, cancellationToken), page.NextCursor));
    }
}
