using ClassCast.Core.Courses;
using ClassCast.Core.Identity;
using ClassCast.Core.Notifications;
using ClassCast.Core.People;
using ClassCast.Core.Pictures;
using ClassCast.Core.Ports;
using ClassCast.Core.Submissions;
using ClassCast.Core.Tables;
using ClassCast.Core.Videos;

namespace ClassCast.Core.Privacy;

/// <summary>
/// Carries out what the tables declare (<see cref="TableDefinition.PersonalData"/>). Every table with personal data is here, but those that go by themselves and
/// of which the person gets nothing; a test compares. A new table adds its line.
/// </summary>
public sealed class PersonalRegister
{
    private readonly ITableStore store;

    public PersonalRegister(ITableStore store)
    {
        this.store = store;
        Records = [.. ClassroomRecords(store), .. IdentityRecords.All(store)];
    }

    /// <summary>In the order of erasure.</summary>
    public IReadOnlyList<IPersonalRecords> Records { get; }

    /// <summary>A person as the erasure finds them: by address only while it is theirs.</summary>
    public async Task<DataSubject> SubjectAsync(string userId, string address, CancellationToken cancellationToken) =>
        new(userId, await IdentityRecords.AddressOfAsync(store, userId, address, cancellationToken));

    private static IReadOnlyList<IPersonalRecords> ClassroomRecords(ITableStore store)
    {
        var work = new WorkErasure(store);
        return
        [
            new PersonalRows<User>(store, TableCatalog.Users, person => new TableQuery(person.UserId), user => user.UserId) { Omit = ["nameKey"] },
            new PersonalRows<Picture>(store, TableCatalog.Pictures, person => new TableQuery(person.UserId), picture => picture.UserId),
            new PersonalRows<TeachingRequest>(
                store, TableCatalog.TeachingRequests, person => person.Address is { } address ? new TableQuery(address) : null, request => request.Email)
            {
                Omit = ["userId"],
            },
            new PersonalRows<Invitation>(
                store,
                TableCatalog.Invitations,
                person => person.Address is { } address ? new TableQuery(address) { Index = "email-index" } : null,
                invitation => invitation.InvitationId)
            {
                Omit = ["tokenHash", "invitedBy", "acceptedBy"],
            },
            new PersonalRows<Notification>(store, TableCatalog.Notifications, person => new TableQuery(person.UserId), notice => new(notice.UserId, notice.NotificationId))
            {
                Omit = ["userId", "mailId"],
            },
            new PersonalRows<NotificationMark>(store, TableCatalog.NotificationMarks, person => new TableQuery(person.UserId), mark => mark.UserId),
            new PersonalRows<NotificationPreferences>(
                store, TableCatalog.NotificationPreferences, person => new TableQuery(person.UserId), preferences => preferences.UserId)
            {
                Omit = ["userId"],
            },
            new PersonalRows<NotificationDigest>(store, TableCatalog.NotificationDigests, person => new TableQuery(person.UserId), digest => digest.UserId),
            new PersonalRows<Connection>(store, TableCatalog.Connections, By("userId-index"), connection => connection.ConnectionId),
            new PersonalRows<Enrollment>(store, TableCatalog.Enrollments, By("userId-index"), enrollment => new(enrollment.CourseId, enrollment.UserId))
            {
                Omit = ["userId", "teachingCourseId"],
                Erase = work.LeaveAsync,
            },
            new PersonalRows<Course>(store, TableCatalog.Courses, By("instructorId-index"), course => course.CourseId)
            {
                Omit = ["instructorId"],
                Remains = _ => null,
            },
            new PersonalRows<Assignments.Assignment>(store, TableCatalog.Assignments, By("instructorId-index"), assignment => assignment.AssignmentId)
            {
                Omit = ["instructorId"],
                Remains = _ => null,
            },

            // videos before submissions, which go when they are not graded
            new PersonalRows<Video>(store, TableCatalog.Videos, By("userId-index"), video => video.VideoId)
            {
                Omit = ["userId", "originalKey", "uploadId", "renditions", "posterKey", "storyboard"],
                Erase = work.EraseVideoAsync,
            },
            new PersonalRows<Submission>(store, TableCatalog.Submissions, By("studentId-index"), submission => submission.SubmissionId)
            {
                Omit = ["studentId", "statusSubmittedAt"],
                Erase = work.EraseSubmissionAsync,
            },
            new PersonalRows<Grade>(store, TableCatalog.Grades, By("studentId-index"), grade => grade.SubmissionId)
            {
                Omit = ["studentId", "gradedBy"],
                Remains = grade => grade.Feedback.Length == 0 ? null : grade with { Feedback = "" },
            },
            new PersonalRows<DataRequest>(
                store, TableCatalog.DataRequests, person => new TableQuery(person.UserId), request => new(request.UserId, request.Kind.ToString()))
            {
                Omit = ["userId", "email", "receiptId", "blobName", "pending", "counts", "isCounted", "strayVideoIds"],
                Erase = (request, cancellationToken) => request.Kind is DataRequestKind.Erasure
                    ? Task.CompletedTask
                    : store.DeleteAsync(TableCatalog.DataRequests, new(request.UserId, request.Kind.ToString()), cancellationToken),
            },
            new AuditRecords(store),
        ];

        static Func<DataSubject, TableQuery> By(string index) => person => new TableQuery(person.UserId) { Index = index };
    }
}
