using Aspire.Hosting.Dashboard.Html;

namespace ClassCast.AppHost.Tests.Dashboard;

public sealed class AnsiTests
{
    [Theory]
    [InlineData("plain <b>", "plain &lt;b&gt;")]
    [InlineData("\u001b[32minfo\u001b[39m: ready", "<span class=\"a32\">info</span>: ready")]
    [InlineData("\u001b[1;31mfail\u001b[0m!", "<span class=\"a31 bold\">fail</span>!")]
    [InlineData("\u001b[97mbright\u001b[m", "<span class=\"a37\">bright</span>")]
    [InlineData("\u001b[38;5;196mindexed", "indexed")]
    [InlineData("\u001b[2K\u001b[1Gcleared", "cleared")]
    [InlineData("\u001b[32m<script>\u001b[0m", "<span class=\"a32\">&lt;script&gt;</span>")]
    [InlineData("cut \u001b[3", "cut ")]
    [InlineData("cut \u001b", "cut ")]
    public void Colours_become_classes_and_other_sequences_vanish(string line, string expected)
    {
        Assert.Equal(expected, Ansi.ToMarkup(line).ToString());
    }
}
