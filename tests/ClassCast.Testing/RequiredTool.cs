namespace ClassCast.Testing;

/// <summary>
/// External programs that tests need. A missing one skips the test on a laptop and fails it when <c>CI=true</c>,
/// so that a build server never passes by leaving things out.
/// </summary>
public static class RequiredTool
{
    public static bool IsContinuousIntegration =>
        string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);

    /// <returns>The full path of the first of <paramref name="names"/> that is on PATH.</returns>
    public static string Require(params IReadOnlyList<string> names)
    {
        var path = names.Select(Find).FirstOrDefault(found => found is not null);
        if (path is null)
        {
            Missing($"This test needs '{string.Join("' or '", names)}' on PATH.");
        }

        return path!;
    }

    /// <summary>Ends the test: failed in CI, skipped elsewhere.</summary>
    public static void Missing(string reason)
    {
        if (IsContinuousIntegration)
        {
            Assert.Fail(reason);
        }

        Assert.Skip(reason);
    }

    /// <returns>The full path of a program on PATH, or null.</returns>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(directory => OperatingSystem.IsWindows()
                ? [Path.Combine(directory, name + ".exe")]
                : new[] { Path.Combine(directory, name) })
            .FirstOrDefault(File.Exists);
}
