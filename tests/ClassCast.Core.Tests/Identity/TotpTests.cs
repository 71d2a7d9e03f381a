using System.Text;
using ClassCast.Core.Identity.MultiFactor;

namespace ClassCast.Core.Tests.Identity;

public sealed class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238, appendix B, the rows of SHA-1.</summary>
    [Theory]
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(1111111111, "14050471")]
    [InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037")]
    [InlineData(20000000000, "65353130")]
    public void The_codes_are_the_standards(long unixSeconds, string code)
    {
        var step = Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(unixSeconds));

        Assert.Equal(code, Totp.Code(Secret, step, digits: 8));
        Assert.Equal(code[2..], Totp.Code(Secret, step));
    }

    /// <summary>RFC 4226, appendix D: the same with a counter.</summary>
    [Theory]
    [InlineData(0, "755224")]
    [InlineData(1, "287082")]
    [InlineData(9, "520489")]
    public void The_counter_is_the_step(long counter, string code) => Assert.Equal(code, Totp.Code(Secret, counter));

    [Theory]
    [InlineData(-120, true)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(120, true)]
    [InlineData(-150, false)]
    [InlineData(150, false)]
    public void A_code_counts_within_two_minutes(int seconds, bool counts)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_015);
        var shown = now.AddSeconds(seconds);

        var match = Totp.Match(Secret, Totp.Code(Secret, Totp.StepAt(shown)), now, after: 0);

        Assert.Equal(counts ? Totp.StepAt(shown) : null, match.Step);
        Assert.False(match.IsReused);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(-1, true)]
    public void A_step_counts_once_and_only_after_those_used(int stepsAfterUsed, bool counts)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_015);

        var match = Totp.Match(Secret, Totp.Code(Secret, Totp.StepAt(now)), now, after: Totp.StepAt(now) + stepsAfterUsed);

        Assert.Equal(counts, match.Step is not null);
        Assert.Equal(!counts, match.IsReused);
    }

    [Theory]
    [InlineData("")]
    [InlineData("28708")]
    [InlineData("2870822")]
    [InlineData("٢٨٧٠٨٢")]
    public void What_is_not_the_code_does_not_count(string typed) =>
        Assert.Equal(default, Totp.Match(Secret, typed, DateTimeOffset.FromUnixTimeSeconds(59), after: 0));

    /// <summary>RFC 4648, section 10, without the padding.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Secrets_are_written_in_base32(string bytes, string text) => Assert.Equal(text, Base32.Encode(Encoding.ASCII.GetBytes(bytes)));
}
