using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core.Courses;
using ClassCast.Core.People;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;

namespace ClassCast.Api.Features.Courses;

/// <summary>Courses as their members see them, with seats and names read together for a whole list.</summary>
public sealed class CourseReader(ITableStore store, CourseAccess access)
{
    public async Task<CourseResponse> OneAsync(CourseMember member, CancellationToken cancellationToken)
    {
        var sections = await access.SectionsAsync(member.Course.CourseId, cancellationToken);
        var seats = await SeatsAsync([member.Course.CourseId, .. sections.Select(section => section.SectionId)], cancellationToken);
        var teacher = await store.GetAsync(TableCatalog.Users, member.Course.InstructorId, cancellationToken);
        return ToResponse(member, teacher, seats, sections);
    }

    public async Task<IReadOnlyList<CourseResponse>> ManyAsync(IReadOnlyCollection<CourseMember> members, CancellationToken cancellationToken)
    {
        var seats = await SeatsAsync(members.Select(member => member.Course.CourseId), cancellationToken);
        var teachers = await store.GetByIdAsync(
            TableCatalog.Users, members.Select(member => member.Course.InstructorId), user => user.UserId, cancellationToken);
        return [.. members.Select(member => ToResponse(member, teachers.GetValueOrDefault(member.Course.InstructorId), seats, []))];
    }

    public static SectionResponse ToResponse(Section section, int seatsTaken, bool withCode) =>
        new(section.SectionId, section.Name, withCode ? section.Code : null, section.Capacity, seatsTaken);

    private async Task<Dictionary<string, int>> SeatsAsync(IEnumerable<string> ownerIds, CancellationToken cancellationToken)
    {
        var counts = await store.GetByIdAsync(TableCatalog.SeatCounts, ownerIds, count => count.OwnerId, cancellationToken);
        return counts.ToDictionary(pair => pair.Key, pair => pair.Value.Taken);
    }

    private static CourseResponse ToResponse(CourseMember member, User? teacher, Dictionary<string, int> seats, IReadOnlyList<Section> sections)
    {
        var course = member.Course;
        return new CourseResponse(
            course.CourseId,
            course.Title,
            course.Description,
            course.Department,
            course.Semester,
            course.Year,
            course.Colour,
            course.Capacity,
            seats.GetValueOrDefault(course.CourseId),
            (Contracts.CourseStatus)course.Status,
            member.Teaches ? course.Code : null,
            (Contracts.CourseRole)(member.Enrollment?.Role ?? Core.Courses.CourseRole.Instructor),
            teacher?.DisplayName() ?? "",
            [.. sections.Select(section => ToResponse(section, seats.GetValueOrDefault(section.SectionId), member.Teaches))],
            ETags.Of(course));
    }
}
