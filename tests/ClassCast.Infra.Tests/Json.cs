using System.Text.Json.Nodes;

namespace ClassCast.Infra.Tests;

internal static class Json
{
    /// <summary>The same content, whatever the spacing and the order of names.</summary>
    public static void AssertEqual(string expected, JsonNode? actual)
    {
        if (!JsonNode.DeepEquals(JsonNode.Parse(expected), actual))
        {
            Assert.Fail($"Expected {expected} but was {actual?.ToJsonString() ?? "nothing"}.");
        }
    }

    public static IReadOnlyList<string> Strings(this JsonNode? node) => node switch
    {
        null => [],
        JsonArray array => [.. array.Select(item => (string)item!)],
        _ => [(string)node!],
    };
}
