using ClassCast.Api.Seed;
using ClassCast.Contracts;
using ClassCast.Core.Assignments;
using ClassCast.Core.Courses;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ClassCast.Api.Tests.Seed;

public sealed class DemoSeedTests
{
    private const string DemoPassword = "Demo-class-2026";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_seeded_classroom_lets_everybody_sign_in_to_something_to_do()
    {
        await using var api = await SeededAsync();

        var student = await MeAsync(api, DemoPeople.Students[0].Email);
        var teacher = await MeAsync(api, DemoPeople.Ines.Email);
        var admin = await MeAsync(api, DemoPeople.Admin.Email);

        Assert.Equal((UserRole.Student, UserRole.Instructor, UserRole.Admin), (student.Me.Role, teacher.Me.Role, admin.Me.Role));
        var mine = await student.Http.GetOkAsync<ListResponse<AssignmentResponse>>("/api/student/assignments", Stop);
        Assert.Contains(mine.Items, item => item.Mine!.Status is Contracts.StudentAssignmentStatus.DueSoon && item.Mine.CanSubmit);
        Assert.Contains(mine.Items, item => item.Mine!.Status is Contracts.StudentAssignmentStatus.Open);
        Assert.Contains(mine.Items, item => item.Mine!.Status is Contracts.StudentAssignmentStatus.NotOpenYet);
        Assert.Contains(mine.Items, item => item.Mine!.Status is Contracts.StudentAssignmentStatus.Missed);
        Assert.Contains(mine.Items, item => item.Mine!.Status is Contracts.StudentAssignmentStatus.Overdue && item.LatePenaltyPercentPerDay > 0);
        Assert.DoesNotContain(mine.Items, item => item.Status is Contracts.AssignmentStatus.Draft);
        var course = Assert.Single((await teacher.Http.GetOkAsync<ListResponse<CourseResponse>>("/api/courses", Stop)).Items);
        Assert.Equal(("Ines Costa", DemoPeople.Students.Count), (course.InstructorName, course.SeatsTaken));
        var full = await teacher.Http.GetOkAsync<CourseResponse>($"/api/courses/{course.CourseId}", Stop);
        Assert.Equal(full.SeatsTaken, full.Sections.Sum(section => section.SeatsTaken));
    }

    [Fact]
    public async Task Seeding_twice_changes_nothing_that_people_did_since()
    {
        await using var api = await SeededAsync();
        var teacher = await MeAsync(api, DemoPeople.Ines.Email);
        var course = Assert.Single((await teacher.Http.GetOkAsync<ListResponse<CourseResponse>>("/api/courses", Stop)).Items);
        using var edit = await teacher.Http.PutJsonAsync($"/api/courses/{course.CourseId}", Classroom.CourseOf(60, title: "Mine now"), Stop, course.ETag);
        var edited = await edit.OkAsync<CourseResponse>(Stop);

        await api.Services.GetServices<IHostedService>().OfType<DemoSeed>().Single().StartAsync(Stop);

        var after = await teacher.Http.GetOkAsync<CourseResponse>($"/api/courses/{course.CourseId}", Stop);
        Assert.Equivalent(edited, after);
        Assert.Single((await teacher.Http.GetOkAsync<ListResponse<CourseResponse>>("/api/courses", Stop)).Items);
        await MeAsync(api, DemoPeople.Students[^1].Email);
    }

    [Fact]
    public void Sample_people_have_thirty_students_with_names_and_addresses_of_their_own()
    {
        Assert.Equal(30, DemoPeople.Students.Count);
        Assert.Equal("student01@demo.classcast.example", DemoPeople.Students[0].Email);
        Assert.Equal(33, DemoPeople.Everybody.DistinctBy(person => person.Email).Count());
        Assert.Equal(33, DemoPeople.Everybody.DistinctBy(person => (person.GivenName, person.FamilyName)).Count());
    }

    [Fact]
    public void Sample_assignments_and_codes_keep_the_rules()
    {
        var now = new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);
        foreach (var course in new[] { DemoClassroom.Speaking("ines", now), DemoClassroom.Spanish("omar", now) })
        {
            var sections = DemoClassroom.SectionsOf(course, now);
            Assert.All(sections.Select(section => section.Code).Append(course.Code), code => Assert.Equal(code, JoinCodes.Normalise(code)));
            Assert.All(new DemoClassroom(now).AssignmentsOf(course), assignment => Assert.Empty(AssignmentRules.Validate(assignment, sections)));
        }
    }

    [Theory]
    [InlineData("demo", null, "DemoPassword")]
    [InlineData("other", "x", "Seed")]
    public async Task A_wrong_setting_stops_the_start_and_names_the_key(string seed, string? password, string key)
    {
        var error = await Assert.ThrowsAnyAsync<OptionsValidationException>(async () =>
        {
            await using var api = await ApiFixture.StartAsync(fixture =>
            {
                fixture.Settings["ClassCast:Seed"] = seed;
                fixture.Settings["ClassCast:DemoPassword"] = password ?? "";
            });
        });

        Assert.Contains($"ClassCast:{key}", error.Message, StringComparison.Ordinal);
    }

    private static Task<ApiFixture> SeededAsync() => ApiFixture.StartAsync(fixture =>
    {
        fixture.Settings["ClassCast:Seed"] = "demo";
        fixture.Settings["ClassCast:DemoPassword"] = DemoPassword;
    });

    private static async Task<(MeResponse Me, HttpClient Http)> MeAsync(ApiFixture api, string email)
    {
        var tokens = await api.SignInAsync(email, DemoPassword, Stop);
        var client = api.Client(tokens.AccessToken);
        return (await client.GetOkAsync<MeResponse>("/api/me", Stop), client);
    }
}
