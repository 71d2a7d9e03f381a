using System.Collections.Concurrent;
using System.Diagnostics;
using ClassCast.Api.Features.Auth;
using ClassCast.Core.Assignments;
using ClassCast.Core.Courses;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using Microsoft.Extensions.Options;

namespace ClassCast.Api.Seed;

/// <summary>
/// Fills the classroom with sample data before the Api answers requests. Each course is written in one commit and left alone when it is there, so
/// that seeding again changes nothing that people did since, and a seeding that was cut short is completed. No videos and no grades: what looks like
/// work is work.
/// </summary>
public sealed partial class DemoSeed(
    IOptions<SeedOptions> options, IIdentityProvider identity, ITableStore store, IServiceScopeFactory scopes, TimeProvider time, ILogger<DemoSeed> logger)
    : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(options.Value.Seed))
        {
            return;
        }

        var started = Stopwatch.GetTimestamp();
        var ids = await PeopleAsync(options.Value.DemoPassword!, cancellationToken);
        var now = time.GetUtcNow();
        var speaking = DemoClassroom.Speaking(ids[DemoPeople.Ines.Email], now);
        var spanish = DemoClassroom.Spanish(ids[DemoPeople.Omar.Email], now);
        // everybody learns to speak in public, every third student also learns Spanish
        await CourseAsync(speaking, [.. DemoPeople.Students.Select(student => ids[student.Email])], now, cancellationToken);
        await CourseAsync(spanish, [.. DemoPeople.Students.Where((_, index) => index % 3 == 0).Select(student => ids[student.Email])], now, cancellationToken);
        LogSeeded(ids.Count, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>In parallel, because a password hash is meant to be slow.</summary>
    private async Task<IReadOnlyDictionary<string, string>> PeopleAsync(string password, CancellationToken cancellationToken)
    {
        var ids = new ConcurrentDictionary<string, string>();
        await Parallel.ForEachAsync(DemoPeople.Everybody, cancellationToken, async (person, token) =>
        {
            var account = await identity.FindAsync(person.Email, token) ?? await identity.CreateConfirmedAsync(
                new NewAccount { Email = person.Email, Password = password, GivenName = person.GivenName, FamilyName = person.FamilyName },
                [person.Group],
                token);
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<UserProfiles>().EnsureAsync(account, token);
            ids[person.Email] = account.UserId;
        });
        return ids;
    }

    private async Task CourseAsync(Course course, IReadOnlyList<string> studentIds, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await store.GetAsync(TableCatalog.Courses, course.CourseId, cancellationToken) is not null)
        {
            return;
        }

        var sections = DemoClassroom.SectionsOf(course, now);
        var transaction = new Transaction()
            .Put(TableCatalog.Courses, course)
            .Put(TableCatalog.Enrollments, new Enrollment { CourseId = course.CourseId, UserId = course.InstructorId, Role = CourseRole.Instructor, JoinedAt = now })
            .Put(TableCatalog.SeatCounts, new SeatCount { OwnerId = course.CourseId, Taken = studentIds.Count });
        var placed = studentIds.Select((id, index) => (Id: id, Section: sections[index % sections.Count])).ToList();
        foreach (var section in sections)
        {
            transaction
                .Put(TableCatalog.Sections, section)
                .Put(TableCatalog.SeatCounts, new SeatCount { OwnerId = section.SectionId, Taken = placed.Count(p => p.Section == section) });
        }

        foreach (var (id, section) in placed)
        {
            transaction.Put(TableCatalog.Enrollments, new Enrollment
            {
                CourseId = course.CourseId,
                UserId = id,
                SectionId = section.SectionId,
                Role = CourseRole.Student,
                JoinedAt = now,
            });
        }

        foreach (var assignment in new DemoClassroom(now).AssignmentsOf(course))
        {
            transaction
                .Put(TableCatalog.Assignments, assignment)
                .Put(TableCatalog.AssignmentCounts, new AssignmentCount { AssignmentId = assignment.AssignmentId });
        }

        try
        {
            await store.CommitAsync(transaction, cancellationToken);
        }
        catch (ConditionFailedException)
        {
            // another replica seeds at the same moment and has written the same
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The demo classroom is there: {People} people, two courses, in {Milliseconds:0} ms")]
    private partial void LogSeeded(int people, double milliseconds);
}
