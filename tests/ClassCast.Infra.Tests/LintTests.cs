namespace ClassCast.Infra.Tests;

public sealed class LintTests
{
    [Fact]
    public async Task Cfn_lint_has_nothing_to_say_of_any_template() =>
        await Tool.RunAsync("cfn-lint", ["--template", .. Directory.GetFiles(Template.Directory, "*.template").Order()]);
}
