using System.Globalization;
using System.Text.RegularExpressions;

namespace ClassCast.Workers.Video;

/// <summary>Keeps what is worth keeping of a program's standard error: the first lines hold the cause, the last the verdict. Bounded, whatever it writes.</summary>
internal sealed partial class ErrorTail
{
    private const int Lines = 20;
    private const int LineLength = 400;

    private readonly List<string> first = [];
    private readonly Queue<string> last = new();

    /// <summary>From the two lines that the shell's <c>times</c> writes at the end; the second is of the children.</summary>
    public TimeSpan CpuTime { get; private set; }

    public string Text => string.Join('\n', [.. first, .. last]);

    public void Add(string line)
    {
        var times = Times().Match(line);
        if (times.Success)
        {
            CpuTime = Part(times, "userMinutes", "userSeconds") + Part(times, "systemMinutes", "systemSeconds");
            return;
        }

        line = line.Length > LineLength ? line[..LineLength] : line;
        if (first.Count < Lines)
        {
            first.Add(line);
            return;
        }

        last.Enqueue(line);
        if (last.Count > Lines)
        {
            last.Dequeue();
        }
    }

    private static TimeSpan Part(Match match, string minutes, string seconds) =>
        TimeSpan.FromMinutes(int.Parse(match.Groups[minutes].ValueSpan, CultureInfo.InvariantCulture))
        + TimeSpan.FromSeconds(double.Parse(match.Groups[seconds].ValueSpan, CultureInfo.InvariantCulture));

    // 0m12.340000s 0m0.230000s
    [GeneratedRegex(@"^(?<userMinutes>\d+)m(?<userSeconds>[\d.]+)s (?<systemMinutes>\d+)m(?<systemSeconds>[\d.]+)s$", RegexOptions.NonBacktracking)]
    private static partial Regex Times();
}
