using ClassCast.Api.Features.Courses;
using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClassCast.Api.Features.Assignments;

public static class AssignmentEndpoints
{
    public static IServiceCollection AddAssignments(this IServiceCollection services) => services
        .AddScoped<AssignmentReader>()
        .AddScoped<AssignmentWriter>()
        .AddScoped<StudentStates>()
        .AddScoped<StudentAssignmentList>()
        .AddSingleton<PublicationNotices>()
        .AddHostedService<PublicationNoticesJob>();

    public static RouteGroupBuilder MapAssignments(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("").WithTags("Assignments");
        group.MapPost("/courses/{courseId}/assignments", CreateAsync).Idempotent();
        group.MapGet("/courses/{courseId}/assignments", ListAsync);
        group.MapGet("/student/assignments", MineAsync);
        group.MapGet("/assignments/{assignmentId}", GetAsync);
        group.MapPut("/assignments/{assignmentId}", EditAsync);
        group.MapPost("/assignments/{assignmentId}/publish", PublishAsync);
        group.MapPost("/assignments/{assignmentId}/close", CloseAsync);
        return api;
    }

    /// <summary>Creates a draft.</summary>
    public static async Task<Created<AssignmentResponse>> CreateAsync(
        string courseId,
        AssignmentRequest request,
        HttpContext http,
        CurrentUser user,
        CourseAccess access,
        AssignmentWriter writer,
        AssignmentReader reader,
        CancellationToken cancellationToken)
    {
        var member = await access.TeacherAsync(courseId, user, cancellationToken);
        var draft = await writer.CreateAsync(member.Course, user.UserId, request, cancellationToken);
        http.SetETag(ETags.Of(draft));
        return TypedResults.Created($"/api/assignments/{draft.AssignmentId}", await reader.DescribeAsync(draft, member, user, cancellationToken));
    }

    /// <summary>The assignments of a course by due date; students see what is published for their section.</summary>
    public static async Task<Ok<ListResponse<AssignmentResponse>>> ListAsync(
        string courseId, [AsParameters] ListQuery list, CurrentUser user, CourseAccess access, AssignmentReader reader, ITableStore store, CancellationToken cancellationToken)
    {
        var member = await access.MemberAsync(courseId, user, cancellationToken);
        var query = new TableQuery(courseId) { Index = "courseId-dueDate-index", Limit = list.ValidLimit(), Cursor = list.ValidCursor() };
        var page = await store.QueryAsync(TableCatalog.Assignments, query, cancellationToken);
        return TypedResults.Ok(new ListResponse<AssignmentResponse>(
            await reader.DescribeAsync([.. page.Items], member, user, cancellationToken), page.NextCursor));
    }

    /// <summary>The assignments of all courses that the caller is a student of, by due date.</summary>
    public static async Task<Ok<ListResponse<AssignmentResponse>>> MineAsync(
        [AsParameters] ListQuery list, CurrentUser user, StudentAssignmentList assignments, StudentStates states, CancellationToken cancellationToken)
    {
        var page = await assignments.ReadAsync(user.UserId, list.ValidCursor(), list.ValidLimit(), cancellationToken);
        return TypedResults.Ok(new ListResponse<AssignmentResponse>(await states.DescribeAsync([.. page.Items], user.UserId, cancellationToken), page.NextCursor));
    }

    public static async Task<Ok<AssignmentResponse>> GetAsync(
        string assignmentId, HttpContext http, CurrentUser user, AssignmentReader reader, CancellationToken cancellationToken)
    {
        var (assignment, member) = await reader.FindAsync(assignmentId, user, cancellationToken);
        http.SetETag(ETags.Of(assignment));
        return TypedResults.Ok(await reader.DescribeAsync(assignment, member, user, cancellationToken));
    }

    /// <summary>Replaces what an assignment says; its status stays. Needs If-Match.</summary>
    public static async Task<Ok<AssignmentResponse>> EditAsync(
        string assignmentId, AssignmentRequest request, HttpContext http, CurrentUser user, AssignmentReader reader, AssignmentWriter writer, CancellationToken cancellationToken)
    {
        var (assignment, member) = await reader.FindToChangeAsync(assignmentId, user, cancellationToken);
        var edited = await writer.EditAsync(assignment, member.Course, request, http.RequireIfMatch(), user.UserId, cancellationToken);
        http.SetETag(ETags.Of(edited));
        return TypedResults.Ok(await reader.DescribeAsync(edited, member, user, cancellationToken));
    }

    /// <summary>Publishes a draft and notifies its students, or opens a closed assignment again.</summary>
    public static async Task<Ok<AssignmentResponse>> PublishAsync(
        string assignmentId, HttpContext http, CurrentUser user, AssignmentReader reader, AssignmentWriter writer, CancellationToken cancellationToken)
    {
        var (assignment, member) = await reader.FindToChangeAsync(assignmentId, user, cancellationToken);
        var published = await writer.PublishAsync(assignment, member.Course, user.UserId, cancellationToken);
        http.SetETag(ETags.Of(published));
        return TypedResults.Ok(await reader.DescribeAsync(published, member, user, cancellationToken));
    }

    /// <summary>Takes no more work from now on; what was handed in stays.</summary>
    public static async Task<Ok<AssignmentResponse>> CloseAsync(
        string assignmentId, HttpContext http, CurrentUser user, AssignmentReader reader, AssignmentWriter writer, CancellationToken cancellationToken)
    {
        var (assignment, member) = await reader.FindToChangeAsync(assignmentId, user, cancellationToken);
        var closed = await writer.CloseAsync(assignment, user.UserId, cancellationToken);
        http.SetETag(ETags.Of(closed));
        return TypedResults.Ok(await reader.DescribeAsync(closed, member, user, cancellationToken));
    }
}
