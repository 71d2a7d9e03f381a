using System.Text;
using ClassCast.Core.Moving;

namespace ClassCast.Core.Tests.Moving;

public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("""{ "b": 1, "a": { "d": [ 2, {"y":1,"x":2} ], "c": null } }""", """{"a":{"c":null,"d":[2,{"x":2,"y":1}]},"b":1}""")]
    [InlineData("""{"n":[1.50,100,1E+2,-0.0000001,9007199254740993,0]}""", """{"n":[1.5,100,100,-0.0000001,9007199254740993,0]}""")]
    [InlineData("""{"s":"\u00fc \ud83c\udf93 \u003c"}""", """{"s":"ü \uD83C\uDF93 <"}""")]
    public void One_item_has_one_spelling(string json, string expected) => Assert.Equal(expected, Text(json));

    [Fact]
    public void A_digest_does_not_depend_on_the_order_and_notices_a_change()
    {
        Assert.Equal(Digest("a", "b", "b"), Digest("b", "a", "b"));
        Assert.NotEqual(Digest("a", "b"), Digest("a", "c"));
        Assert.NotEqual(Digest("a", "a"), Digest("b", "b"));
    }

    private static string Digest(params string[] items)
    {
        var digest = new ItemDigest();
        foreach (var item in items)
        {
            digest.Add(Encoding.UTF8.GetBytes(item));
        }

        return digest.ToString();
    }

    private static string Text(string json) => Encoding.UTF8.GetString(CanonicalJson.Of(Encoding.UTF8.GetBytes(json)));
}
