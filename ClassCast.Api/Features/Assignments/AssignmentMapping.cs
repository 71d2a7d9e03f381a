using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core.Assignments;
using Assignment = ClassCast.Core.Assignments.Assignment;
using Course = ClassCast.Core.Courses.Course;

namespace ClassCast.Api.Features.Assignments;

/// <summary>Between what is stored and what the API says.</summary>
internal static class AssignmentMapping
{
    /// <summary>The request's values on an assignment; its status, ids and times of creation and publication stay.</summary>
    public static Assignment Apply(this AssignmentRequest request, Assignment assignment) => assignment with
    {
        Title = request.Title,
        Description = request.Description ?? "",
        OpensAt = request.OpensAt?.ToUniversalTime(),
        DueAt = request.DueAt!.Value.ToUniversalTime(),
        ClosesAt = request.ClosesAt?.ToUniversalTime(),
        Points = request.Points,
        Late = new LatePolicy(request.LateAllowed, request.LatePenaltyPercentPerDay, request.LateFloorPercent),
        Attempts = request.Attempts,
        AcceptedTypes = request.AcceptedTypes is null ? AcceptedTypes.All : [.. request.AcceptedTypes.Select(type => type.ToLowerInvariant()).Distinct()],
        MaximumBytes = request.MaximumMegabytes * AssignmentRules.Megabyte,
        MaximumSeconds = request.MaximumSeconds,
        RecordingRequired = request.RecordingRequired,
        SectionIds = [.. (request.SectionIds ?? []).Distinct()],
    };

    /// <param name="assignment">What to show.</param>
    /// <param name="course">Its course.</param>
    /// <param name="count">For those who teach.</param>
    /// <param name="mine">For students.</param>
    public static AssignmentResponse ToResponse(this Assignment assignment, Course course, AssignmentCount? count, MyAssignmentState? mine) => new(
        assignment.AssignmentId,
        assignment.CourseId,
        course.Title,
        course.Colour,
        assignment.Title,
        assignment.Description,
        (Contracts.AssignmentStatus)assignment.Status,
        assignment.OpensAt,
        assignment.DueAt,
        assignment.ClosesAt,
        assignment.Points,
        assignment.Late.Allowed,
        assignment.Late.PenaltyPercentPerDay,
        assignment.Late.FloorPercent,
        assignment.Attempts,
        assignment.AcceptedTypes,
        (int)(assignment.MaximumBytes / AssignmentRules.Megabyte),
        assignment.MaximumSeconds,
        assignment.RecordingRequired,
        assignment.SectionIds,
        count?.Submissions,
        count?.ToGrade,
        mine,
        ETags.Of(assignment));

    public static void ThrowIfAny(this IReadOnlyList<FieldError> errors)
    {
        if (errors.Count > 0)
        {
            throw Refuse.Invalid(errors.Select(error => (error.Field, error.Message)));
        }
    }
}
