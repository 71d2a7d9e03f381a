using System.Text.RegularExpressions;
using ClassCast.Core.Identity.MultiFactor;

namespace ClassCast.Core.Tests.Identity;

public sealed partial class RecoveryCodesTests
{
    private readonly byte[] salt = RecoveryCodes.NewSalt();

    [Fact]
    public void There_are_ten_different_ones_without_letters_that_look_like_digits()
    {
        var codes = RecoveryCodes.New();

        Assert.Equal(10, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Matches(Shape(), code));
    }

    [Theory]
    [InlineData("0a1b-2c3d-4e5f-6g7h")]
    [InlineData("0A1B2C3D4E5F6G7H")]
    [InlineData(" oAlB 2c3d 4e5f 6g7h ")]
    [InlineData("OAIB-2C3D-4E5F-6G7H")]
    public void One_is_found_however_it_is_copied(string typed)
    {
        string[] hashes = [RecoveryCodes.Hash(salt, "zzzz-zzzz-zzzz-zzzz"), RecoveryCodes.Hash(salt, "0a1b-2c3d-4e5f-6g7h")];

        Assert.Equal([hashes[0]], RecoveryCodes.Without(hashes, salt, typed));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0a1b-2c3d-4e5f-6g7")]
    [InlineData("0a1b-2c3d-4e5f-6g7j")]
    public void Another_is_not_found(string typed) =>
        Assert.Null(RecoveryCodes.Without([RecoveryCodes.Hash(salt, "0a1b-2c3d-4e5f-6g7h")], salt, typed));

    [Fact]
    public void The_same_code_is_kept_differently_for_another_account() =>
        Assert.NotEqual(RecoveryCodes.Hash(salt, "0a1b"), RecoveryCodes.Hash(RecoveryCodes.NewSalt(), "0a1b"));

    [GeneratedRegex("^([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();
}
