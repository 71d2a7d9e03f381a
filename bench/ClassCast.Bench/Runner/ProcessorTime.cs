using System.Globalization;

namespace ClassCast.Bench.Runner;

/// <summary>What the kernel accounts to processes. Unlike the clock it does not run while a neighbour has the core.</summary>
internal static class ProcessorTime
{
    // sysconf(_SC_CLK_TCK) is 100 on every Linux that .NET runs on
    private const double TicksPerSecond = 100;

    /// <summary>CPU seconds of a process and of all its children that have ended and were waited for.</summary>
    public static double OfTree(int processId) => Sum(processId, 11..15);

    /// <summary>CPU seconds of the process alone.</summary>
    public static double Of(int processId) => Sum(processId, 11..13);

    private static double Sum(int processId, Range wanted)
    {
        // 4242 (dotnet) S 1 …: the name in brackets may hold spaces, so fields are counted from behind it; see proc(5), 14 to 17
        var stat = File.ReadAllText($"/proc/{processId}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return fields[wanted].Sum(field => double.Parse(field, CultureInfo.InvariantCulture)) / TicksPerSecond;
    }

    /// <summary>Resident megabytes, pages shared with other processes counted by their share.</summary>
    public static double Megabytes(int processId)
    {
        // Pss:               41234 kB
        var line = File.ReadLines($"/proc/{processId}/smaps_rollup").First(line => line.StartsWith("Pss:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>The process and all that descend from it.</summary>
    public static IReadOnlyList<int> Tree(int processId)
    {
        var children = Directory.EnumerateDirectories($"/proc/{processId}/task")
            .SelectMany(task => File.ReadAllText(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(child => int.Parse(child, CultureInfo.InvariantCulture));
        return [processId, .. children.SelectMany(Tree)];
    }
}
