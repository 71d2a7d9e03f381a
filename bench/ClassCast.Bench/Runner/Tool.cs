using System.Diagnostics;

namespace ClassCast.Bench.Runner;

/// <summary>Programs of this machine.</summary>
internal static class Tool
{
    private static readonly Dictionary<string, string[]> OtherNames = new(StringComparer.Ordinal)
    {
        ["chromium"] = ["chromium-browser", "google-chrome", "google-chrome-stable"],
    };

    /// <returns>Its path; null when it is not on PATH under any of its names.</returns>
    public static string? Find(string name)
    {
        string[] names = [name, .. OtherNames.GetValueOrDefault(name) ?? []];
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return names.SelectMany(known => folders.Select(folder => Path.Combine(folder, known))).FirstOrDefault(File.Exists);
    }

    public static Process Start(string program, IReadOnlyList<string> arguments, string? directory = null)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = directory ?? "",
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    /// <returns>Everything it wrote, whatever it thinks of itself.</returns>
    public static async Task<string> OutputAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        using var process = Start(program, arguments);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        var complaint = await error;
        await process.WaitForExitAsync(cancellationToken);
        return output.Length > 0 ? output : complaint;
    }
}
