using System.Net;
using System.Text.Json;
using ClassCast.Contracts;
using ClassCast.Web.Tests.Site;

namespace ClassCast.Web.Tests.Pages;

/// <summary>What somebody wants to hear of, and the end of mail by the link in it.</summary>
public sealed class NoticePreferencePagesTests : IDisposable
{
    private const string Path = "/account/notifications";
    private const string Put = "PUT /api/me/notification-preferences";
    private const string Look = "POST /api/unsubscribe/look";
    private const string End = "POST /api/unsubscribe";

    private readonly WebSite site = new();

    private static ContractsJson Json => ContractsJson.Default;

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task The_form_shows_what_is_chosen()
    {
        site.Api.SignsIn(UserRole.Student);

        var page = await (await site.OpenSignedInAsync()).GoAsync(Path);

        var on = page.Document.QuerySelectorAll("main input:checked").Select(box => box.GetAttribute("type") == "radio" ? box.GetAttribute("value") : box.GetAttribute("name"));
        Assert.Equal(["app-Assignments", "mail-Submissions", "app-Grades", "mail-Grades", "Daily"], on);
        Assert.Contains("06:00 UTC", page.Main);
        Assert.Equal("page", page.Find($"nav[aria-label=Account] a[href='{Path}']").GetAttribute("aria-current"));
    }

    [Fact]
    public async Task A_choice_is_sent_whole_with_the_version_it_is_based_on()
    {
        site.Api.SignsIn(UserRole.Student).On(Put, Classroom.Preferences(), Json.NotificationPreferencesResponse);
        var form = await (await site.OpenSignedInAsync()).GoAsync(Path);

        var answer = await form.SendAsync("preferences", ("app-Submissions", "true"), ("mail", "Weekly"));

        Assert.Equal(Path, answer.Location);
        var sent = Assert.Single(site.Api.To(Put));
        var request = JsonSerializer.Deserialize(sent.Body, Json.NotificationPreferencesRequest)!;
        Assert.Equal("\"3\"", sent.Header("If-Match"));
        Assert.Equal(
            [new(NoticeKind.Assignments, true, false), new(NoticeKind.Submissions, true, true), new(NoticeKind.Grades, true, true)],
            request.Kinds);
        Assert.Equal(MailFrequency.Weekly, request.Mail);
        Assert.Contains("Saved.", (await answer.Browser.GoAsync(Path)).Html);
    }

    [Fact]
    public async Task A_choice_that_somebody_else_changed_comes_back_as_it_was_made_and_can_be_saved_again()
    {
        site.Api.SignsIn(UserRole.Student).Refuses(Put, 412, ProblemCodes.PreconditionFailed, "Changed.");
        var form = await (await site.OpenSignedInAsync()).GoAsync(Path);
        site.Api.On("GET /api/me/notification-preferences", Classroom.Preferences(MailFrequency.Never, "\"4\""), Json.NotificationPreferencesResponse);

        var page = await form.SendAsync("preferences", ("mail", "Instant"));

        Assert.Contains("was changed since you opened this form", page.Main);
        Assert.Equal(("Instant", "\"4\""), (page.Find("input[name=mail]:checked").GetAttribute("value"), page.Find("input[name=etag]").GetAttribute("value")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Hourly")]
    [InlineData("17")]
    public async Task A_frequency_that_there_is_not_is_refused_beside_the_field(string mail)
    {
        site.Api.SignsIn(UserRole.Student);
        var form = await (await site.OpenSignedInAsync()).GoAsync(Path);

        var page = await form.SendAsync("preferences", ("mail", mail));

        Assert.Contains("Choose how often e-mail comes.", page.TextOf(".error"));
        Assert.Empty(site.Api.To(Put));
    }

    [Fact]
    public async Task Opening_the_link_of_a_mail_asks_and_ends_nothing()
    {
        site.Api.On(Look, new UnsubscribeResponse(NoticeKind.Grades, false), Json.UnsubscribeResponse);

        var page = await site.Open().GoAsync("/unsubscribe?token=abc");

        Assert.Contains("Stop mail about grades?", page.Main);
        Assert.Empty(site.Api.To(End));
    }

    [Fact]
    public async Task The_button_ends_it_without_signing_in()
    {
        site.Api
            .On(Look, new UnsubscribeResponse(null, false), Json.UnsubscribeResponse)
            .On(End, new UnsubscribeResponse(null, true), Json.UnsubscribeResponse);
        var form = await site.Open().GoAsync("/unsubscribe?token=abc");

        var page = await form.SendAsync("unsubscribe");

        Assert.Contains("You are unsubscribed", page.Main);
        Assert.Contains("\"abc\"", Assert.Single(site.Api.To(End)).Body);
    }

    [Theory]
    [InlineData("/unsubscribe")]
    [InlineData("/unsubscribe?token=changed")]
    public async Task A_link_that_is_not_ours_says_so_and_offers_the_settings(string path)
    {
        site.Api.Refuses(Look, 400, ProblemCodes.UnsubscribeInvalid, "Not ours");

        var page = await site.Open().GoAsync(path);

        Assert.Contains("This link does not work", page.Main);
        Assert.Equal(Path, page.Find("main a.button").GetAttribute("href"));
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task A_mail_program_ends_it_by_one_post_without_a_cookie_or_a_form()
    {
        site.Api.On(End, new UnsubscribeResponse(NoticeKind.Grades, true), Json.UnsubscribeResponse);

        var answer = await site.Open().PostAsync("/unsubscribe/one-click?token=abc", [new("List-Unsubscribe", "One-Click")]);

        Assert.Equal((int)HttpStatusCode.OK, answer.Status);
        Assert.Contains("\"abc\"", Assert.Single(site.Api.To(End)).Body);
    }

    [Fact]
    public async Task A_post_with_a_token_that_is_not_ours_is_refused()
    {
        site.Api.Refuses(End, 400, ProblemCodes.UnsubscribeInvalid, "Not ours");

        var answer = await site.Open().PostAsync("/unsubscribe/one-click?token=changed", [new("List-Unsubscribe", "One-Click")]);

        Assert.Equal((int)HttpStatusCode.BadRequest, answer.Status);
    }

    [Fact]
    public async Task Whoever_only_opens_the_address_for_mail_programs_lands_on_the_page()
    {
        var answer = await site.Open().GoAsync("/unsubscribe/one-click?token=a%26b");

        Assert.Equal("/unsubscribe?token=a%26b", answer.Location);
        Assert.Empty(site.Api.To(End));
    }
}
