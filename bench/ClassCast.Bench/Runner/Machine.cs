using System.Globalization;
using System.Runtime.InteropServices;

namespace ClassCast.Bench.Runner;

/// <summary>What the figures were measured on.</summary>
internal sealed record Machine(string Processor, int Cores, long MemoryMegabytes, string System, string Runtime, double LoadAtStart, IReadOnlyDictionary<string, string> Tools)
{
    private static readonly (string Tool, string Argument)[] Versions =
        [("wrk", "-v"), ("ffmpeg", "-version"), ("redis-server", "--version"), ("chromium", "--version")];

    public static async Task<Machine> DescribeAsync(CancellationToken cancellationToken)
    {
        var tools = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, argument) in Versions)
        {
            tools[name] = Tool.Find(name) is { } path ? await VersionAsync(path, argument, cancellationToken) : "missing";
        }

        return new Machine(
            ProcessorName(),
            Environment.ProcessorCount,
            GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1 << 20),
            RuntimeInformation.OSDescription,
            RuntimeInformation.FrameworkDescription,
            LoadAverage(),
            tools);
    }

    /// <summary>Processes that wanted a core in the last minute: what else the machine does. Above 0 the figures are worse than they need be.</summary>
    public static double LoadAverage() =>
        double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture);

    private static string ProcessorName() =>
        File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
        ?? RuntimeInformation.ProcessArchitecture.ToString();

    // wrk prints its version with its usage and calls that an error
    private static async Task<string> VersionAsync(string path, string argument, CancellationToken cancellationToken) =>
        (await Tool.OutputAsync(path, [argument], cancellationToken)).Split('\n')[0].Trim();
}
