using System.Net;
using ClassCast.Contracts;

namespace ClassCast.Api.Tests.Admin;

public sealed class UserListTests(UserListTests.School school) : IClassFixture<UserListTests.School>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everybody_is_listed_once_administrators_first()
    {
        var all = await AllAsync("/api/admin/users?limit=2");

        Assert.Equal(7, all.Count);
        Assert.Equal(all.Select(user => user.UserId).Distinct().Count(), all.Count);
        Assert.Equal([UserRole.Admin, UserRole.Instructor, UserRole.Instructor], all.Take(3).Select(user => user.Role));
        Assert.All(all.Skip(3), user => Assert.Equal(UserRole.Student, user.Role));
    }

    [Fact]
    public async Task A_role_shows_only_its_people() =>
        Assert.All(await AllAsync("/api/admin/users?role=Instructor"), user => Assert.Equal(UserRole.Instructor, user.Role));

    [Fact]
    public async Task A_status_shows_only_its_people() =>
        Assert.Equal([school.Suspended.UserId], (await AllAsync("/api/admin/users?status=Suspended")).Select(user => user.UserId));

    [Theory]
    [InlineData("zim", 2)]
    [InlineData("ZIMM", 2)]
    [InlineData("nobody", 0)]
    [InlineData("immer", 0)]
    public async Task The_beginning_of_a_family_name_finds_in_any_case(string search, int expected) =>
        Assert.Equal(expected, (await AllAsync($"/api/admin/users?search={search}&limit=1")).Count);

    [Fact]
    public async Task The_beginning_of_an_address_finds()
    {
        var found = await AllAsync($"/api/admin/users?search={school.Suspended.Email[..20]}");

        Assert.Contains(school.Suspended.UserId, found.Select(user => user.UserId));
        Assert.All(found, user => Assert.StartsWith(school.Suspended.Email[..20], user.Email, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_strangers_cursor_is_refused()
    {
        using var response = await school.Admin.Http.GetAsync("/api/admin/users?cursor=x9.abc", Stop);

        await response.RefusedAsync(HttpStatusCode.BadRequest, ProblemCodes.InvalidCursor, Stop);
    }

    private async Task<List<AdminUserResponse>> AllAsync(string path)
    {
        var all = new List<AdminUserResponse>();
        string? cursor = null;
        do
        {
            var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            var page = await school.Admin.Http.GetOkAsync<ListResponse<AdminUserResponse>>(
                cursor is null ? path : $"{path}{separator}cursor={Uri.EscapeDataString(cursor)}", Stop);
            all.AddRange(page.Items);
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return all;
    }

    /// <summary>A school of its own: lists show everybody.</summary>
    public sealed class School : IAsyncLifetime
    {
        private ApiFixture api = null!;

        public Person Admin { get; private set; } = null!;

        public Person Suspended { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            api = await ApiFixture.StartAsync();
            Admin = await api.AdminAsync(Stop);
            await api.InstructorAsync(Stop);
            await api.InstructorAsync(Stop, "Zoe", "Zimmer");
            await api.StudentAsync(Stop);
            await api.StudentAsync(Stop, "Zack", "Zimmermann");
            await api.StudentAsync(Stop);
            Suspended = await api.StudentAsync(Stop);
            using var response = await Admin.Http.PostJsonAsync($"/api/admin/users/{Suspended.UserId}/suspend", new ReasonRequest("Left the school"), Stop);
            await response.OkAsync<AdminUserResponse>(Stop);
        }

        public ValueTask DisposeAsync() => api.DisposeAsync();
    }
}
