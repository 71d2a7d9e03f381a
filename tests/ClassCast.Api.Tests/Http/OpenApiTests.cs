using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ClassCast.Api.Tests.Http;

/// <summary>
/// The API's description is reviewed as <c>docs/api/openapi.json</c>. After a wanted change run the test once with
/// <c>ACCEPT_SNAPSHOTS=true</c> and look at the difference.
/// </summary>
public sealed class OpenApiTests(ApiFixture api)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task The_description_is_the_reviewed_one()
    {
        using var client = api.Anonymous();
        var served = JsonNode.Parse(await client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken))!.ToJsonString(Indented) + "\n";
        var reviewed = SnapshotPath();
        if (Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "true")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(reviewed)!);
            await File.WriteAllTextAsync(reviewed, served, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(reviewed, TestContext.Current.CancellationToken), served);
    }

    private static string SnapshotPath([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../../docs/api/openapi.json"));
}
