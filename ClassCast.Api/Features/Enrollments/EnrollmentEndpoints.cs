using ClassCast.Api.Http;
using ClassCast.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClassCast.Api.Features.Enrollments;

public static class EnrollmentEndpoints
{
    public static IServiceCollection AddEnrollments(this IServiceCollection services) => services.AddScoped<JoinCourse>();

    public static RouteGroupBuilder MapEnrollments(this RouteGroupBuilder api)
    {
        api.MapPost("/enrollments", JoinAsync).WithTags("Courses").Idempotent();
        return api;
    }

    /// <summary>Joins the course or section that has this code.</summary>
    public static async Task<Created<JoinResponse>> JoinAsync(JoinRequest request, CurrentUser user, JoinCourse join, CancellationToken cancellationToken)
    {
        var joined = await join.JoinAsync(request.Code, user.UserId, cancellationToken);
        UserActivity.Record(UserActivity.CourseJoined);
        return TypedResults.Created($"/api/courses/{joined.CourseId}", joined);
    }
}
