using System.Net;
using System.Text.RegularExpressions;
using ClassCast.Api.Features.Admin;
using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Api.Tests.Admin;

public sealed partial class InvitationTests(ApiFixture api)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_opens_the_mailed_link_has_an_account_and_teaches_and_the_administrator_is_told()
    {
        var (admin, email) = (await api.AdminAsync(Stop), NewEmail());
        await InvitedAsync(admin, email);

        using var signedUp = await SignUpAsync(await TokenAsync(email));
        var tokens = await api.SignInAsync(email, ApiFixture.Password, Stop);
        using var http = api.Client(tokens.AccessToken);
        using var course = await http.PostJsonAsync("/api/courses", Classroom.CourseOf(), Stop);

        Assert.Equal(HttpStatusCode.NoContent, signedUp.StatusCode);
        Assert.Equal(UserRole.Instructor, (await http.GetOkAsync<MeResponse>("/api/me", Stop)).Role);
        Assert.Equal(HttpStatusCode.Created, course.StatusCode);
        Assert.Contains(email, await MailAsync(admin.Email, new Regex("accepted your invitation", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))), StringComparison.Ordinal);
        var listed = Assert.Single(await ListAsync(admin, email));
        Assert.Equal((InvitationStatus.Accepted, "New Teacher"), (listed.Status, listed.AcceptedByName));
    }

    [Fact]
    public async Task A_student_with_the_invited_address_accepts_and_teaches_from_the_next_token()
    {
        var (admin, student) = (await api.AdminAsync(Stop), await api.StudentAsync(Stop));
        await InvitedAsync(admin, student.Email.ToUpperInvariant());
        var token = await TokenAsync(student.Email);

        using var accepted = await AcceptAsync(student, token);
        using var again = await AcceptAsync(student, token);
        var tokens = await api.SignInAsync(student.Email, ApiFixture.Password, Stop);
        using var http = api.Client(tokens.AccessToken);

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (accepted.StatusCode, again.StatusCode));
        Assert.Equal(UserRole.Instructor, (await http.GetOkAsync<MeResponse>("/api/me", Stop)).Role);
        var log = await admin.Http.GetOkAsync<ListResponse<AuditEntryResponse>>($"/api/admin/audit?subject={student.UserId}&kind=InvitationAccepted", Stop);
        Assert.Equal("Student → Instructor", Assert.Single(log.Items).Facts["role"]);
    }

    [Fact]
    public async Task An_invitation_is_of_no_use_to_another_address_nor_for_a_second_account()
    {
        var (admin, student, other) = (await api.AdminAsync(Stop), await api.StudentAsync(Stop), await api.StudentAsync(Stop));
        await InvitedAsync(admin, student.Email);
        var token = await TokenAsync(student.Email);

        using var stolen = await AcceptAsync(other, token);
        using var second = await SignUpAsync(token);

        await stolen.RefusedAsync(HttpStatusCode.Conflict, ProblemCodes.InvitationForAnother, Stop);
        await second.RefusedAsync(HttpStatusCode.Conflict, ProblemCodes.AccountExists, Stop);
        Assert.Equal(UserRole.Student, (await other.Http.GetOkAsync<MeResponse>("/api/me", Stop)).Role);
    }

    [Theory]
    [InlineData("wrong")]
    [InlineData("changed")]
    [InlineData("revoked")]
    [InlineData("replaced")]
    [InlineData("used")]
    public async Task A_link_that_is_not_good_gets_one_answer(string why)
    {
        var (admin, email) = (await api.AdminAsync(Stop), NewEmail());
        var invitation = await InvitedAsync(admin, email);
        var token = await TokenAsync(email);
        switch (why)
        {
            case "wrong":
                token = "no-such-token";
                break;
            case "changed":
                token = token[..^1] + (token[^1] == 'A' ? 'B' : 'A');
                break;
            case "revoked":
                using (await admin.Http.PostAsync($"/api/admin/invitations/{invitation.InvitationId}/revoke", Stop))
                {
                }

                break;
            case "replaced":
                using (await admin.Http.PostAsync($"/api/admin/invitations/{invitation.InvitationId}/send-again", Stop))
                {
                }

                break;
            case "used":
                using (await SignUpAsync(token))
                {
                }

                break;
        }

        await IsNotGoodAsync(api, token);
    }

    [Fact]
    public async Task A_link_ends_after_fourteen_days_and_one_sent_again_works()
    {
        await using var own = await ApiFixture.StartAsync();
        var admin = await own.AdminAsync(Stop);
        var email = NewEmail();
        var invitation = await InvitedAsync(admin, email);
        var token = await TokenAsync(email, own);

        own.Clock.Advance(TimeSpan.FromDays(14) - TimeSpan.FromMinutes(1));
        using var anonymous = own.Anonymous();
        using var inTime = await anonymous.PostJsonAsync("/api/invitations/look", new InvitationTokenRequest(token), Stop);
        own.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(email, (await inTime.OkAsync<InvitationLookResponse>(Stop)).Email);
        await IsNotGoodAsync(own, token);
        using var later = own.Client((await own.SignInAsync(admin.Email, ApiFixture.Password, Stop)).AccessToken);
        Assert.Equal(InvitationStatus.Expired, Assert.Single((await later.GetOkAsync<ListResponse<InvitationResponse>>("/api/admin/invitations?status=Expired", Stop)).Items).Status);
        using var sent = await later.PostAsync($"/api/admin/invitations/{invitation.InvitationId}/send-again", Stop);
        Assert.Equal(InvitationStatus.Open, (await sent.OkAsync<InvitationResponse>(Stop)).Status);
        using var again = await anonymous.PostJsonAsync("/api/invitations/look", new InvitationTokenRequest(await TokenAsync(email, own, besides: token)), Stop);
        Assert.Equal(email, (await again.OkAsync<InvitationLookResponse>(Stop)).Email);
    }

    [Fact]
    public async Task An_address_is_invited_once_at_a_time_and_not_when_it_teaches_already()
    {
        var (admin, teacher, email) = (await api.AdminAsync(Stop), await api.InstructorAsync(Stop), NewEmail());
        await InvitedAsync(admin, email);

        using var twice = await admin.Http.PostJsonAsync("/api/admin/invitations", new InvitationRequest(email), Stop);
        using var needless = await admin.Http.PostJsonAsync("/api/admin/invitations", new InvitationRequest(teacher.Email), Stop);

        await twice.RefusedAsync(HttpStatusCode.Conflict, ProblemCodes.AlreadyInvited, Stop);
        await needless.RefusedAsync(HttpStatusCode.Conflict, ProblemCodes.AlreadyInstructor, Stop);
    }

    [Fact]
    public async Task Of_several_at_the_same_moment_one_invites_and_after_it_is_revoked_another_may()
    {
        var (admins, email) = (await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => api.AdminAsync(Stop))), NewEmail());

        var answers = await Task.WhenAll(admins.Select(admin => admin.Http.PostJsonAsync("/api/admin/invitations", new InvitationRequest(email), Stop)));

        var invited = await Assert.Single(answers, answer => answer.IsSuccessStatusCode).OkAsync<InvitationResponse>(Stop);
        foreach (var refused in answers.Where(answer => !answer.IsSuccessStatusCode))
        {
            await refused.RefusedAsync(HttpStatusCode.Conflict, ProblemCodes.AlreadyInvited, Stop);
        }

        Assert.Single(await ListAsync(admins[0], email));
        using var revoked = await admins[0].Http.PostAsync($"/api/admin/invitations/{invited.InvitationId}/revoke", Stop);
        await InvitedAsync(admins[1], email);
        Assert.Equal(2, (await ListAsync(admins[0], email)).Count);
    }

    [Fact]
    public async Task What_is_stored_and_listed_does_not_open_an_invitation()
    {
        var (admin, email) = (await api.AdminAsync(Stop), NewEmail());
        var invitation = await InvitedAsync(admin, email);
        var token = await TokenAsync(email);
        var row = await api.Tables.GetAsync(TableCatalog.Invitations, invitation.InvitationId, Stop);

        var stored = System.Text.Json.JsonSerializer.Serialize(row!, TableCatalog.Invitations.Json);
        using var listed = await admin.Http.GetAsync("/api/admin/invitations", Stop);

        Assert.DoesNotContain(token[32..], stored, StringComparison.Ordinal);
        Assert.DoesNotContain(row!.TokenHash, await listed.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Core.People.Role.Instructor)]
    [InlineData(Core.People.Role.Admin)]
    public async Task A_role_whose_process_died_before_the_account_followed_is_complete_at_the_next_sign_in(Core.People.Role role)
    {
        var student = await api.StudentAsync(Stop);
        var profile = await api.Tables.GetAsync(TableCatalog.Users, student.UserId, Stop);
        await api.Tables.PutAsync(TableCatalog.Users, profile! with { Role = role }, Stop);

        var tokens = await api.SignInAsync(student.Email, ApiFixture.Password, Stop);

        using var http = api.Client(tokens.AccessToken);
        Assert.Equal((UserRole)role, (await http.GetOkAsync<MeResponse>("/api/me", Stop)).Role);
    }

    [Fact]
    public async Task Who_is_no_longer_an_administrator_admits_nobody()
    {
        var (former, student) = (await api.AdminAsync(Stop), await api.StudentAsync(Stop));
        var profile = await api.Tables.GetAsync(TableCatalog.Users, former.UserId, Stop);
        await api.Tables.PutAsync(TableCatalog.Users, profile! with { Role = Core.People.Role.Student }, Stop);
        var administration = api.Services.GetRequiredService<UserAdministration>();

        var refused = await Assert.ThrowsAsync<ProblemException>(() => administration.ApproveInstructorAsync(student.UserId, former.UserId, Stop));

        Assert.Equal(403, refused.Status);
        Assert.Equal(Core.People.Role.Student, (await api.Tables.GetAsync(TableCatalog.Users, student.UserId, Stop))!.Role);
        Assert.Equal([Groups.Students], (await api.Services.GetRequiredService<IIdentityProvider>().FindAsync(student.Email, Stop))!.Groups);
    }

    private static string NewEmail() => $"{Ids.New()}@school.example";

    private static async Task<InvitationResponse> InvitedAsync(Person admin, string email)
    {
        using var response = await admin.Http.PostJsonAsync("/api/admin/invitations", new InvitationRequest(email), Stop);
        return await response.OkAsync<InvitationResponse>(Stop);
    }

    private async Task<HttpResponseMessage> SignUpAsync(string token)
    {
        using var anonymous = api.Anonymous();
        return await anonymous.PostJsonAsync("/api/invitations/sign-up", new InvitationSignUpRequest(token, "New", "Teacher", ApiFixture.Password), Stop);
    }

    private static Task<HttpResponseMessage> AcceptAsync(Person person, string token) =>
        person.Http.PostJsonAsync("/api/invitations/accept", new InvitationTokenRequest(token), Stop);

    private static async Task IsNotGoodAsync(ApiFixture fixture, string token)
    {
        using var anonymous = fixture.Anonymous();
        using var look = await anonymous.PostJsonAsync("/api/invitations/look", new InvitationTokenRequest(token), Stop);
        using var signUp = await anonymous.PostJsonAsync("/api/invitations/sign-up", new InvitationSignUpRequest(token, "New", "Teacher", ApiFixture.Password), Stop);
        var student = await fixture.StudentAsync(Stop);
        using var accept = await AcceptAsync(student, token);
        foreach (var response in new[] { look, signUp, accept })
        {
            await response.RefusedAsync(HttpStatusCode.NotFound, ProblemCodes.InvitationInvalid, Stop);
        }
    }

    private static async Task<IReadOnlyList<InvitationResponse>> ListAsync(Person admin, string email)
    {
        var all = new List<InvitationResponse>();
        string? cursor = null;
        do
        {
            var page = await admin.Http.GetOkAsync<ListResponse<InvitationResponse>>($"/api/admin/invitations?limit=100&cursor={cursor}", Stop);
            all.AddRange(page.Items.Where(invitation => invitation.Email == email));
            cursor = page.NextCursor is null ? null : Uri.EscapeDataString(page.NextCursor);
        }
        while (cursor is not null);
        return all;
    }

    private async Task<IReadOnlyList<MailboxMessage>> MailsAsync(string address, ApiFixture? fixture = null)
    {
        using var anonymous = (fixture ?? api).Anonymous();
        return (await anonymous.GetOkAsync<ListResponse<MailboxMessage>>($"/api/dev/mailbox?address={Uri.EscapeDataString(address)}", Stop)).Items;
    }

    private async Task<string> TokenAsync(string email, ApiFixture? fixture = null, string besides = "nothing") =>
        Uri.UnescapeDataString(Link().Match(await MailAsync(email, Link(), fixture, besides)).Groups["token"].Value);

    /// <summary>The latest that matches; the outbox delivers after the commit.</summary>
    private async Task<string> MailAsync(string address, Regex what, ApiFixture? fixture = null, string besides = "nothing")
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            var found = (await MailsAsync(address, fixture)).OrderByDescending(mail => mail.SentAt).FirstOrDefault(mail => what.IsMatch(mail.Body) && !mail.Body.Contains(besides, StringComparison.Ordinal));
            if (found is not null)
            {
                return found.Body;
            }

            await Task.Delay(50, Stop);
        }

        throw new TimeoutException($"No mail to {address} came.");
    }

    [GeneratedRegex("/invitation\\?token=(?<token>\\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
