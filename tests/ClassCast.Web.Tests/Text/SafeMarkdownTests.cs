using AngleSharp.Html.Parser;
using ClassCast.Web.Text;

namespace ClassCast.Web.Tests.Text;

public sealed class SafeMarkdownTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("text <b onclick=alert(1)>bold</b>")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](data:text/html,<script>alert(1)</script>)")]
    [InlineData("![x](https://tracker.example/pixel.png)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("[x][y]\n\n[y]: javascript:alert(1)")]
    [InlineData("[x](vbscript:msgbox)")]
    [InlineData("[x](/sign-out)")]
    public void Hostile_text_becomes_no_element_that_acts(string markdown)
    {
        var body = new HtmlParser().ParseDocument(SafeMarkdown.ToHtml(markdown).Value).Body!;

        Assert.Empty(body.QuerySelectorAll("script, img, iframe, object, b"));
        Assert.All(body.QuerySelectorAll("*").SelectMany(e => e.Attributes), a => Assert.False(a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
        Assert.All(body.QuerySelectorAll("a"), a => Assert.Matches("^(https?:|#)", a.GetAttribute("href")));
    }

    [Fact]
    public void A_link_says_that_it_is_not_ours()
    {
        var link = new HtmlParser().ParseDocument(SafeMarkdown.ToHtml("[book](https://example.org/a)").Value).QuerySelector("a")!;

        Assert.Equal("https://example.org/a", link.GetAttribute("href"));
        Assert.Contains("noopener", link.GetAttribute("rel"));
    }

    [Fact]
    public void A_mail_address_becomes_a_mail_link() =>
        Assert.Contains("href=\"mailto:ada@school.example\"", SafeMarkdown.ToHtml("<ada@school.example>").Value);

    [Theory]
    [InlineData("# A\n\n## B\n\n# C", "H2 H3 H2")]
    [InlineData("### A\n\n###### B\n\n#### C", "H2 H3 H3")]
    [InlineData("## A\n\n# B", "H2 H2")]
    public void Headings_continue_the_outline_of_the_page_without_a_gap(string markdown, string levels) => Assert.Equal(
        levels,
        string.Join(' ', new HtmlParser().ParseDocument(SafeMarkdown.ToHtml(markdown, 2).Value).Body!.Children.Select(h => h.TagName)));

    [Theory]
    [InlineData(null)]
    [InlineData("   ")]
    public void Nothing_becomes_nothing(string? markdown) => Assert.True(string.IsNullOrEmpty(SafeMarkdown.ToHtml(markdown).Value));
}
