using ClassCast.Core.Courses;

namespace ClassCast.Core.Tests.Courses;

public sealed class JoinCodesTests
{
    [Fact]
    public void New_codes_have_eight_characters_that_nobody_confuses()
    {
        var codes = Enumerable.Range(0, 1000).Select(_ => JoinCodes.New()).ToList();

        Assert.All(codes, code => Assert.Equal(JoinCodes.Length, code.Length));
        Assert.DoesNotContain(codes.SelectMany(code => code), c => "01OIL".Contains(c, StringComparison.Ordinal));
        Assert.Equal(codes.Count, codes.Distinct().Count());
    }

    [Theory]
    [InlineData("abcde234", "ABCDE234")]
    [InlineData("  abcde\t", "ABCDE")]
    [InlineData("ABCD", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("ABC DEF", null)]
    [InlineData("ABCDO", null)]
    [InlineData("ÄBCDE", null)]
    [InlineData("ABCDEFGHJKMNP", null)]
    public void Typed_codes_are_normalised_or_known_to_be_impossible(string? typed, string? code) =>
        Assert.Equal(code, JoinCodes.Normalise(typed));

    [Fact]
    public void Every_new_code_survives_normalisation()
    {
        var code = JoinCodes.New();

        Assert.Equal(code, JoinCodes.Normalise($" {code.ToLowerInvariant()} "));
    }
}
