using ClassCast.Core.People;

namespace ClassCast.Core.Tests.People;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("Aa1!aaaa")]
    [InlineData("correct Horse 9 battery-staple")]
    [InlineData("Пароль-123")]
    [InlineData("Aa1!💥💥💥💥")]
    public void A_password_with_all_of_it_has_no_flaws(string password) => Assert.Empty(PasswordRules.Check(password));

    [Theory]
    [InlineData("Aa1!aaa", PasswordFlaw.TooShort)]
    [InlineData("AA1!AAAA", PasswordFlaw.NoLowerCase)]
    [InlineData("aa1!aaaa", PasswordFlaw.NoUpperCase)]
    [InlineData("Aaa!aaaa", PasswordFlaw.NoDigit)]
    [InlineData("Aa1aaaaa", PasswordFlaw.NoSymbol)]
    [InlineData("Aa1 aaaa", PasswordFlaw.NoSymbol)]
    [InlineData("Aa1\taaaa", PasswordFlaw.NoSymbol)]
    [InlineData("Aa1!💥💥💥", PasswordFlaw.TooShort)] // seven characters, though ten UTF-16 units
    public void What_is_missing_is_named(string password, PasswordFlaw flaw) => Assert.Equal([flaw], PasswordRules.Check(password));

    [Fact]
    public void An_empty_password_has_every_flaw_but_length() => Assert.Equal(
        [PasswordFlaw.TooShort, PasswordFlaw.NoLowerCase, PasswordFlaw.NoUpperCase, PasswordFlaw.NoDigit, PasswordFlaw.NoSymbol],
        PasswordRules.Check(""));

    [Fact]
    public void The_longest_password_is_accepted_and_one_more_is_not()
    {
        var longest = "Aa1!" + new string('x', PasswordRules.MaximumLength - 4);

        Assert.Empty(PasswordRules.Check(longest));
        Assert.Equal([PasswordFlaw.TooLong], PasswordRules.Check(longest + "x"));
    }

    [Fact]
    public void The_sentence_names_all_that_is_missing()
    {
        Assert.Equal("The password needs at least 8 characters, a digit.", PasswordRules.Describe(PasswordRules.Check("Aa!")));
        Assert.Equal("", PasswordRules.Describe([]));
    }
}
