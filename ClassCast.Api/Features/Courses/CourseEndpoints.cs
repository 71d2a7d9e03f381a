using ClassCast.Api.Features.Audit;
using ClassCast.Api.Features.Pictures;
using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core.Access;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using Microsoft.AspNetCore.Http.HttpResults;
using AuditKind = ClassCast.Core.Audit.AuditKind;
using CourseRole = ClassCast.Core.Courses.CourseRole;

namespace ClassCast.Api.Features.Courses;

public static class CourseEndpoints
{
    public static IServiceCollection AddCourses(this IServiceCollection services) =>
        services.AddScoped<CourseAccess>().AddScoped<CourseReader>().AddScoped<CourseWriter>().AddScoped<StaffWriter>();

    public static RouteGroupBuilder MapCourses(this RouteGroupBuilder api)
    {
        var courses = api.MapGroup("/courses").WithTags("Courses");
        courses.MapGet("", ListAsync);
        courses.MapPost("", CreateAsync).RequireAuthorization(Permissions.CoursesCreate).Idempotent();
        courses.MapGet("/{courseId}", GetAsync);
        courses.MapPut("/{courseId}", EditAsync);
        courses.MapPost("/{courseId}/sections", AddSectionAsync).Idempotent();
        courses.MapGet("/{courseId}/roster", RosterAsync);
        courses.MapStaff();
        return api;
    }

    /// <summary>The courses that the caller teaches or is enrolled in, newest first.</summary>
    public static async Task<Ok<ListResponse<CourseResponse>>> ListAsync(
        [AsParameters] ListQuery list, CurrentUser user, ITableStore store, CourseReader reader, CancellationToken cancellationToken)
    {
        var query = new TableQuery(user.UserId) { Index = "userId-index", Descending = true, Limit = list.ValidLimit(), Cursor = list.ValidCursor() };
        var page = await store.QueryAsync(TableCatalog.Enrollments, query, cancellationToken);
        var found = await store.GetByIdAsync(TableCatalog.Courses, page.Items.Select(e => e.CourseId), course => course.CourseId, cancellationToken);
        var members = page.Items
            .Where(enrollment => found.ContainsKey(enrollment.CourseId))
            .Select(enrollment => CourseAccess.MemberOf(found[enrollment.CourseId], enrollment, user))
            .OfType<CourseMember>()
            .ToList();
        return TypedResults.Ok(new ListResponse<CourseResponse>(await reader.ManyAsync(members, cancellationToken), page.NextCursor));
    }

    /// <summary>Creates a course; its creator teaches it.</summary>
    public static async Task<Created<CourseResponse>> CreateAsync(
        CourseRequest request, HttpContext http, CurrentUser user, CourseWriter writer, CourseReader reader, CancellationToken cancellationToken)
    {
        var member = await writer.CreateAsync(request, user.UserId, cancellationToken);
        UserActivity.Record(UserActivity.CourseCreated);
        http.SetETag(ETags.Of(member.Course));
        return TypedResults.Created($"/api/courses/{member.Course.CourseId}", await reader.OneAsync(member, cancellationToken));
    }

    /// <summary>One course with its sections; codes only for those who teach it.</summary>
    public static async Task<Ok<CourseResponse>> GetAsync(
        string courseId, HttpContext http, CurrentUser user, CourseAccess access, CourseReader reader, CancellationToken cancellationToken)
    {
        var member = await access.MemberAsync(courseId, user, cancellationToken);
        http.SetETag(ETags.Of(member.Course));
        return TypedResults.Ok(await reader.OneAsync(member, cancellationToken));
    }

    /// <summary>Replaces what a course says of itself. Needs If-Match.</summary>
    public static async Task<Ok<CourseResponse>> EditAsync(
        string courseId,
        CourseRequest request,
        HttpContext http,
        CurrentUser user,
        CourseAccess access,
        CourseWriter writer,
        CourseReader reader,
        CancellationToken cancellationToken)
    {
        var member = await access.InstructorAsync(courseId, user, cancellationToken);
        var edited = await writer.EditAsync(member, request, http.RequireIfMatch(), user.UserId, cancellationToken);
        http.SetETag(ETags.Of(edited.Course));
        return TypedResults.Ok(await reader.OneAsync(edited, cancellationToken));
    }

    /// <summary>Adds a section with a join code and seats of its own.</summary>
    public static async Task<Created<SectionResponse>> AddSectionAsync(
        string courseId, SectionRequest request, CurrentUser user, CourseAccess access, CourseWriter writer, CancellationToken cancellationToken)
    {
        var member = await access.TeacherAsync(courseId, user, cancellationToken);
        var section = await writer.AddSectionAsync(member.Course, request, user.UserId, cancellationToken);
        return TypedResults.Created($"/api/courses/{courseId}", CourseReader.ToResponse(section, seatsTaken: 0, withCode: true));
    }

    /// <summary>The students of a course, for those who teach it.</summary>
    public static async Task<Ok<ListResponse<RosterEntry>>> RosterAsync(
        string courseId, [AsParameters] ListQuery list, CurrentUser user, CourseAccess access, ITableStore store, PictureReader pictures, ReadLog reads, CancellationToken cancellationToken)
    {
        await access.TeacherAsync(courseId, user, cancellationToken);
        await reads.RecordAsync(AuditKind.RosterRead, user, subjectId: null, courseId, resourceId: null, cancellationToken);
        var query = new TableQuery(courseId) { Limit = list.ValidLimit(), Cursor = list.ValidCursor() };
        var page = await store.QueryAsync(TableCatalog.Enrollments, query, cancellationToken);
        var students = page.Items.Where(enrollment => enrollment.Role is CourseRole.Student).ToList();
        var users = await store.GetByIdAsync(TableCatalog.Users, students.Select(s => s.UserId), u => u.UserId, cancellationToken);
        var sections = (await access.SectionsAsync(courseId, cancellationToken)).ToDictionary(section => section.SectionId, section => section.Name);
        var urls = await pictures.UrlsAsync(students.Select(student => student.UserId), cancellationToken);
        var entries = students
            .Where(student => users.ContainsKey(student.UserId))
            .Select(student => new RosterEntry(
                student.UserId,
                users[student.UserId].DisplayName(),
                users[student.UserId].Email,
                student.SectionId,
                student.SectionId is null ? null : sections.GetValueOrDefault(student.SectionId),
                student.JoinedAt,
                urls.GetValueOrDefault(student.UserId)))
            .ToList();
        return TypedResults.Ok(new ListResponse<RosterEntry>(entries, page.NextCursor));
    }
}
