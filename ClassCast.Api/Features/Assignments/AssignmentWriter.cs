using ClassCast.Api.Features.Courses;
using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core;
using ClassCast.Core.Assignments;
using ClassCast.Core.Audit;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using Assignment = ClassCast.Core.Assignments.Assignment;
using AssignmentStatus = ClassCast.Core.Assignments.AssignmentStatus;
using Course = ClassCast.Core.Courses.Course;
using CourseStatus = ClassCast.Core.Courses.CourseStatus;

namespace ClassCast.Api.Features.Assignments;

/// <summary>Drafts, edits and the way draft → published → closed → archived. Callers have checked that the user teaches the course.</summary>
public sealed class AssignmentWriter(ITableStore store, CourseAccess access, PublicationNotices notices, TimeProvider time)
{
    public async Task<Assignment> CreateAsync(Course course, string instructorId, AssignmentRequest request, CancellationToken cancellationToken)
    {
        CourseAccess.RequireActive(course);
        var draft = request.Apply(new Assignment
        {
            AssignmentId = Ids.New(time),
            CourseId = course.CourseId,
            InstructorId = instructorId,
            Title = "",
            Status = AssignmentStatus.Draft,
            DueAt = default,
            Points = 0,
            Late = new LatePolicy(false, 0, 0),
            Attempts = 0,
            AcceptedTypes = [],
            MaximumBytes = 0,
            CreatedAt = time.GetUtcNow(),
        });
        AssignmentRules.Validate(draft, await access.SectionsAsync(course.CourseId, cancellationToken)).ThrowIfAny();
        await store.CommitAsync(
            new Transaction()
                .Put(TableCatalog.Assignments, draft)
                .Put(TableCatalog.AssignmentCounts, new AssignmentCount { AssignmentId = draft.AssignmentId })
                .Audit(AuditEvents.AssignmentCreated(draft, instructorId, time)),
            cancellationToken);
        return draft with { Version = 1 };
    }

    /// <summary>Changes everything but the status: editing never un-publishes.</summary>
    public async Task<Assignment> EditAsync(
        Assignment assignment, Course course, AssignmentRequest request, long version, string actorId, CancellationToken cancellationToken)
    {
        CourseAccess.RequireActive(course);
        ETags.RequireVersion(assignment, version);
        var edited = request.Apply(assignment);
        AssignmentRules.Validate(edited, await access.SectionsAsync(course.CourseId, cancellationToken)).ThrowIfAny();
        try
        {
            return await StoreAsync(edited, AuditEvents.AssignmentEdited(assignment, edited, actorId, time), cancellationToken);
        }
        catch (ConditionFailedException)
        {
            throw ETags.Stale();
        }
    }

    /// <summary>Publishes a draft and tells its students in the same commit; opens a closed one again. Again is fine.</summary>
    public async Task<Assignment> PublishAsync(Assignment assignment, Course course, string actorId, CancellationToken cancellationToken)
    {
        CourseAccess.RequireActive(course);
        if (assignment.Status is AssignmentStatus.Published)
        {
            return assignment;
        }

        if (assignment.Status is AssignmentStatus.Archived)
        {
            throw Refuse.Conflict(ProblemCodes.AssignmentArchived, "The assignment is archived.");
        }

        if (course.Status is CourseStatus.Draft)
        {
            throw Refuse.Conflict(ProblemCodes.CourseNotPublished, "Publish the course first: no student can see it yet.");
        }

        var now = time.GetUtcNow();
        AssignmentRules.ValidateForPublishing(assignment, await access.SectionsAsync(course.CourseId, cancellationToken), now).ThrowIfAny();
        var published = assignment with { Status = AssignmentStatus.Published, PublishedAt = assignment.PublishedAt ?? now };
        var transaction = new Transaction().Put(TableCatalog.Assignments, published).Audit(AuditEvents.AssignmentPublished(published, actorId, time));
        if (assignment.PublishedAt is null)
        {
            await notices.AddAsync(transaction, published, course, cancellationToken);
        }

        await store.CommitAsync(transaction, cancellationToken);
        UserActivity.Record(UserActivity.AssignmentPublished);
        return published with { Version = assignment.Version + 1 };
    }

    /// <summary>Takes no more work. Again is fine.</summary>
    public async Task<Assignment> CloseAsync(Assignment assignment, string actorId, CancellationToken cancellationToken) => assignment.Status switch
    {
        AssignmentStatus.Closed => assignment,
        AssignmentStatus.Published => await StoreAsync(
            assignment with { Status = AssignmentStatus.Closed }, AuditEvents.AssignmentClosed(assignment, actorId, time), cancellationToken),
        AssignmentStatus.Draft => throw Refuse.Conflict(ProblemCodes.AssignmentNotOpen, "A draft is not open; there is nothing to close."),
        _ => throw Refuse.Conflict(ProblemCodes.AssignmentArchived, "The assignment is archived."),
    };

    private async Task<Assignment> StoreAsync(Assignment assignment, AuditEntry entry, CancellationToken cancellationToken)
    {
        await store.CommitAsync(new Transaction().Put(TableCatalog.Assignments, assignment).Audit(entry), cancellationToken);
        return assignment with { Version = assignment.Version + 1 };
    }
}
