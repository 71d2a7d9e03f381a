using System.Net;
using ClassCast.Contracts;
using ClassCast.Web.Tests.Site;

namespace ClassCast.Web.Tests.Pages;

public sealed class ProblemPagesTests : IDisposable
{
    private readonly WebSite site = new() { Environment = "Production" };

    public void Dispose() => site.Dispose();

    [Theory]
    [InlineData(404, ProblemCodes.NotFound, "There is nothing here")]
    [InlineData(403, ProblemCodes.Forbidden, "This is not yours to open")]
    [InlineData(429, ProblemCodes.RateLimited, "A little slower, please")]
    [InlineData(500, ProblemCodes.Internal, "Something broke on our side")]
    [InlineData(503, ProblemCodes.Unavailable, "The classroom’s server is not reachable")]
    public async Task What_the_api_refuses_becomes_a_page_with_its_status(int status, string code, string title)
    {
        site.Api.Student();
        var browser = await site.OpenSignedInAsync();
        site.Api.Refuses("GET /api/courses", status, code, "The Api's own words");

        var page = await browser.GoAsync("/courses");

        Assert.Equal((status, title), (page.Status, page.Title));
        Assert.NotNull(page.Document.QuerySelector("nav[aria-label=Main]"));
    }

    [Fact]
    public async Task When_the_api_is_down_a_page_says_so_and_offers_to_try_again()
    {
        site.Api.Student();
        var browser = await site.OpenSignedInAsync();
        site.Api.IsDown("GET /api/courses").IsDown("GET /api/me");

        var page = await browser.GoAsync("/courses");

        Assert.Equal((503, "The classroom’s server is not reachable"), (page.Status, page.Title));
        Assert.NotNull(page.Document.QuerySelector("main a[href='/courses']"));
        Assert.Contains("Nothing you have handed in is lost.", page.Main);
    }

    [Fact]
    public async Task A_short_absence_of_the_api_is_bridged()
    {
        site.Api.Student();
        var browser = await site.OpenSignedInAsync();
        var failures = 1;
        site.Api.On("GET /api/courses", _ => Interlocked.Decrement(ref failures) >= 0
            ? throw new HttpRequestException("restarting")
            : Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"items":[],"nextCursor":null}""") }));

        Assert.Equal(200, (await browser.GoAsync("/courses")).Status);
    }

    [Fact]
    public async Task A_form_is_sent_to_the_api_once_even_when_it_fails()
    {
        site.Api.Student();
        var browser = await site.OpenSignedInAsync();
        var form = await browser.GoAsync("/join");
        site.Api.IsDown("POST /api/enrollments");

        var page = await form.SendAsync("join", ("code", "RHETOR7"));

        Assert.Equal("Nothing you have handed in is lost. Please try again in a moment.", page.TextOf("[role=alert]"));
        Assert.Equal("RHETOR7", page.Find("#join-code").GetAttribute("value"));
        Assert.Single(site.Api.To("POST /api/enrollments"));
    }

    [Fact]
    public async Task Our_own_fault_shows_no_word_of_the_exception()
    {
        site.Api.Student();
        var browser = await site.OpenSignedInAsync();
        site.Api.On("GET /api/courses", _ => throw new InvalidOperationException("secret detail"));

        var page = await browser.GoAsync("/courses");

        Assert.Equal((500, "Something broke on our side"), (page.Status, page.Title));
        Assert.DoesNotContain("secret detail", page.Html);
        Assert.DoesNotContain("   at ", page.Html);
    }

    [Fact]
    public async Task An_unknown_address_is_a_friendly_404()
    {
        var page = await site.Open().GoAsync("/no/such/page");

        Assert.Equal((404, "There is nothing here"), (page.Status, page.Title));
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_with_a_page()
    {
        site.Api.Student();
        var browser = await site.OpenSignedInAsync();

        var page = await browser.PostAsync("/join", [new("_handler", "join"), new("code", "X")]);

        Assert.Equal((400, "That form is out of date"), (page.Status, page.Title));
        Assert.Empty(site.Api.To("POST /api/enrollments"));
    }

    [Fact]
    public async Task The_page_for_problems_is_itself_nothing_to_visit() => Assert.Equal(404, (await site.Open().GoAsync("/problem")).Status);

    [Fact]
    public async Task An_id_cannot_reach_another_endpoint()
    {
        site.Api.Student();
        var browser = await site.OpenSignedInAsync();

        await browser.GoAsync("/courses/..%2Fme");

        Assert.DoesNotContain(site.Api.Asked, a => a.Route is "GET /api/me/assignments");
        Assert.Contains(site.Api.Asked, a => a.Route.Contains("..%2Fme", StringComparison.OrdinalIgnoreCase));
    }
}
