using System.Net;
using ClassCast.Api.Http;
using ClassCast.Api.Tests.Live;
using ClassCast.Contracts;
using ClassCast.Core.Tables;
using UserStatus = ClassCast.Contracts.UserStatus;

namespace ClassCast.Api.Tests.Admin;

public sealed class SuspensionTests(ApiFixture api)
{
    private static readonly ReasonRequest Why = new("Asked for by the head of school");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_suspended_person_is_refused_with_the_token_they_have_from_the_next_request_on()
    {
        var (admin, student) = (await api.AdminAsync(Stop), await api.StudentAsync(Stop));
        await student.Http.GetOkAsync<MeResponse>("/api/me", Stop);

        await SuspendAsync(admin, student);
        using var refused = await student.Http.GetAsync("/api/me", Stop);

        await refused.RefusedAsync(HttpStatusCode.Forbidden, ProblemCodes.AccountDisabled, Stop);
    }

    [Fact]
    public async Task A_suspended_person_neither_signs_in_nor_refreshes()
    {
        var (admin, student) = (await api.AdminAsync(Stop), await api.StudentAsync(Stop));

        await SuspendAsync(admin, student);

        using var anonymous = api.Anonymous();
        using var signIn = await anonymous.PostJsonAsync("/api/auth/sign-in", new SignInRequest(student.Email, ApiFixture.Password), Stop);
        using var refresh = await anonymous.PostJsonAsync("/api/auth/refresh", new RefreshTokenRequest(student.Tokens.RefreshToken), Stop);
        await signIn.RefusedAsync(HttpStatusCode.Forbidden, ProblemCodes.AccountDisabled, Stop);
        Assert.True(refresh.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Open_pages_of_a_suspended_person_are_closed_and_those_of_others_stay()
    {
        var (admin, student, other) = (await api.AdminAsync(Stop), await api.StudentAsync(Stop), await api.StudentAsync(Stop));
        using var socket = await LiveClient.ConnectAsync(api, student, Stop);
        using var others = await LiveClient.ConnectAsync(api, other, Stop);

        await SuspendAsync(admin, student);

        Assert.Null(await socket.ReadAsync(Stop));
        Assert.Equal(LiveCloseCodes.AccountClosed, (int)socket.Socket.CloseStatus!);
        Assert.Empty(await others.ReadUntilPongAsync(Stop));
    }

    [Fact]
    public async Task A_suspended_person_opens_no_socket()
    {
        var (admin, student) = (await api.AdminAsync(Stop), await api.StudentAsync(Stop));
        await SuspendAsync(admin, student);

        await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() => LiveClient.ConnectAsync(api, student, Stop));
    }

    [Fact]
    public async Task Another_process_refuses_within_the_lifetime_even_if_it_is_told_nothing()
    {
        await using var own = await ApiFixture.StartAsync();
        var student = await own.StudentAsync(Stop);
        await student.Http.GetOkAsync<MeResponse>("/api/me", Stop);

        // as another process would leave it, without its event
        var row = await own.Tables.GetAsync(TableCatalog.Users, student.UserId, Stop);
        await own.Tables.PutAsync(TableCatalog.Users, row! with { Status = Core.People.UserStatus.Suspended }, Stop);
        own.Clock.Advance(AccountStates.Lifetime);
        using var refused = await student.Http.GetAsync("/api/me", Stop);

        await refused.RefusedAsync(HttpStatusCode.Forbidden, ProblemCodes.AccountDisabled, Stop);
    }

    [Fact]
    public async Task Another_process_that_is_told_refuses_before_its_lifetime_ends()
    {
        await using var own = await ApiFixture.StartAsync();
        var student = await own.StudentAsync(Stop);
        await student.Http.GetOkAsync<MeResponse>("/api/me", Stop);
        using var socket = await LiveClient.ConnectAsync(own, student, Stop);

        // as another process commits it: row and event, while the clock of this one stands still
        var row = await own.Tables.GetAsync(TableCatalog.Users, student.UserId, Stop);
        var transaction = new Core.Ports.Transaction()
            .Put(TableCatalog.Users, row! with { Status = Core.People.UserStatus.Suspended })
            .Announce(
                student.UserId,
                Core.Messages.LiveEventTypes.AccountChanged,
                new Core.Messages.AccountChanged(Core.People.UserStatus.Suspended, Core.People.Role.Student),
                Core.CoreJson.Default.AccountChanged);
        await own.Tables.CommitAsync(transaction, Stop);

        Assert.Null(await socket.ReadAsync(Stop));
        using var refused = await student.Http.GetAsync("/api/me", Stop);
        await refused.RefusedAsync(HttpStatusCode.Forbidden, ProblemCodes.AccountDisabled, Stop);
    }

    [Fact]
    public async Task A_reactivated_person_signs_in_again()
    {
        var (admin, student) = (await api.AdminAsync(Stop), await api.StudentAsync(Stop));
        await SuspendAsync(admin, student);

        using var response = await admin.Http.PostJsonAsync($"/api/admin/users/{student.UserId}/reactivate", Why, Stop);
        var user = await response.OkAsync<AdminUserResponse>(Stop);
        var tokens = await api.SignInAsync(student.Email, ApiFixture.Password, Stop);
        using var http = api.Client(tokens.AccessToken);
        await http.GetOkAsync<MeResponse>("/api/me", Stop);

        Assert.Equal(UserStatus.Active, user.Status);
    }

    [Fact]
    public async Task Approving_someone_who_is_suspended_leaves_them_suspended()
    {
        var (admin, student) = (await api.AdminAsync(Stop), await api.StudentAsync(Stop));
        await SuspendAsync(admin, student);

        using var response = await admin.Http.PostAsync($"/api/admin/users/{student.UserId}/approve-instructor", Stop);
        var user = await admin.Http.GetOkAsync<AdminUserResponse>($"/api/admin/users/{student.UserId}", Stop);

        Assert.Equal((UserRole.Instructor, UserStatus.Suspended), (user.Role, user.Status));
    }

    private static async Task SuspendAsync(Person admin, Person person)
    {
        using var response = await admin.Http.PostJsonAsync($"/api/admin/users/{person.UserId}/suspend", Why, Stop);
        var user = await response.OkAsync<AdminUserResponse>(Stop);
        Assert.Equal(UserStatus.Suspended, user.Status);
    }
}
