using ClassCast.Api.Http;
using ClassCast.Core;
using ClassCast.Core.Assignments;
using ClassCast.Core.Courses;
using ClassCast.Core.Messages;
using ClassCast.Core.Notifications;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;

namespace ClassCast.Api.Features.Assignments;

/// <summary>
/// Tells the students of a published assignment. A class that fits into the publishing commit is told by it. A larger one is told by a job that
/// the same commit enqueues, in commits of its own; the ids of the notices derive from assignment and student, so that a job that runs again adds
/// only what is missing.
/// </summary>
public sealed class PublicationNotices(ITableStore store)
{
    /// <summary>Leaves room in the publishing commit for the assignment itself and its audit entry.</summary>
    private const int InOneCommit = Transaction.MaximumWritesWithMessages - 2;

    public async Task AddAsync(Transaction publication, Assignment assignment, Course course, CancellationToken cancellationToken)
    {
        var notices = await NoticesAsync(assignment, course, cancellationToken);
        if (notices.Count > InOneCommit)
        {
            publication.Enqueue(Queues.PublicationNotices, new NotifyPublished(assignment.AssignmentId));
            return;
        }

        foreach (var notice in notices)
        {
            publication.Notify(notice);
        }
    }

    /// <summary>All notices that are not written yet. Safe to run again, also while another run is under way.</summary>
    public async Task WriteMissingAsync(string assignmentId, CancellationToken cancellationToken)
    {
        var assignment = await store.GetAsync(TableCatalog.Assignments, assignmentId, cancellationToken);
        var course = assignment is null ? null : await store.GetAsync(TableCatalog.Courses, assignment.CourseId, cancellationToken);
        if (assignment is not { PublishedAt: not null } || course is null)
        {
            return;
        }

        foreach (var chunk in (await NoticesAsync(assignment, course, cancellationToken)).Chunk(Transaction.MaximumWritesWithMessages))
        {
            var keys = chunk.Select(notice => new ItemKey(notice.UserId, notice.NotificationId)).ToList();
            var written = (await store.GetManyAsync(TableCatalog.Notifications, keys, cancellationToken)).Select(notice => notice.NotificationId).ToHashSet();
            var missing = new Transaction();
            foreach (var notice in chunk.Where(notice => !written.Contains(notice.NotificationId)))
            {
                missing.Notify(notice);
            }

            if (missing.Writes.Count > 0)
            {
                await store.CommitAsync(missing, cancellationToken);
            }
        }
    }

    private async Task<List<Notification>> NoticesAsync(Assignment assignment, Course course, CancellationToken cancellationToken)
    {
        var roster = await store.QueryAllAsync(TableCatalog.Enrollments, new TableQuery(course.CourseId), cancellationToken);
        return
        [
            .. roster
                .Where(enrollment => enrollment.Role is CourseRole.Student && SubmissionPolicy.IsFor(assignment, enrollment))
                .Select(enrollment => NoticeFor(enrollment.UserId, assignment, course)),
        ];
    }

    private static Notification NoticeFor(string userId, Assignment assignment, Course course) => new()
    {
        UserId = userId,
        NotificationId = Ids.For(assignment.PublishedAt!.Value, $"{assignment.AssignmentId}/published/{userId}"),
        Type = NotificationType.AssignmentPublished,
        Title = $"New assignment: “{assignment.Title}”",
        Body = $"{course.Title}, due {assignment.DueAt.UtcDateTime:d MMMM yyyy, HH:mm} UTC",
        Link = $"/assignments/{assignment.AssignmentId}",
        CreatedAt = assignment.PublishedAt!.Value,
    };
}
