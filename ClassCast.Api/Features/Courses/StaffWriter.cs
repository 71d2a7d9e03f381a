using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core.Access;
using ClassCast.Core.Audit;
using ClassCast.Core.Courses;
using ClassCast.Core.Notifications;
using ClassCast.Core.People;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using CourseRole = ClassCast.Core.Courses.CourseRole;
using UserStatus = ClassCast.Core.People.UserStatus;

namespace ClassCast.Api.Features.Courses;

/// <summary>
/// Who teaches a course. Each change commits with its audit entry, on the condition that the course has the owner who was read, and that whoever makes it still
/// has the place on the staff that allows it.
/// </summary>
public sealed class StaffWriter(ITableStore store, IIdentityProvider identity, TimeProvider time)
{
    /// <summary>Adds somebody, or gives a member another role. A student of the course leaves the seat and keeps the work.</summary>
    public async Task<StaffMember> AddAsync(CourseMember by, string email, CourseRole role, CurrentUser actor, CancellationToken cancellationToken)
    {
        CourseAccess.RequireActive(by.Course);
        if (role is CourseRole.Student)
        {
            throw Refuse.Invalid("role", "Choose assistant or instructor.");
        }

        var user = await FindAsync(email, cancellationToken);
        if (role is CourseRole.Instructor && !Permissions.Of(user).Contains(Permissions.CoursesTeach))
        {
            throw Refuse.Invalid("role", "They are no instructor of the school. Add them as an assistant, or have an administrator invite them.");
        }

        if (user.UserId == by.Course.InstructorId && role is not CourseRole.Instructor)
        {
            throw Owner();
        }

        var before = await store.GetAsync(TableCatalog.Enrollments, new(by.Course.CourseId, user.UserId), cancellationToken);
        if (before?.Role == role)
        {
            return new(before, user);
        }

        var staff = await CourseStaff.ReadAsync(store, by.Course.CourseId, cancellationToken);
        if (staff.Count >= CourseStaff.Maximum)
        {
            throw Refuse.Invalid("email", $"At most {CourseStaff.Maximum} people teach a course.");
        }

        var after = before is null
            ? new Enrollment { CourseId = by.Course.CourseId, UserId = user.UserId, Role = role, JoinedAt = time.GetUtcNow() }
            : before with { Role = role, SectionId = null };
        var transaction = Held(by, user.UserId).Put(TableCatalog.Enrollments, after).Audit(AuditEvents.StaffAdded(before, after, actor.UserId, time));
        if (user.UserId != actor.UserId)
        {
            transaction.Notify(Notices.AddedToStaff(after, by.Course, time));
        }

        await store.CommitAsync(before is { Role: CourseRole.Student } ? FreeSeat(transaction, before) : transaction, cancellationToken);
        return new(after, user);
    }

    public async Task RemoveAsync(CourseMember by, string userId, CurrentUser actor, CancellationToken cancellationToken)
    {
        var member = await MemberAsync(by.Course, userId, cancellationToken);
        if (userId == by.Course.InstructorId)
        {
            throw Owner();
        }

        var transaction = Held(by, userId)
            .Delete(TableCatalog.Enrollments, new(by.Course.CourseId, userId), Condition.VersionIs(member.Version))
            .Audit(AuditEvents.StaffRemoved(member, actor.UserId, time));
        await store.CommitAsync(transaction, cancellationToken);
    }

    /// <summary>The owner before stays an instructor of the course. To the same person again is fine.</summary>
    public async Task HandOverAsync(CourseMember by, string userId, CurrentUser actor, CancellationToken cancellationToken)
    {
        var member = await MemberAsync(by.Course, userId, cancellationToken);
        var user = await store.GetAsync(TableCatalog.Users, userId, cancellationToken);
        if (user is null || member.Role is not CourseRole.Instructor || !Permissions.Of(user).Contains(Permissions.CoursesTeach))
        {
            throw Refuse.Invalid("userId", "A course is handed over to one of its instructors.");
        }

        if (userId == by.Course.InstructorId)
        {
            return;
        }

        var transaction = new Transaction()
            .Put(TableCatalog.Courses, by.Course with { InstructorId = userId })
            .Check(TableCatalog.Enrollments, new(by.Course.CourseId, userId), Condition.VersionIs(member.Version))
            .Audit(AuditEvents.CourseHandedOver(member, by.Course.InstructorId, actor.UserId, time));
        await store.CommitAsync(transaction, cancellationToken);
    }

    private async Task<User> FindAsync(string email, CancellationToken cancellationToken)
    {
        var account = await identity.FindAsync(email, cancellationToken);
        var user = account is { IsConfirmed: true } ? await store.GetAsync(TableCatalog.Users, account.UserId, cancellationToken) : null;
        return user is { Status: not UserStatus.Suspended } ? user : throw Refuse.Invalid("email", "Nobody with this address has an account here yet.");
    }

    private async Task<Enrollment> MemberAsync(Course course, string userId, CancellationToken cancellationToken)
    {
        var enrollment = Core.Ids.IsValid(userId) ? await store.GetAsync(TableCatalog.Enrollments, new(course.CourseId, userId), cancellationToken) : null;
        return enrollment is { Role: not CourseRole.Student } ? enrollment : throw Refuse.NotFound("member of the staff");
    }

    private static Transaction Held(CourseMember by, string userId)
    {
        var transaction = new Transaction().Check(TableCatalog.Courses, by.Course.CourseId, Condition.VersionIs(by.Course.Version));
        return by.Enrollment is { } own && own.UserId != userId
            ? transaction.Check(TableCatalog.Enrollments, new(own.CourseId, own.UserId), Condition.VersionIs(own.Version))
            : transaction;
    }

    private static Transaction FreeSeat(Transaction transaction, Enrollment student)
    {
        var one = Update.Empty.Add("taken", -1);
        transaction.Update(TableCatalog.SeatCounts, student.CourseId, one);
        return student.SectionId is { } sectionId ? transaction.Update(TableCatalog.SeatCounts, sectionId, one) : transaction;
    }

    private static ProblemException Owner() => Refuse.Conflict(ProblemCodes.CourseOwner, "The owner of a course hands it over first.");
}
