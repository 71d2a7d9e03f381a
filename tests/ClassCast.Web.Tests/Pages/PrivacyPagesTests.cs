using System.Net;
using ClassCast.Contracts;
using ClassCast.Web.Tests.Site;

namespace ClassCast.Web.Tests.Pages;

/// <summary>A copy of one's data, who looked at it, and the end of the account.</summary>
public sealed class PrivacyPagesTests : IDisposable
{
    private static readonly DateTimeOffset Now = Classroom.Now;

    private readonly WebSite site = new();

    private static ContractsJson Json => ContractsJson.Default;

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task The_first_archive_is_asked_for_with_the_password()
    {
        site.Api.SignsIn(UserRole.Student).Privacy(null).On(
            "POST /api/me/export", new DataExportResponse(DataExportState.Pending, Now, null, null, null, Now.AddHours(1)), Json.DataExportResponse, HttpStatusCode.Accepted);
        var form = await (await site.OpenSignedInAsync()).GoAsync("/account/privacy");

        var answer = await form.SendAsync("request", ("password", " Correct-horse-9 "));

        Assert.Equal("/account/privacy", answer.Location);
        Assert.Contains("\" Correct-horse-9 \"", Assert.Single(site.Api.To("POST /api/me/export")).Body);
    }

    [Fact]
    public async Task A_wrong_password_is_said_beside_the_field()
    {
        site.Api.SignsIn(UserRole.Student).Privacy(null)
            .Refuses("POST /api/me/export", 400, ProblemCodes.ValidationFailed, "Not valid.", """{"password":["The password is not right."]}""");
        var form = await (await site.OpenSignedInAsync()).GoAsync("/account/privacy");

        var page = await form.SendAsync("request", ("password", "x"));

        Assert.Contains("The password is not right.", page.TextOf(".error"));
    }

    [Fact]
    public async Task While_an_archive_is_made_no_other_can_be_asked_for()
    {
        site.Api.SignsIn(UserRole.Student).Privacy(new(DataExportState.Pending, Now, null, null, null, Now.AddHours(1)));

        var page = await (await site.OpenSignedInAsync()).GoAsync("/account/privacy");

        Assert.Contains("Being made", page.Main);
        Assert.Null(page.Document.QuerySelector("input[name=password]"));
    }

    [Fact]
    public async Task The_link_to_a_ready_archive_is_shown_after_the_password()
    {
        site.Api.SignsIn(UserRole.Student).On(
            "POST /api/me/export/address", new DownloadAddressResponse(new Uri("/blobs/documents/exports/a.zip?sig=1", UriKind.Relative), Now.AddMinutes(15)), Json.DownloadAddressResponse);
        var form = await (await site.OpenSignedInAsync()).GoAsync("/account/privacy");

        var page = await form.SendAsync("download", ("password", "Correct-horse-9"));

        Assert.Equal("/blobs/documents/exports/a.zip?sig=1", page.Find("main a[download]").GetAttribute("href"));
        Assert.Contains("4.2 MB", page.Main);
    }

    [Fact]
    public async Task Who_looked_is_told_by_role_and_how_long_things_are_kept()
    {
        site.Api.SignsIn(UserRole.Student);

        var page = await (await site.OpenSignedInAsync()).GoAsync("/account/privacy");

        Assert.Contains("Submission opened", page.Main);
        Assert.Contains("Instructor", page.Main);
        Assert.Contains("400 days", page.Main);
    }

    [Fact]
    public async Task Erasing_needs_the_words_signs_out_and_shows_the_receipt()
    {
        site.Api.SignsIn(UserRole.Student).Receipt(isDone: true)
            .On("POST /api/me/erase", new ErasureStartedResponse(Classroom.ReceiptId), Json.ErasureStartedResponse, HttpStatusCode.Accepted);
        var browser = await site.OpenSignedInAsync();
        var form = await browser.GoAsync("/account/privacy/erase");

        var again = await form.SendAsync("erase", ("password", "Correct-horse-9"), ("confirmation", "yes"));
        var answer = await again.SendAsync("erase", ("password", "Correct-horse-9"), ("confirmation", EraseRequest.Words));
        var receipt = await browser.GoAsync(answer.Location!);

        Assert.Contains("erase my account", again.TextOf(".error"));
        Assert.Single(site.Api.To("POST /api/me/erase"));
        Assert.Equal("/erased/" + Classroom.ReceiptId, answer.Location);
        Assert.Contains(Classroom.ReceiptId, receipt.Main);
        Assert.Contains("Kept without your name.", receipt.Main);
        Assert.StartsWith("/sign-in", (await browser.GoAsync("/account")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Courses_that_would_be_left_alone_are_named_and_the_last_administrator_has_no_form()
    {
        site.Api.SignsIn(UserRole.Admin).Privacy(null, "Rhetoric of the law");
        var browser = await site.OpenSignedInAsync();

        var page = await browser.GoAsync("/account/privacy/erase");
        site.Api.Privacy(null, isLast: true);
        var last = await browser.GoAsync("/account/privacy/erase");

        Assert.Contains("Rhetoric of the law", page.Main);
        Assert.Null(last.Document.QuerySelector("main form"));
        Assert.Contains("only administrator", last.Main);
    }

    [Fact]
    public async Task An_administrator_erases_somebody_by_address_and_reason()
    {
        site.Api.SignsIn(UserRole.Admin).Receipt(isDone: false)
            .On("GET /api/admin/users/u1", Classroom.Account("u1"), Json.AdminUserResponse)
            .On("POST /api/admin/users/u1/erase", new ErasureStartedResponse(Classroom.ReceiptId), Json.ErasureStartedResponse, HttpStatusCode.Accepted);
        var browser = await site.OpenSignedInAsync();
        var form = await browser.GoAsync("/admin/users/u1/erase");

        var answer = await form.SendAsync("erase", ("confirmation", "a@b.example"), ("reason", "At their wish"));

        Assert.Equal("/erased/" + Classroom.ReceiptId, answer.Location);
        Assert.Contains("being erased", (await browser.GoAsync(answer.Location!)).Main);
    }
}
