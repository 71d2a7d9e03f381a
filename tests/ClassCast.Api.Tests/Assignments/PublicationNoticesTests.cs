using ClassCast.Core;
using ClassCast.Core.Courses;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using ClassCast.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Api.Tests.Assignments;

public sealed class PublicationNoticesTests(ApiFixture api)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(99)]
    [InlineData(100)]
    [InlineData(230)]
    public async Task Every_student_of_a_large_class_is_told_exactly_once(int size)
    {
        var teacher = await api.InstructorAsync(Stop);
        var course = await teacher.CourseAsync(Stop, Classroom.CourseOf(capacity: 500));
        var students = Enumerable.Range(0, size).Select(_ => Ids.New()).ToList();
        foreach (var chunk in students.Chunk(Transaction.MaximumWrites))
        {
            var enrollments = new Transaction();
            foreach (var student in chunk)
            {
                enrollments.Put(TableCatalog.Enrollments, new Enrollment
                {
                    CourseId = course.CourseId,
                    UserId = student,
                    Role = Core.Courses.CourseRole.Student,
                    JoinedAt = api.Clock.GetUtcNow(),
                });
            }

            await api.Tables.CommitAsync(enrollments, Stop);
        }

        var published = await teacher.PublishedAsync(course.CourseId, Classroom.AssignmentOf(api), Stop);

        await Eventually.TrueAsync("everybody was told", async () => (await CountsAsync(students)).All(count => count == 1), Stop);
        await api.Services.GetRequiredService<Features.Assignments.PublicationNotices>().WriteMissingAsync(published.AssignmentId, Stop);
        Assert.All(await CountsAsync(students), count => Assert.Equal(1, count));
    }

    private async Task<int[]> CountsAsync(IReadOnlyList<string> students) => await Task.WhenAll(students.Select(async student =>
        (await api.Tables.QueryAsync(TableCatalog.Notifications, new TableQuery(student), Stop)).Items.Count));
}
