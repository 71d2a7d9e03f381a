using ClassCast.Core.People;

namespace ClassCast.Core.Tests.People;

public sealed class EmailAddressesTests
{
    [Theory]
    [InlineData("a@b.org", "a@b.org")]
    [InlineData("  Ada.Lovelace@Example.ORG\t", "ada.lovelace@example.org")]
    [InlineData("ａｄａ＠ｅｘａｍｐｌｅ．ｏｒｇ", "ada@example.org")]
    [InlineData("\u3000ada@example。org\u3000", "ada@example.org")]
    [InlineData("Ünal@Example.org", "ünal@example.org")]
    [InlineData("a+b@example.org", "a+b@example.org")] // a tag is part of the address
    public void One_address_has_one_spelling(string typed, string normalized)
    {
        Assert.Equal(normalized, EmailAddresses.Normalize(typed));
        Assert.Equal(normalized, EmailAddresses.Normalize(normalized));
    }

    [Theory]
    [InlineData("ada.lovelace+talks@school.example", true)]
    [InlineData("o'neill@sub.school-one.example", true)]
    [InlineData("ada@xn--mller-kva.example", true)]
    [InlineData("ünal@example.org", false)]
    [InlineData("\u0430da@example.org", false)] // a Cyrillic letter that looks like an a
    [InlineData("ada@ex\u0430mple.org", false)]
    [InlineData("ada\u200B@example.org", false)] // a space of no width
    [InlineData("ada@@example.org", false)]
    [InlineData("ada@example.org@evil.example", false)]
    [InlineData("ada\nbcc@example.org", false)]
    [InlineData("\"ada b\"@example.org", false)]
    [InlineData("ada@.example.org", false)]
    [InlineData("ada@example.org.", false)]
    [InlineData("@example.org", false)]
    [InlineData("ada@", false)]
    [InlineData("", false)]
    public void An_account_has_an_address_that_cannot_pass_for_another(string normalized, bool isAcceptable) =>
        Assert.Equal(isAcceptable, EmailAddresses.IsAcceptable(normalized));
}
