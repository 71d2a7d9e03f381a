using System.Diagnostics;
using ClassCast.Testing;

namespace ClassCast.Infra.Tests;

public sealed class LintTests
{
    [Fact]
    public async Task Cfn_lint_has_nothing_to_say_of_any_template()
    {
        var start = new ProcessStartInfo(RequiredTool.Require("cfn-lint"))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add("--template");
        foreach (var template in Directory.GetFiles(Template.Directory, "*.template").Order())
        {
            start.ArgumentList.Add(template);
        }

        using var lint = Process.Start(start)!;
        var findings = lint.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = lint.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await lint.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(lint.ExitCode == 0, $"{await findings}{await errors}");
    }
}
