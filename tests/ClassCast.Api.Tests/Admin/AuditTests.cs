using System.Net;
using ClassCast.Api.Tests.Videos;
using ClassCast.Contracts;
using ClassCast.Core.Audit;
using ClassCast.Core.Ports;
using ClassCast.Core.Submissions;
using ClassCast.Core.Tables;
using AuditKind = ClassCast.Contracts.AuditKind;

namespace ClassCast.Api.Tests.Admin;

public sealed class AuditTests(ApiFixture api)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_students_way_through_an_assignment_is_in_the_log_with_who_did_what()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop);
        await room.HandInAsync(Stop);
        await GradeAsync(room, 80);
        await GradeAsync(room, 90);

        var entries = await AboutAsync(room.Student);

        Assert.Equal(
            [
                (AuditKind.GradeChanged, room.Teacher.UserId),
                (AuditKind.GradeGiven, room.Teacher.UserId),
                (AuditKind.SubmissionRead, room.Teacher.UserId),
                (AuditKind.VideoSubmitted, room.Student.UserId),
                (AuditKind.CourseJoined, room.Student.UserId),
            ],
            entries.OrderByDescending(entry => entry.Kind).Select(entry => (entry.Kind, entry.ActorId)));
        Assert.Equal("80 → 90", entries.Single(entry => entry.Kind is AuditKind.GradeChanged).Facts["points"]);
        Assert.All(entries, entry => Assert.Equal(room.Student.Name, entry.SubjectName));
        Assert.All(entries, entry => Assert.Equal(room.Course.Title, entry.CourseTitle));
    }

    [Fact]
    public async Task Looking_again_within_the_hour_is_the_same_look_and_ones_own_work_is_none()
    {
        await using var own = await ApiFixture.StartAsync();
        var room = await VideoClassroom.CreateAsync(own, Stop);
        var receipt = await room.HandInAsync(Stop);
        for (var i = 0; i < 3; i++)
        {
            await room.Teacher.Http.GetOkAsync<VideoResponse>($"/api/videos/{receipt.VideoId}", Stop);
            await room.Student.Http.GetOkAsync<VideoResponse>($"/api/videos/{receipt.VideoId}", Stop);
        }

        Assert.Equal([room.Teacher.UserId], await LooksAsync(own, room.Student));
        own.Clock.Advance(TimeSpan.FromMinutes(61));
        var tokens = await own.SignInAsync(room.Teacher.Email, ApiFixture.Password, Stop);
        using var later = own.Client(tokens.AccessToken);
        await later.GetOkAsync<VideoResponse>($"/api/videos/{receipt.VideoId}", Stop);
        Assert.Equal([room.Teacher.UserId, room.Teacher.UserId], await LooksAsync(own, room.Student));
    }

    [Fact]
    public async Task What_cannot_be_recorded_is_not_shown()
    {
        await using var own = await ApiFixture.StartAsync();
        var room = await VideoClassroom.CreateAsync(own, Stop);
        var receipt = await room.HandInAsync(Stop);
        var reads = new ClassCast.Api.Features.Audit.ReadLog(new FailingStore(own.Tables), new Core.Privacy.RetentionOptions(), own.Clock);
        var teacher = new ClassCast.Api.Http.CurrentUser(room.Teacher.UserId, Core.People.Role.Instructor, Core.Access.Permissions.Of([Groups.Instructors]));

        await Assert.ThrowsAsync<StorageUnavailableException>(
            () => reads.RecordAsync(Core.Audit.AuditKind.VideoRead, teacher, room.Student.UserId, room.Course.CourseId, receipt.VideoId, Stop));
    }

    [Fact]
    public async Task A_refused_change_leaves_no_entry()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop);
        await room.HandInAsync(Stop);
        using var stale = await room.Teacher.Http.PostJsonAsync($"/api/submissions/{SubmissionOf(room)}/grade", new GradeRequest(80, ""), Stop, ifMatch: "\"7-9\"");

        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.DoesNotContain(await AboutAsync(room.Student), entry => entry.Kind is AuditKind.GradeGiven or AuditKind.GradeChanged);
    }

    [Fact]
    public async Task Role_and_access_changes_are_logged_with_their_reason()
    {
        var (admin, student) = (await api.AdminAsync(Stop), await api.StudentAsync(Stop));
        using var role = await admin.Http.PostJsonAsync($"/api/admin/users/{student.UserId}/role", new RoleRequest(UserRole.Instructor, "Teaches now"), Stop);
        using var suspended = await admin.Http.PostJsonAsync($"/api/admin/users/{student.UserId}/suspend", new ReasonRequest("Lost laptop"), Stop);
        using var again = await admin.Http.PostJsonAsync($"/api/admin/users/{student.UserId}/suspend", new ReasonRequest("Twice"), Stop);

        var entries = await AboutAsync(student);

        Assert.Equal("Teaches now", entries.Single(entry => entry.Kind is AuditKind.RoleChanged).Reason);
        Assert.Equal("Student → Instructor", entries.Single(entry => entry.Kind is AuditKind.RoleChanged).Facts["role"]);
        Assert.Equal("Lost laptop", entries.Single(entry => entry.Kind is AuditKind.AccountSuspended).Reason);
    }

    [Fact]
    public async Task The_log_is_filtered_by_person_actor_kind_and_time_and_paged()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop);
        await room.HandInAsync(Stop);
        await GradeAsync(room, 70);
        var admin = await api.AdminAsync(Stop);
        var soon = Uri.EscapeDataString(api.Clock.GetUtcNow().AddMinutes(1).ToString("O"));

        Assert.Single(await ListAsync(admin, $"subject={room.Student.Email}&actor={room.Teacher.UserId}&kind=GradeGiven"));
        Assert.All(await ListAsync(admin, $"actor={room.Teacher.Email}&limit=1"), entry => Assert.Equal(room.Teacher.UserId, entry.ActorId));
        Assert.All(await ListAsync(admin, "kind=CourseCreated"), entry => Assert.Equal(AuditKind.CourseCreated, entry.Kind));
        Assert.Empty(await ListAsync(admin, $"subject={room.Student.UserId}&from={soon}"));
        Assert.NotEmpty(await ListAsync(admin, $"subject={room.Student.UserId}&to={soon}"));
        Assert.Empty(await ListAsync(admin, "subject=nobody@school.example"));
        Assert.True((await ListAsync(admin, "limit=50")).Count > 50 || (await ListAsync(admin, "limit=7")).Count > 7);
    }

    [Fact]
    public async Task Who_asks_the_log_about_somebody_is_in_it()
    {
        var (admin, student) = (await api.AdminAsync(Stop), await api.StudentAsync(Stop));
        await ListAsync(admin, $"subject={student.UserId}");

        Assert.Contains(await ListAsync(admin, $"subject={student.UserId}"), entry => entry.Kind is AuditKind.AuditRead && entry.ActorId == admin.UserId);
    }

    [Fact]
    public async Task An_entry_is_not_overwritten()
    {
        var entry = AuditEvents.Read(Core.Audit.AuditKind.UserRead, "a", "b", null, null, TimeSpan.FromDays(400), api.Clock) with { AuditId = Core.Ids.New() };
        await api.Tables.CommitAsync(new Transaction().Audit(entry), Stop);

        await Assert.ThrowsAsync<ConditionFailedException>(() => api.Tables.CommitAsync(new Transaction().Audit(entry with { ActorId = "c", Version = 1 }), Stop));
    }

    private static string SubmissionOf(VideoClassroom room) => SubmissionIds.For(room.Assignment.AssignmentId, room.Student.UserId);

    private static async Task GradeAsync(VideoClassroom room, decimal points)
    {
        var submission = await room.Teacher.Http.GetOkAsync<SubmissionResponse>($"/api/submissions/{SubmissionOf(room)}", Stop);
        using var response = await room.Teacher.Http.PostJsonAsync(
            $"/api/submissions/{submission.SubmissionId}/grade", new GradeRequest(points, "Fine"), Stop, ifMatch: submission.GradeETag);
        await response.OkAsync<GradeResponse>(Stop);
    }

    private async Task<IReadOnlyList<AuditEntryResponse>> AboutAsync(Person person) =>
        [.. (await ListAsync(await api.AdminAsync(Stop), $"subject={person.UserId}")).Where(entry => entry.Kind is not (AuditKind.AuditRead or AuditKind.UserRead))];

    private static async Task<List<string>> LooksAsync(ApiFixture fixture, Person student) =>
        [.. (await fixture.Tables.QueryAsync(TableCatalog.Audit, new TableQuery(student.UserId) { Index = "subjectId-index" }, Stop)).Items
            .Where(entry => entry.Kind is Core.Audit.AuditKind.VideoRead)
            .Select(entry => entry.ActorId)];

    private static async Task<List<AuditEntryResponse>> ListAsync(Person admin, string filter)
    {
        var all = new List<AuditEntryResponse>();
        string? cursor = null;
        do
        {
            var page = await admin.Http.GetOkAsync<ListResponse<AuditEntryResponse>>(
                $"/api/admin/audit?{filter}" + (cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}"), Stop);
            all.AddRange(page.Items);
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return all;
    }

    /// <summary>A disk that is full for what is written.</summary>
    private sealed class FailingStore(ITableStore inner) : ITableStore
    {
        public Task<T?> GetAsync<T>(Table<T> table, ItemKey key, CancellationToken cancellationToken) where T : Item => inner.GetAsync(table, key, cancellationToken);

        public Task<IReadOnlyList<T>> GetManyAsync<T>(Table<T> table, IReadOnlyCollection<ItemKey> keys, CancellationToken cancellationToken) where T : Item =>
            inner.GetManyAsync(table, keys, cancellationToken);

        public Task<Page<T>> QueryAsync<T>(Table<T> table, TableQuery query, CancellationToken cancellationToken) where T : Item =>
            inner.QueryAsync(table, query, cancellationToken);

        public Task<T> PutAsync<T>(Table<T> table, T item, CancellationToken cancellationToken, Condition? condition = null) where T : Item => throw Full();

        public Task<T> UpdateAsync<T>(Table<T> table, ItemKey key, Update update, CancellationToken cancellationToken, Condition? condition = null) where T : Item =>
            throw Full();

        public Task DeleteAsync<T>(Table<T> table, ItemKey key, CancellationToken cancellationToken, Condition? condition = null) where T : Item => throw Full();

        public Task CommitAsync(Transaction transaction, CancellationToken cancellationToken) => throw Full();

        private static StorageUnavailableException Full() => new("The disk is full.", isDiskFull: true);
    }
}
