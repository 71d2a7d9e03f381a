using ClassCast.Backends.Embedded;
using ClassCast.Testing;

namespace ClassCast.Backends.Tests.Embedded;

public sealed class EmbeddedOptionsTests : IDisposable
{
    private readonly TempDirectory directory = new();

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    [InlineData("relative/path")]
    public void A_missing_or_relative_data_directory_is_refused_by_the_name_of_its_key(string? path) =>
        Assert.Contains("ClassCast__DataDirectory", Validate(path));

    [Fact]
    public void A_data_directory_that_cannot_be_created_is_refused_with_the_reason()
    {
        File.WriteAllText(directory.File("file"), "");

        var message = Validate(directory.File("file", "data"));

        Assert.Contains("ClassCast__DataDirectory", message);
        Assert.Contains(directory.File("file", "data"), message);
    }

    [Fact]
    public void A_data_directory_is_created_when_it_is_missing()
    {
        Assert.Null(Validate(directory.File("a", "b")));
        Assert.True(Directory.Exists(directory.File("a", "b")));
    }

    public void Dispose() => directory.Dispose();

    private static string? Validate(string? path) =>
        new EmbeddedOptionsValidator().Validate(null, new EmbeddedOptions { DataDirectory = path }).FailureMessage;
}
