namespace ClassCast.Architecture.Tests;

/// <summary>Each rule is shown a graph that breaks it, so that none is green because it looks at nothing.</summary>
public sealed class RulesCanFailTests
{
    [Theory]
    [InlineData("ClassCast.Web", "ClassCast.Core")]
    [InlineData("ClassCast.Web", "ClassCast.Backends.Embedded")]
    [InlineData("ClassCast.Core", "ClassCast.Contracts")]
    [InlineData("ClassCast.Workers", "ClassCast.Contracts")]
    [InlineData("ClassCast.Api", "ClassCast.Backends.Embedded")]
    [InlineData("ClassCast.Workers", "ClassCast.Backends.Redis")]
    [InlineData("ClassCast.Backends", "ClassCast.Api")]
    [InlineData("ClassCast.Backends.Aws", "ClassCast.Backends.Embedded")]
    [InlineData("ClassCast.Backends.Aws", "ClassCast.Backends")]
    [InlineData("ClassCast.Backends.Embedded", "ClassCast.Contracts")]
    public void A_forbidden_arrow_is_named(string from, string to) =>
        Assert.Equal([$"{from} must not reference {to}."], ArchitectureRules.ForbiddenArrows(Graph(Project(from, projects: [to]))));

    [Fact]
    public void A_project_without_a_place_is_named() =>
        Assert.Single(ArchitectureRules.UnknownProjects(Graph(Project("ClassCast.Reports"))));

    [Fact]
    public void A_package_in_core_is_named() =>
        Assert.Single(ArchitectureRules.CoreDependencies(Graph(Project("ClassCast.Core", packages: ["Microsoft.Data.Sqlite"]))));

    [Fact]
    public void A_framework_in_core_is_named() =>
        Assert.Single(ArchitectureRules.CoreDependencies(Graph(Project("ClassCast.Core", frameworks: ["Microsoft.AspNetCore.App"]))));

    [Fact]
    public void A_direct_reference_to_compat_is_named() =>
        Assert.Single(ArchitectureRules.CompatReferences(Graph(Project("ClassCast.AppHost", projects: ["Aspire.Hosting.Redis"]))));

    [Fact]
    public void An_if_directive_is_named() =>
        Assert.Equal(["b.cs has an #if."], ArchitectureRules.ConditionalCompilation([("a.cs", "var x = \"#if\";"), ("b.cs", "class B;\n  #if DEBUG\n")]));

    [Fact]
    public void A_concrete_backend_in_application_code_is_named() =>
        Assert.Equal(["a.cs names a concrete backend."], ArchitectureRules.ConcreteBackends(
        [
            ("ClassCast.Api", "a.cs", "using ClassCast.Backends.Embedded;"),
            ("ClassCast.Workers", "b.cs", "using ClassCast.Backends;"),
            ("ClassCast.Backends", "c.cs", "using ClassCast.Backends.Aws;"),
            ("ClassCast.Backends.Redis", "d.cs", "namespace ClassCast.Backends.Redis;"),
        ]));

    [Fact]
    public void A_project_without_tests_is_named() =>
        Assert.Equal(["ClassCast.Api has no ClassCast.Api.Tests."], ArchitectureRules.MissingTestProjects(Graph(Project("ClassCast.Api"))));

    private static SolutionGraph Graph(params IReadOnlyList<ProjectNode> projects) => new("/", projects);

    private static ProjectNode Project(string name, IReadOnlyList<string>? projects = null, IReadOnlyList<string>? packages = null, IReadOnlyList<string>? frameworks = null) =>
        new(name, "/", "", projects ?? [], packages ?? [], frameworks ?? []);
}
