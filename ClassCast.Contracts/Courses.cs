using System.ComponentModel.DataAnnotations;

namespace ClassCast.Contracts;

public enum CourseStatus
{
    Draft,
    Published,
    Archived,
}

public enum CourseRole
{
    Student,
    Assistant,
    Instructor,
}

/// <summary>POST /api/courses (instructors) and PUT /api/courses/{courseId} with If-Match.</summary>
/// <param name="Colour">One of indigo, teal, green, amber, coral, rose, violet, slate.</param>
/// <param name="Status">Only on PUT may it be Archived; a new course is Draft or Published.</param>
public sealed record CourseRequest(
    [property: Required, StringLength(200, MinimumLength = 1)] string Title,
    [property: StringLength(10_000)] string? Description,
    [property: StringLength(100)] string? Department,
    [property: StringLength(50)] string? Semester,
    [property: Range(2000, 2100)] int? Year,
    [property: StringLength(20)] string? Colour,
    [property: Range(1, 500)] int Capacity,
    CourseStatus Status = CourseStatus.Published);

/// <summary>GET /api/courses and GET /api/courses/{courseId} (with ETag). Codes are null for students.</summary>
/// <param name="MyRole">Of the caller in this course.</param>
/// <param name="Sections">Empty in lists.</param>
/// <param name="ETag">To send back as If-Match.</param>
public sealed record CourseResponse(
    string CourseId,
    string Title,
    string Description,
    string Department,
    string Semester,
    int? Year,
    string Colour,
    int Capacity,
    int SeatsTaken,
    CourseStatus Status,
    string? Code,
    CourseRole MyRole,
    string InstructorName,
    IReadOnlyList<SectionResponse> Sections,
    string ETag);

/// <summary>POST /api/courses/{courseId}/sections.</summary>
public sealed record SectionRequest(
    [property: Required, StringLength(100, MinimumLength = 1)] string Name,
    [property: Range(1, 500)] int Capacity = 30);

public sealed record SectionResponse(string SectionId, string Name, string? Code, int Capacity, int SeatsTaken);

/// <summary>POST /api/enrollments: join by a section's or a course's code.</summary>
public sealed record JoinRequest([property: Required, StringLength(40, MinimumLength = 1)] string Code);

public sealed record JoinResponse(string CourseId, string CourseTitle, string? SectionId, string? SectionName);

/// <summary>GET /api/courses/{courseId}/roster (those who teach it).</summary>
public sealed record RosterEntry(string UserId, string DisplayName, string Email, string? SectionId, string? SectionName, DateTimeOffset JoinedAt, string? PictureUrl = null);

/// <summary>Items of GET /api/courses/{courseId}/staff (those who teach it), and the answer of POST to it (its instructors).</summary>
/// <param name="Teaches">False for an instructor of the course who is no longer one of the school, and for who is suspended.</param>
public sealed record StaffMemberResponse(string UserId, string DisplayName, string Email, CourseRole Role, bool IsOwner, bool Teaches, DateTimeOffset JoinedAt, string? PictureUrl = null);

/// <summary>POST /api/courses/{courseId}/staff: adds somebody, also one of the students, or gives a member another role. The same again is fine.</summary>
/// <param name="Email">Of an account. For a co-instructor, of an instructor of the school.</param>
/// <param name="Role">Assistant or Instructor.</param>
public sealed record StaffRequest(
    [property: Required, EmailAddress, StringLength(254)] string Email,
    [property: Required] CourseRole? Role);

/// <summary>POST /api/courses/{courseId}/owner → 204: hands the course over to one of its instructors. Its owner may, and administrators.</summary>
public sealed record CourseOwnerRequest([property: Required, StringLength(32, MinimumLength = 32)] string UserId);
