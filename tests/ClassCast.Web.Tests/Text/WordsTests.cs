using ClassCast.Web.Session;
using ClassCast.Web.Tests.Site;
using ClassCast.Web.Text;

namespace ClassCast.Web.Tests.Text;

public sealed class WordsTests
{
    [Theory]
    [InlineData("Ada Lund", "AL")]
    [InlineData("Élodie de la Tour", "ÉT")]
    [InlineData("plato", "P")]
    [InlineData("  ", "?")]
    [InlineData("👩‍🏫 Kim", "👩‍🏫K")]
    public void Initials_are_of_the_first_and_last_name(string name, string initials) => Assert.Equal(initials, Words.Initials(name));

    [Theory]
    [InlineData(150, "2 minutes 30 seconds")]
    [InlineData(3600, "1 hour")]
    [InlineData(1, "1 second")]
    public void A_length_reads_in_units(int seconds, string words) => Assert.Equal(words, Words.Length(seconds));

    [Theory]
    [InlineData(187, "3:07")]
    [InlineData(3765, "1:02:45")]
    public void A_timecode_reads_as_in_players(double seconds, string text) => Assert.Equal(text, Words.Timecode(seconds));

    [Fact]
    public void The_late_rule_says_penalty_and_floor() => Assert.Equal(
        "Late work loses 10 % for each day begun, but at least 50 % of what it earned is kept.",
        Words.LateRule(Classroom.Assignment(null)));

    [Fact]
    public void Accepted_types_read_as_a_choice() => Assert.Equal("MP4, WebM or MOV", Words.Types(["mp4", "webm", "mov"]));

    [Theory]
    [InlineData("/courses/1?x=2", "/courses/1?x=2")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData(null, "/")]
    public void One_returns_to_pages_of_this_site_only(string? asked, string path) => Assert.Equal(path, LocalReturn.Or(asked, "/"));
}
