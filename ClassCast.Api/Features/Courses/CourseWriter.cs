using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core;
using ClassCast.Core.Access;
using ClassCast.Core.Audit;
using ClassCast.Core.Courses;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using CourseRole = ClassCast.Core.Courses.CourseRole;
using CourseStatus = ClassCast.Core.Courses.CourseStatus;

namespace ClassCast.Api.Features.Courses;

/// <summary>Everything that changes a course, except who joins it.</summary>
public sealed class CourseWriter(ITableStore store, CourseAccess access, TimeProvider time)
{
    public async Task<CourseMember> CreateAsync(CourseRequest request, string instructorId, CancellationToken cancellationToken)
    {
        if (request.Status is Contracts.CourseStatus.Archived)
        {
            throw Refuse.Invalid("status", "A new course is a draft or published.");
        }

        var now = time.GetUtcNow();
        var course = Apply(request, new Course
        {
            CourseId = Ids.New(time),
            InstructorId = instructorId,
            Title = request.Title,
            Colour = CourseColours.Default,
            Capacity = request.Capacity,
            Status = CourseStatus.Draft,
            Code = await UnusedCodeAsync(cancellationToken),
            CreatedAt = now,
        });
        var teacher = new Enrollment { CourseId = course.CourseId, UserId = instructorId, Role = CourseRole.Instructor, JoinedAt = now };
        var seats = new SeatCount { OwnerId = course.CourseId };
        await store.CommitAsync(
            new Transaction()
                .Put(TableCatalog.Courses, course)
                .Put(TableCatalog.Enrollments, teacher)
                .Put(TableCatalog.SeatCounts, seats)
                .Audit(AuditEvents.CourseCreated(course, time)),
            cancellationToken);
        return new CourseMember(course with { Version = 1 }, teacher, CourseStanding.Owner);
    }

    /// <param name="member">Someone who runs the course.</param>
    /// <param name="request">What it shall be.</param>
    /// <param name="version">What the caller saw.</param>
    /// <param name="actorId">Who edits.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public async Task<CourseMember> EditAsync(CourseMember member, CourseRequest request, long version, string actorId, CancellationToken cancellationToken)
    {
        ETags.RequireVersion(member.Course, version);
        var edited = Apply(request, member.Course);
        // against joins at the same moment: either they see the new capacity (and version), or this sees their seats
        var seatsFit = Condition.AttributeLessThan("taken", edited.Capacity + 1L);
        try
        {
            await store.CommitAsync(
                new Transaction()
                    .Put(TableCatalog.Courses, edited)
                    .Check(TableCatalog.SeatCounts, edited.CourseId, seatsFit)
                    .Audit(AuditEvents.CourseEdited(member.Course, edited, actorId, time)),
                cancellationToken);
        }
        catch (ConditionFailedException failed) when (failed.Table == TableCatalog.SeatCounts.Name)
        {
            throw Refuse.Invalid("capacity", "There are more students in the course already.");
        }
        catch (ConditionFailedException)
        {
            throw ETags.Stale();
        }

        return member with { Course = edited with { Version = version + 1 } };
    }

    public async Task<Section> AddSectionAsync(Course course, SectionRequest request, string actorId, CancellationToken cancellationToken)
    {
        CourseAccess.RequireActive(course);
        var sections = await access.SectionsAsync(course.CourseId, cancellationToken);
        if (sections.Count >= CourseRules.MaximumSections)
        {
            throw Refuse.Invalid("name", $"A course has at most {CourseRules.MaximumSections} sections.");
        }

        var section = new Section
        {
            SectionId = Ids.New(time),
            CourseId = course.CourseId,
            Name = request.Name,
            Code = await UnusedCodeAsync(cancellationToken),
            Capacity = request.Capacity,
            CreatedAt = time.GetUtcNow(),
        };
        await store.CommitAsync(
            new Transaction()
                .Put(TableCatalog.Sections, section)
                .Put(TableCatalog.SeatCounts, new SeatCount { OwnerId = section.SectionId })
                .Audit(AuditEvents.SectionAdded(section, actorId, time)),
            cancellationToken);
        return section;
    }

    private static Course Apply(CourseRequest request, Course course)
    {
        if (request.Colour is not null && !CourseColours.All.Contains(request.Colour))
        {
            throw Refuse.Invalid("colour", $"Choose one of {string.Join(", ", CourseColours.All)}.");
        }

        return course with
        {
            Title = request.Title,
            Description = request.Description ?? "",
            Department = request.Department ?? "",
            Semester = request.Semester ?? "",
            Year = request.Year,
            Colour = request.Colour ?? course.Colour,
            Capacity = request.Capacity,
            Status = (CourseStatus)request.Status,
        };
    }

    /// <summary>Of 31^8 codes hardly one is taken; asking makes it certain but for two that are drawn at the same moment.</summary>
    private async Task<string> UnusedCodeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var code = JoinCodes.New();
            var query = new TableQuery(code) { Index = "code-index", Limit = 1 };
            var sections = store.QueryAsync(TableCatalog.Sections, query, cancellationToken);
            var courses = await store.QueryAsync(TableCatalog.Courses, query, cancellationToken);
            if (courses.Items.Count + (await sections).Items.Count == 0)
            {
                return code;
            }
        }
    }
}
