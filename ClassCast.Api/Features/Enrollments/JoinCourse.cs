using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core.Audit;
using ClassCast.Core.Courses;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using CourseRole = ClassCast.Core.Courses.CourseRole;

namespace ClassCast.Api.Features.Enrollments;

/// <summary>
/// Joining by code. Seats are conditional counters in the same commit as the enrollment: however many people race, no more get in than there are
/// seats. The commit also holds the course at the version that was read, so that an edit at the same moment (archived, fewer seats) is never missed;
/// that conflict says nothing about seats and is simply tried again.
/// </summary>
public sealed class JoinCourse(ITableStore store, TimeProvider time)
{
    private const int Tries = 10;

    public async Task<JoinResponse> JoinAsync(string typedCode, string userId, CancellationToken cancellationToken)
    {
        var code = JoinCodes.Normalise(typedCode) ?? throw Unknown();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryJoinAsync(code, userId, cancellationToken);
            }
            catch (ConditionFailedException) when (attempt < Tries)
            {
                // the course was edited, or the same person joined elsewhere: read again and decide anew
            }
        }
    }

    private async Task<JoinResponse> TryJoinAsync(string code, string userId, CancellationToken cancellationToken)
    {
        var (course, section) = await FindAsync(code, cancellationToken);
        var existing = await store.GetAsync(TableCatalog.Enrollments, new(course.CourseId, userId), cancellationToken);
        if (CourseRules.RefusalOf(course, existing) is { } refusal)
        {
            throw Refused(refusal, course, section);
        }

        var enrollment = new Enrollment
        {
            CourseId = course.CourseId,
            UserId = userId,
            SectionId = section?.SectionId,
            Role = CourseRole.Student,
            JoinedAt = time.GetUtcNow(),
        };
        var transaction = new Transaction()
            .Check(TableCatalog.Courses, course.CourseId, Condition.VersionIs(course.Version))
            .Put(TableCatalog.Enrollments, enrollment)
            .Audit(AuditEvents.CourseJoined(enrollment, time))
            .Update(TableCatalog.SeatCounts, course.CourseId, OneSeat, Condition.AttributeLessThan("taken", course.Capacity));
        if (section is not null)
        {
            transaction.Update(TableCatalog.SeatCounts, section.SectionId, OneSeat, Condition.AttributeLessThan("taken", section.Capacity));
        }

        try
        {
            await store.CommitAsync(transaction, cancellationToken);
        }
        catch (ConditionFailedException failed) when (failed.Table == TableCatalog.SeatCounts.Name)
        {
            throw Refused(failed.Key.Partition == course.CourseId ? JoinRefusal.CourseFull : JoinRefusal.SectionFull, course, section);
        }

        return new JoinResponse(course.CourseId, course.Title, section?.SectionId, section?.Name);
    }

    private static Update OneSeat => Update.Empty.Add("taken", 1);

    /// <summary>Section codes first, then course codes.</summary>
    private async Task<(Course Course, Section? Section)> FindAsync(string code, CancellationToken cancellationToken)
    {
        var query = new TableQuery(code) { Index = "code-index", Limit = 1 };
        var sections = await store.QueryAsync(TableCatalog.Sections, query, cancellationToken);
        if (sections.Items is [var section])
        {
            return (await store.GetAsync(TableCatalog.Courses, section.CourseId, cancellationToken) ?? throw Unknown(), section);
        }

        var courses = await store.QueryAsync(TableCatalog.Courses, query, cancellationToken);
        return courses.Items is [var found]
            // the index may lag: the version that the commit checks comes from the table
            ? (await store.GetAsync(TableCatalog.Courses, found.CourseId, cancellationToken) ?? throw Unknown(), null)
            : throw Unknown();
    }

    private static ProblemException Unknown() =>
        new(StatusCodes.Status404NotFound, ProblemCodes.CodeUnknown, "No course or section has this code. Check it with your instructor.");

    private static ProblemException Refused(JoinRefusal refusal, Course course, Section? section) => refusal switch
    {
        JoinRefusal.AlreadyEnrolled => Refuse.Conflict(ProblemCodes.AlreadyEnrolled, "You are in this course already."),
        JoinRefusal.CourseNotPublished => Refuse.Conflict(ProblemCodes.CourseNotPublished, "The course is not open for students yet."),
        JoinRefusal.CourseArchived => Refuse.Conflict(ProblemCodes.CourseArchived, "The course is archived."),
        JoinRefusal.CourseFull => new(StatusCodes.Status409Conflict, ProblemCodes.CourseFull, "The course is full.")
        {
            Numbers = new() { ["capacity"] = course.Capacity },
        },
        JoinRefusal.SectionFull => new(StatusCodes.Status409Conflict, ProblemCodes.SectionFull, "The section is full; another section may have seats.")
        {
            Numbers = new() { ["capacity"] = section?.Capacity },
        },
        _ => throw new ArgumentOutOfRangeException(nameof(refusal)),
    };
}
