using System.Globalization;

namespace ClassCast.Bench;

/// <summary>CPU seconds by the kernel's accounting.</summary>
internal static class ProcessorTime
{
    // sysconf(_SC_CLK_TCK) is 100 on every Linux that .NET runs on
    private const double TicksPerSecond = 100;

    /// <summary>Of a process and of all its children that have ended and were waited for.</summary>
    public static double OfTree(int processId)
    {
        // 4242 (dotnet) S 1 …: the name in brackets may hold spaces, so fields are counted from behind it; see proc(5), 14 to 17
        var stat = File.ReadAllText($"/proc/{processId}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return fields[11..15].Sum(field => double.Parse(field, CultureInfo.InvariantCulture)) / TicksPerSecond;
    }
}
