namespace ClassCast.Architecture.Tests;

public sealed class ArchitectureTests
{
    private static readonly SolutionGraph Graph = SolutionGraph.Load();

    [Fact]
    public void The_solution_lists_every_project_on_disk()
    {
        var onDisk = Directory.EnumerateFiles(Graph.Root, "*.csproj", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Graph.Root, path))
            .Where(path => !path.Split('/').Any(part => part is "bin" or "obj" or "Fixtures"))
            .Order(StringComparer.Ordinal);
        var listed = Graph.Projects
            .Select(project => Path.GetRelativePath(Graph.Root, Path.Combine(project.Directory, project.Name + ".csproj")))
            .Where(path => !path.Contains("/Fixtures/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

        Assert.Equal(onDisk, listed);
    }

    [Fact]
    public void Projects_reference_only_what_the_design_allows() => Assert.Empty(ArchitectureRules.ForbiddenArrows(Graph));

    [Fact]
    public void Every_product_project_has_a_place_in_the_rules() => Assert.Empty(ArchitectureRules.UnknownProjects(Graph));

    [Fact]
    public void Core_and_contracts_depend_on_no_package_and_no_framework() => Assert.Empty(ArchitectureRules.CoreDependencies(Graph));

    [Fact]
    public void Application_projects_name_packages_and_never_compat() => Assert.Empty(ArchitectureRules.CompatReferences(Graph));

    [Fact]
    public void Application_code_has_no_conditional_compilation()
    {
        var sources = Sources("*.cs").ToList();

        Assert.NotEmpty(sources);
        Assert.Empty(ArchitectureRules.ConditionalCompilation(sources.Select(source => (source.File, source.Text))));
    }

    [Fact]
    public void Only_the_composition_names_a_concrete_backend() => Assert.Empty(ArchitectureRules.ConcreteBackends([.. Sources("*.cs"), .. Sources("*.razor")]));

    [Fact]
    public void Every_product_project_has_tests() => Assert.Empty(ArchitectureRules.MissingTestProjects(Graph));

    private static IEnumerable<(string Project, string File, string Text)> Sources(string pattern) =>
        from project in Graph.Projects
        where project.IsProduct
        from file in Directory.EnumerateFiles(project.Directory, pattern, SearchOption.AllDirectories)
        where !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal)
        select (project.Name, file, File.ReadAllText(file));
}
