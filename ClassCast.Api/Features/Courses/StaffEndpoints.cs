using ClassCast.Api.Features.Pictures;
using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core.Access;
using ClassCast.Core.Courses;
using ClassCast.Core.Ports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClassCast.Api.Features.Courses;

/// <summary>Those who teach a course: its instructors decide who they are, its owner hands it over.</summary>
public static class StaffEndpoints
{
    public static RouteGroupBuilder MapStaff(this RouteGroupBuilder courses)
    {
        courses.MapGet("/{courseId}/staff", ListAsync);
        courses.MapPost("/{courseId}/staff", AddAsync);
        courses.MapDelete("/{courseId}/staff/{userId}", RemoveAsync);
        courses.MapPost("/{courseId}/owner", HandOverAsync);
        return courses;
    }

    /// <summary>All of them on one page, in the order in which they came.</summary>
    public static async Task<Ok<ListResponse<StaffMemberResponse>>> ListAsync(
        string courseId, CurrentUser user, CourseAccess access, ITableStore store, PictureReader pictures, CancellationToken cancellationToken)
    {
        var member = await access.TeacherAsync(courseId, user, cancellationToken);
        var staff = await CourseStaff.ReadAsync(store, courseId, cancellationToken);
        var urls = await pictures.UrlsAsync(staff.Select(one => one.Enrollment.UserId), cancellationToken);
        var items = staff.Where(one => one.User is not null).Select(one => ToResponse(one, member.Course, urls.GetValueOrDefault(one.Enrollment.UserId))).ToList();
        return TypedResults.Ok(new ListResponse<StaffMemberResponse>(items, null));
    }

    /// <summary>Adds a co-instructor or an assistant by address, or changes which of the two somebody is.</summary>
    public static async Task<Ok<StaffMemberResponse>> AddAsync(
        string courseId, StaffRequest request, CurrentUser user, CourseAccess access, StaffWriter writer, PictureReader pictures, CancellationToken cancellationToken)
    {
        var member = await access.InstructorAsync(courseId, user, cancellationToken);
        var added = await writer.AddAsync(member, request.Email, (Core.Courses.CourseRole)request.Role!.Value, user, cancellationToken);
        return TypedResults.Ok(ToResponse(added, member.Course, await pictures.UrlAsync(added.Enrollment.UserId, cancellationToken)));
    }

    /// <summary>Ends their part in the course at once. What they graded stays.</summary>
    public static async Task<NoContent> RemoveAsync(
        string courseId, string userId, CurrentUser user, CourseAccess access, StaffWriter writer, CancellationToken cancellationToken)
    {
        var member = await access.InstructorAsync(courseId, user, cancellationToken);
        await writer.RemoveAsync(member, userId, user, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>Makes one of its instructors the owner of the course.</summary>
    public static async Task<NoContent> HandOverAsync(
        string courseId, CourseOwnerRequest request, CurrentUser user, CourseAccess access, StaffWriter writer, CancellationToken cancellationToken)
    {
        var member = await access.InstructorAsync(courseId, user, cancellationToken);
        if (member.Standing is not CourseStanding.Owner)
        {
            throw Refuse.Forbidden("Only the owner of this course may hand it over.");
        }

        await writer.HandOverAsync(member, request.UserId, user, cancellationToken);
        return TypedResults.NoContent();
    }

    private static StaffMemberResponse ToResponse(StaffMember member, Course course, string? pictureUrl) => new(
        member.Enrollment.UserId,
        member.User!.DisplayName(),
        member.User.Email,
        (Contracts.CourseRole)member.Enrollment.Role,
        member.Enrollment.UserId == course.InstructorId,
        member.Teaches,
        member.Enrollment.JoinedAt,
        pictureUrl);
}
