using System.Diagnostics;
using ClassCast.Testing;

namespace ClassCast.Infra.Tests;

/// <summary>A program of this machine, run to its end.</summary>
internal static class Tool
{
    /// <returns>What it wrote to its standard output.</returns>
    public static async Task<string> RunAsync(string name, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(RequiredTool.Require(name), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (variable, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[variable] = value;
        }

        var cancellation = TestContext.Current.CancellationToken;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        Assert.True(process.ExitCode == 0, $"{name} ended with {process.ExitCode}: {await output}{await errors}");
        return await output;
    }
}
