using ClassCast.Contracts;
using ClassCast.Web.Tests.Site;

namespace ClassCast.Web.Tests.Pages;

public sealed class AdminPagesTests : IDisposable
{
    private readonly WebSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task People_are_searched_by_what_was_typed_and_go_on_where_the_page_ends()
    {
        var page = await (await SignedInAsync()).GoAsync("/admin/users?search=noor%26x&role=Student&status=Active");

        Assert.Equal("?search=noor%26x&role=Student&status=Active", Assert.Single(site.Api.To("GET /api/admin/users")).Query);
        Assert.Equal("noor&x", page.Find("#people-search").GetAttribute("value"));
        Assert.Equal("/admin/users?search=noor%26x&role=Student&status=Active&cursor=next%2Bpage", page.Find("a[rel=next]").GetAttribute("href"));
        Assert.Equal("Noor Haas", page.TextOf("a[href='/admin/users/u1']"));
    }

    [Fact]
    public async Task Nobody_found_says_so_and_leads_back()
    {
        var browser = await SignedInAsync();
        site.Api.On("GET /api/admin/users", new ListResponse<AdminUserResponse>([], null), ContractsJson.Default.ListResponseAdminUserResponse);

        var page = await browser.GoAsync("/admin/users?search=zzz");

        Assert.Contains("Nobody fits", page.Main);
        Assert.NotNull(page.Document.QuerySelector(".empty a[href='/admin/users']"));
    }

    [Fact]
    public async Task Suspending_sends_the_reason_and_says_what_was_done()
    {
        site.Api.On("POST /api/admin/users/u1/suspend", Classroom.Account("u1", UserStatus.Suspended), ContractsJson.Default.AdminUserResponse);
        var page = await (await SignedInAsync()).GoAsync("/admin/users/u1");

        var answer = await page.SendAsync("access", ("reason", "Lost laptop"));

        Assert.Equal((302, "/admin/users/u1"), (answer.Status, answer.Location));
        Assert.Contains("Lost laptop", Assert.Single(site.Api.To("POST /api/admin/users/u1/suspend")).Body);
        Assert.Contains("Noor Haas is suspended.", (await page.Browser.GoAsync(answer.Location!)).Main);
    }

    [Theory]
    [InlineData("role")]
    [InlineData("access")]
    public async Task Without_a_reason_nothing_is_sent(string form)
    {
        var page = await (await SignedInAsync()).GoAsync("/admin/users/u1");

        var answer = await page.SendAsync(form, ("reason", " "));

        Assert.Contains("Say why", answer.Main);
        Assert.DoesNotContain(site.Api.Asked, asked => asked.Route.StartsWith("POST /api/admin/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_role_is_changed_and_a_refusal_is_shown()
    {
        site.Api.Refuses("POST /api/admin/users/u1/role", 409, ProblemCodes.Conflict, "It was changed in the meantime.");
        var page = await (await SignedInAsync()).GoAsync("/admin/users/u1");

        var answer = await page.SendAsync("role", ("role", "Instructor"), ("reason", "Teaches now"));

        Assert.Contains("It was changed in the meantime.", answer.Main);
        Assert.Contains("\"role\":\"Instructor\"", Assert.Single(site.Api.To("POST /api/admin/users/u1/role")).Body);
    }

    [Fact]
    public async Task Who_is_suspended_can_be_let_in_again_and_not_suspended_twice()
    {
        var browser = await SignedInAsync();
        site.Api.On("GET /api/admin/users/u1", Classroom.Account("u1", UserStatus.Suspended), ContractsJson.Default.AdminUserResponse);

        var page = await browser.GoAsync("/admin/users/u1");

        Assert.Contains("Let in again", page.Main);
        Assert.DoesNotContain("Ends their sessions", page.Main);
    }

    [Fact]
    public async Task Ones_own_account_has_no_forms()
    {
        var browser = await SignedInAsync();
        var me = Classroom.Me(UserRole.Admin).UserId;
        site.Api.On("GET /api/admin/users/" + me, Classroom.Account(me), ContractsJson.Default.AdminUserResponse);

        var page = await browser.GoAsync("/admin/users/" + me);

        Assert.Contains("This is you.", page.Main);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task The_log_asks_for_whole_days_and_shows_who_did_what_about_whom()
    {
        var page = await (await SignedInAsync()).GoAsync("/admin/audit?subject=noor%40school.example&kind=GradeChanged&from=2026-08-01&to=2026-08-31");

        var query = Uri.UnescapeDataString(Assert.Single(site.Api.To("GET /api/admin/audit")).Query);
        Assert.Equal("?subject=noor@school.example&kind=GradeChanged&from=2026-08-01T00:00:00Z&to=2026-09-01T00:00:00Z", query);
        var row = page.TextOf("table.list tbody tr");
        Assert.Contains("Grade changed", row);
        Assert.Contains("Ada Lund", row);
        Assert.Contains("Noor Haas", row);
        Assert.Contains("points: 80 → 90", row);
    }

    [Fact]
    public async Task A_date_that_is_none_is_left_out()
    {
        await (await SignedInAsync()).GoAsync("/admin/audit?from=2026-02-31&to=x");

        Assert.Equal("", Assert.Single(site.Api.To("GET /api/admin/audit")).Query);
    }

    private async Task<Browser> SignedInAsync()
    {
        site.Api.Teacher(UserRole.Admin);
        return await site.OpenSignedInAsync();
    }
}
