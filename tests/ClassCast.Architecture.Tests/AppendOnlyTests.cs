namespace ClassCast.Architecture.Tests;

public sealed class AppendOnlyTests
{
    /// <summary>Both put on the condition that the entry does not exist; nothing updates or deletes one.</summary>
    private static readonly string[] Writers = ["ClassCast.Core/Audit/AuditLog.cs", "ClassCast.Api/Features/Audit/ReadLog.cs"];

    private static readonly string[] Readers = ["ClassCast.Api/Features/Audit/AuditEndpoints.cs", "ClassCast.Api/Features/Audit/AuditQueries.cs", "ClassCast.Core/Privacy/AuditRecords.cs"];

    [Fact]
    public void The_audit_log_is_touched_in_five_places()
    {
        var root = SolutionGraph.Load().Root;
        var touching = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(root, path))
            .Where(path => path.StartsWith("ClassCast.", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal))
            .Where(path => File.ReadAllText(Path.Combine(root, path)).Contains("TableCatalog.Audit", StringComparison.Ordinal));

        Assert.Equal(Writers.Concat(Readers).Order(StringComparer.Ordinal), touching.Order(StringComparer.Ordinal));
        Assert.All(Writers, path => Assert.Contains("Condition.NotExists", File.ReadAllText(Path.Combine(root, path)), StringComparison.Ordinal));
    }
}
