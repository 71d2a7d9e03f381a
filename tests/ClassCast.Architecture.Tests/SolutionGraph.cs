using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ClassCast.Architecture.Tests;

/// <summary>A project as its file declares it: what it references, by project name and package id.</summary>
/// <param name="Folder">Where it lies below the solution's.</param>
public sealed record ProjectNode(string Name, string Directory, string Folder, IReadOnlyList<string> Projects, IReadOnlyList<string> Packages, IReadOnlyList<string> Frameworks)
{
    public bool IsOurs => Name.StartsWith("ClassCast.", StringComparison.Ordinal);

    public bool IsProduct => IsOurs && !IsIn("tests") && !IsIn("bench");

    private bool IsIn(string folder) => Folder.Split('/').Contains(folder, StringComparer.Ordinal);
}

/// <summary>Every project of the solution, read from the solution file, so that a new project is under the rules from its first day.</summary>
public sealed partial record SolutionGraph(string Root, IReadOnlyList<ProjectNode> Projects)
{
    public static SolutionGraph Load()
    {
        var root = FindRoot();
        var solution = File.ReadAllText(Path.Combine(root, "ClassCast.sln"));
        var projects = ProjectLine().Matches(solution)
            .Select(match => Path.Combine(root, match.Groups["path"].Value.Replace('\\', '/')))
            .Select(path => Read(root, path))
            .ToList();
        return new SolutionGraph(root, projects);
    }

    public static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "ClassCast.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("ClassCast.sln is in no folder above the tests.");
    }

    private static ProjectNode Read(string root, string path)
    {
        var project = XDocument.Load(path);

        List<string> Includes(string element) =>
            [.. project.Descendants(element).Select(reference => reference.Attribute("Include")?.Value).OfType<string>()];

        var frameworks = Includes("FrameworkReference");
        if (project.Root?.Attribute("Sdk")?.Value == "Microsoft.NET.Sdk.Web")
        {
            frameworks.Add("Microsoft.AspNetCore.App");
        }

        return new ProjectNode(
            Path.GetFileNameWithoutExtension(path),
            Path.GetDirectoryName(path)!,
            Path.GetRelativePath(root, Path.GetDirectoryName(path)!),
            [.. Includes("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Replace('\\', '/')))],
            Includes("PackageReference"),
            frameworks);
    }

    // Project("{FAE04EC0-…}") = "ClassCast.Core", "ClassCast.Core\ClassCast.Core.csproj", "{…}"
    [GeneratedRegex("""^Project\("[^"]+"\) = "[^"]+", "(?<path>[^"]+\.csproj)",""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ProjectLine();
}
