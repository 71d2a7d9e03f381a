using System.Text.RegularExpressions;

namespace ClassCast.Architecture.Tests;

/// <summary><c>docs/security.md</c> says which test shows what: a test that is renamed or removed must not leave its claim behind.</summary>
public sealed partial class SecurityDocumentTests
{
    /// <summary>Rows of ASVS 4.0.3 that count at level 2.</summary>
    private const int LevelTwoRows = 259;

    private static readonly string Root = SolutionGraph.Load().Root;

    [Fact]
    public void Every_test_it_names_exists()
    {
        var declared = Directory.EnumerateFiles(Path.Combine(Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(file => Declaration().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["name"].Value)
            .ToHashSet(StringComparer.Ordinal);
        var named = Named().Matches(Document()).Select(match => match.Groups["name"].Value).Distinct().ToList();

        Assert.True(named.Count > 40, $"Only {named.Count} names were found.");
        Assert.Empty(named.Except(declared));
    }

    [Fact]
    public void Every_row_of_the_checklist_is_there_once_with_a_known_state()
    {
        var rows = Row().Matches(Document());

        Assert.Equal(LevelTwoRows, rows.Select(row => row.Groups["row"].Value).Distinct().Count());
        Assert.Equal(LevelTwoRows, rows.Count);
        Assert.All(rows, row => Assert.Contains(row.Groups["state"].Value, (string[])["met", "part", "later", "no", "n/a"]));
    }

    private static string Document() => File.ReadAllText(Path.Combine(Root, "docs/security.md"));

    [GeneratedRegex(@"\bclass (?<name>[A-Za-z]+(?:Tests|Contract))\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"`(?<name>[A-Za-z]+(?:Tests|Contract))`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Named();

    [GeneratedRegex(@"^\| (?<row>\d+\.\d+\.\d+) \| [^|]+ \| (?<state>[^|]+) \| [^|]+ \|$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Row();
}
