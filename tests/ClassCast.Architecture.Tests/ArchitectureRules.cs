namespace ClassCast.Architecture.Tests;

/// <summary>The arrows of the design as pure functions: a graph in, sentences about what breaks them out.</summary>
public static class ArchitectureRules
{
    private const string Core = "ClassCast.Core";
    private const string Contracts = "ClassCast.Contracts";
    private const string ServiceDefaults = "ClassCast.ServiceDefaults";
    private const string Composition = "ClassCast.Backends";
    private const string BackendPrefix = Composition + ".";

    /// <summary>Who may reference whom. A product project without a line here breaks the rule.</summary>
    public static IEnumerable<string> ForbiddenArrows(SolutionGraph graph) =>
        from project in graph.Projects
        where project.IsProduct
        from reference in project.Projects
        where !MayReference(project.Name, reference)
        select $"{project.Name} must not reference {reference}.";

    public static IEnumerable<string> UnknownProjects(SolutionGraph graph) =>
        from project in graph.Projects
        where project.IsProduct && !IsKnown(project.Name)
        select $"{project.Name} has no place in the architecture rules.";

    /// <summary>The classroom knows no cloud, no web framework and no database.</summary>
    public static IEnumerable<string> CoreDependencies(SolutionGraph graph) =>
        from project in graph.Projects
        where project.Name is Core or Contracts
        from dependency in project.Packages.Concat(project.Frameworks)
        select $"{project.Name} must not depend on {dependency}.";

    /// <summary>The application is written against the packages; only the build maps them to compat/.</summary>
    public static IEnumerable<string> CompatReferences(SolutionGraph graph) =>
        from project in graph.Projects
        where project.IsProduct
        from reference in project.Projects
        where !reference.StartsWith("ClassCast.", StringComparison.Ordinal)
        select $"{project.Name} must reference the package {reference}, not the project in compat/.";

    /// <summary>Conditional compilation would hide an adapter for compat/ in application code.</summary>
    public static IEnumerable<string> ConditionalCompilation(IEnumerable<(string File, string Text)> sources) =>
        from source in sources
        where source.Text.Split('\n').Any(line => line.TrimStart().StartsWith("#if", StringComparison.Ordinal))
        select $"{source.File} has an #if.";

    /// <summary>
    /// One project chooses the backend; all others see ports. References alone do not show it, because they are transitive.
    /// </summary>
    public static IEnumerable<string> ConcreteBackends(IEnumerable<(string Project, string File, string Text)> sources) =>
        from source in sources
        where source.Project is not Composition && !IsBackend(source.Project)
        where source.Text.Contains(BackendPrefix, StringComparison.Ordinal)
        select $"{source.File} names a concrete backend.";

    /// <summary>Each product project with behaviour has its tests beside it.</summary>
    public static IEnumerable<string> MissingTestProjects(SolutionGraph graph)
    {
        var names = graph.Projects.Select(project => project.Name).ToHashSet(StringComparer.Ordinal);
        return from project in graph.Projects
               where project.IsProduct && project.Name is not Contracts
               let tests = project.Name.StartsWith(BackendPrefix, StringComparison.Ordinal) ? "ClassCast.Backends.Tests" : project.Name + ".Tests"
               where !names.Contains(tests)
               select $"{project.Name} has no {tests}.";
    }

    private static bool MayReference(string from, string to) => from switch
    {
        Core or Contracts or ServiceDefaults => false,
        "ClassCast.Web" => to is Contracts or ServiceDefaults,
        "ClassCast.Api" => to is Core or Contracts or ServiceDefaults or Composition,
        "ClassCast.Workers" => to is Core or ServiceDefaults or Composition,
        "ClassCast.AppHost" => to is "ClassCast.Api" or "ClassCast.Web" or "ClassCast.Workers",
        Composition => to is Core || IsBackend(to),
        _ when IsBackend(from) => to is Core,
        _ => true,
    };

    private static bool IsKnown(string name) =>
        name is Core or Contracts or ServiceDefaults or "ClassCast.Web" or "ClassCast.Api" or "ClassCast.Workers" or "ClassCast.AppHost" or Composition
        || IsBackend(name);

    private static bool IsBackend(string name) => name.StartsWith(BackendPrefix, StringComparison.Ordinal);
}
