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
}
