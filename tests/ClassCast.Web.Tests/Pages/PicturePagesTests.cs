using System.Net;
using ClassCast.Contracts;
using ClassCast.Web.Tests.Site;

namespace ClassCast.Web.Tests.Pages;

/// <summary>The picture beside one's name: sent without script, shown, and taken away.</summary>
public sealed class PicturePagesTests : IDisposable
{
    private const string Url = "/blobs/assets/pictures/e001/p1.jpg?sig=x";

    private static ContractsJson Json => ContractsJson.Default;

    private readonly WebSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_chosen_file_goes_to_the_Api_as_it_is()
    {
        site.Api.SignsIn(UserRole.Student).On("PUT /api/me/picture", Classroom.Picture(PictureState.Preparing), Json.PictureResponse, HttpStatusCode.Accepted);
        var page = await (await site.OpenSignedInAsync()).GoAsync("/account");

        var answer = await page.SendFileAsync("picture", "picture", "the bytes"u8.ToArray());

        Assert.Equal("/account", answer.Location);
        var sent = Assert.Single(site.Api.To("PUT /api/me/picture"));
        Assert.Equal(("the bytes", "application/octet-stream"), (sent.Body, sent.Header("Content-Type")));
    }

    [Fact]
    public async Task Without_a_file_the_form_says_so()
    {
        site.Api.SignsIn(UserRole.Student);
        var page = await (await site.OpenSignedInAsync()).GoAsync("/account");

        var answer = await page.SendFileAsync("picture", "picture", null);

        Assert.Contains("Choose a picture", answer.TextOf("#picture-picture-error"));
        Assert.Empty(site.Api.To("PUT /api/me/picture"));
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_named_so_beside_the_field_and_not_passed_on()
    {
        site.Api.SignsIn(UserRole.Student);
        var page = await (await site.OpenSignedInAsync()).GoAsync("/account");

        var answer = await page.SendFileAsync("picture", "picture", new byte[Classroom.PictureBytes + 100_000]);

        Assert.Contains("8.1 MB", answer.TextOf("#picture-picture-error"));
        Assert.Empty(site.Api.To("PUT /api/me/picture"));
    }

    [Fact]
    public async Task The_Api_s_refusal_stands_beside_the_field()
    {
        site.Api.SignsIn(UserRole.Student).Refuses("PUT /api/me/picture", 400, ProblemCodes.PictureNotRecognised, "This file is no picture.");
        var page = await (await site.OpenSignedInAsync()).GoAsync("/account");

        var answer = await page.SendFileAsync("picture", "picture", "<script>"u8.ToArray());

        Assert.Contains("no picture", answer.TextOf("#picture-picture-error"));
        Assert.Equal("picture-picture-error picture-picture-hint", answer.Find("#picture-picture").GetAttribute("aria-describedby"));
    }

    [Theory]
    [InlineData(PictureState.Preparing, "Being prepared")]
    [InlineData(PictureState.Failed, "This picture is damaged.")]
    [InlineData(PictureState.None, "Your initials")]
    public async Task What_became_of_it_is_said_and_follows_by_itself(PictureState state, string words)
    {
        site.Api.SignsIn(UserRole.Student).On("GET /api/me/picture", Classroom.Picture(state), Json.PictureResponse);

        var page = await (await site.OpenSignedInAsync()).GoAsync("/account");

        Assert.Contains(words, page.TextOf("#picture-now"));
        Assert.Equal("picture.changed", page.Find("#picture-now").GetAttribute("data-live"));
        Assert.Contains(page.Document.Scripts, script => script.Source?.Contains("/js/live", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_picture_replaces_the_initials_in_the_head_of_every_page()
    {
        site.Api.Student().On("GET /api/me", Classroom.Me(UserRole.Student) with { PictureUrl = Url }, Json.MeResponse);

        var page = await (await site.OpenSignedInAsync()).GoAsync("/courses");

        var picture = page.Find(".whoami-link img.avatar");
        Assert.Equal((Url, ""), (picture.GetAttribute("src"), picture.GetAttribute("alt")));
        Assert.Null(page.Document.QuerySelector(".whoami-link span.avatar"));
    }

    [Fact]
    public async Task Students_have_their_pictures_in_the_roster_and_the_grading_queue()
    {
        site.Api.Teacher()
            .On(
                $"GET /api/courses/{Classroom.CourseId}/roster",
                new ListResponse<RosterEntry>([new("u1", "Noor Haas", "noor@school.example", null, null, Classroom.Now, Url)], null),
                Json.ListResponseRosterEntry)
            .On(
                "GET /api/instructor/video-submissions",
                new ListResponse<SubmissionListItem>([Classroom.Waiting() with { StudentPictureUrl = Url }], null),
                Json.ListResponseSubmissionListItem);
        var browser = await site.OpenSignedInAsync();

        Assert.Equal(Url, (await browser.GoAsync($"/courses/{Classroom.CourseId}/roster")).Find("table img.avatar").GetAttribute("src"));
        Assert.Equal(Url, (await browser.GoAsync("/grading")).Find(".queue-name img.avatar").GetAttribute("src"));
    }

    [Fact]
    public async Task It_can_be_removed()
    {
        site.Api.SignsIn(UserRole.Student)
            .On("GET /api/me/picture", Classroom.Picture(PictureState.Ready, Url), Json.PictureResponse)
            .On("DELETE /api/me/picture", HttpStatusCode.NoContent);
        var page = await (await site.OpenSignedInAsync()).GoAsync("/account");

        var answer = await page.SendAsync("picture-remove");

        Assert.Equal("/account", answer.Location);
        Assert.Single(site.Api.To("DELETE /api/me/picture"));
    }

    [Fact]
    public async Task Other_pages_read_no_more_of_a_form_than_before()
    {
        site.Api.SignsIn(UserRole.Student);
        var page = await (await site.OpenSignedInAsync()).GoAsync("/account");
        using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[2 * 1024 * 1024]), "picture", "me.png" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/account/security") { Content = form };

        using var answer = await page.Browser.SendAsync(request);

        Assert.True((int)answer.StatusCode is 400 or 413, answer.StatusCode.ToString());
    }
}
