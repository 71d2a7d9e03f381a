using ClassCast.Contracts;
using ClassCast.Web.Tests.Site;

namespace ClassCast.Web.Tests.Pages;

/// <summary>Who teaches a course, and how one becomes an instructor.</summary>
public sealed class StaffPagesTests
{
    private const string Staff = "/courses/" + Classroom.CourseId + "/staff";
    private const string Look = "POST /api/invitations/look";

    private static ContractsJson Json => ContractsJson.Default;

    [Fact]
    public async Task The_owner_adds_removes_and_hands_over_but_not_themselves()
    {
        using var site = new WebSite();
        site.Api.Teacher()
            .On($"POST /api{Staff}", Classroom.Staff("e007", CourseRole.Assistant), Json.StaffMemberResponse)
            .On($"DELETE /api{Staff}/0000000000000000000000000000e006", System.Net.HttpStatusCode.NoContent)
            .On($"POST /api/courses/{Classroom.CourseId}/owner", System.Net.HttpStatusCode.NoContent);
        var browser = await site.OpenSignedInAsync();
        var page = await browser.GoAsync(Staff);

        Assert.Null(page.Document.QuerySelector("input[value='remove-0000000000000000000000000000e001']"));
        Assert.Null(page.Document.QuerySelector("input[value='owner-0000000000000000000000000000e006']"));
        var added = await page.SendAsync("add", ("email", "asa@school.example"), ("role", "Assistant"));
        var removed = await page.SendAsync("remove-0000000000000000000000000000e006");
        var handedOver = await page.SendAsync("owner-0000000000000000000000000000e005");

        Assert.Equal((Staff, Staff, Staff), (added.Location, removed.Location, handedOver.Location));
        Assert.Contains("\"role\":\"Assistant\"", Assert.Single(site.Api.To($"POST /api{Staff}")).Body, StringComparison.Ordinal);
        Assert.Contains("e005", Assert.Single(site.Api.To($"POST /api/courses/{Classroom.CourseId}/owner")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assistant_sees_who_teaches_and_changes_nothing()
    {
        using var site = new WebSite();
        site.Api.Teacher().Courses(Classroom.Course(CourseRole.Assistant)).On("GET /api/me", Classroom.Me(UserRole.Student) with { Teaches = true }, Json.MeResponse);
        var browser = await site.OpenSignedInAsync();

        var staff = await browser.GoAsync(Staff);
        var roster = await browser.GoAsync($"/courses/{Classroom.CourseId}/roster");
        var course = await browser.GoAsync("/courses/" + Classroom.CourseId);

        Assert.Contains("Person e006", staff.Main, StringComparison.Ordinal);
        Assert.Empty(staff.Document.QuerySelectorAll("main form"));
        Assert.Empty(roster.Document.QuerySelectorAll("main form"));
        Assert.Null(course.Document.QuerySelector($"a[href='/courses/{Classroom.CourseId}/edit']"));
    }

    [Fact]
    public async Task A_student_of_the_roster_becomes_an_assistant()
    {
        using var site = new WebSite();
        site.Api.Teacher().On($"POST /api{Staff}", Classroom.Staff("e007", CourseRole.Assistant), Json.StaffMemberResponse);
        var browser = await site.OpenSignedInAsync();

        var done = await (await browser.GoAsync($"/courses/{Classroom.CourseId}/roster")).SendAsync("assist-u1");

        Assert.Equal(Staff, done.Location);
        Assert.Contains("noor@school.example", Assert.Single(site.Api.To($"POST /api{Staff}")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_is_said_beside_the_field()
    {
        using var site = new WebSite();
        site.Api.Teacher().Refuses($"POST /api{Staff}", 400, ProblemCodes.ValidationFailed, "Invalid", "{\"email\":[\"Nobody with this address.\"]}");
        var browser = await site.OpenSignedInAsync();

        var page = await (await browser.GoAsync(Staff)).SendAsync("add", ("email", "x@school.example"));

        Assert.Contains("Nobody with this address.", page.Main, StringComparison.Ordinal);
        Assert.Equal("x@school.example", page.Find("input[name=email]").GetAttribute("value"));
    }

    [Fact]
    public async Task An_administrator_invites_sends_again_and_revokes()
    {
        using var site = new WebSite();
        var open = Classroom.Invitation(InvitationStatus.Open);
        site.Api.Teacher(UserRole.Admin)
            .On("POST /api/admin/invitations", open, Json.InvitationResponse)
            .On($"POST /api/admin/invitations/{open.InvitationId}/send-again", open, Json.InvitationResponse)
            .On($"POST /api/admin/invitations/{open.InvitationId}/revoke", open, Json.InvitationResponse);
        var browser = await site.OpenSignedInAsync();
        var page = await browser.GoAsync("/admin/invitations?status=Open");

        Assert.Contains("status=Open", site.Api.To("GET /api/admin/invitations")[^1].Query, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("a[href='/admin/users/u9']"));
        await page.SendAsync("invite", ("email", "rex@school.example"));
        await page.SendAsync("again-" + open.InvitationId);
        var revoked = await page.SendAsync("revoke-" + open.InvitationId);

        Assert.Equal("/admin/invitations", revoked.Location);
        Assert.Contains("rex@school.example", Assert.Single(site.Api.To("POST /api/admin/invitations")).Body, StringComparison.Ordinal);
        Assert.Single(site.Api.To($"POST /api/admin/invitations/{open.InvitationId}/send-again"));
        Assert.Single(site.Api.To($"POST /api/admin/invitations/{open.InvitationId}/revoke"));
    }

    [Fact]
    public async Task A_link_leads_to_signing_up_with_the_address_fixed()
    {
        using var site = new WebSite();
        site.Api.Teacher().On("POST /api/invitations/sign-up", System.Net.HttpStatusCode.NoContent);

        var page = await site.Open().GoAsync("/invitation?token=abc");
        var done = await page.SendAsync("sign-up", ("givenName", "Rex"), ("familyName", "Mond"), ("password", "Secret-1!"), ("email", "other@school.example"));

        Assert.NotNull(page.Find("input[name=email]").GetAttribute("readonly"));
        Assert.Equal("/sign-in", done.Location);
        var asked = Assert.Single(site.Api.To("POST /api/invitations/sign-up")).Body;
        Assert.Contains("\"token\":\"abc\"", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("other@school.example", asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_signed_in_accepts_and_has_new_tokens_at_once()
    {
        using var site = new WebSite();
        site.Api.Teacher(UserRole.Student).On("POST /api/invitations/accept", System.Net.HttpStatusCode.NoContent).On("POST /api/auth/refresh", Classroom.Tokens("2"), Json.TokenResponse);
        var browser = await site.OpenSignedInAsync();

        var done = await (await browser.GoAsync("/invitation?token=abc")).SendAsync("accept");
        await browser.GoAsync("/courses");

        Assert.Equal("/", done.Location);
        Assert.Contains("abc", Assert.Single(site.Api.To("POST /api/invitations/accept")).Body, StringComparison.Ordinal);
        Assert.Equal("Bearer access-2", site.Api.To("GET /api/courses")[^1].Header("Authorization"));
    }

    [Theory]
    [InlineData("/invitation")]
    [InlineData("/invitation?token=used")]
    public async Task A_link_that_is_not_good_gets_one_clear_page(string path)
    {
        using var site = new WebSite();
        site.Api.Refuses(Look, 404, ProblemCodes.InvitationInvalid, "Not good");

        var page = await site.Open().GoAsync(path);

        Assert.Equal((200, "This invitation is not good"), (page.Status, page.Title));
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
    }
}
