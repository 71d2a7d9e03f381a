using System.Globalization;
using System.Runtime.InteropServices;

namespace ClassCast.Bench;

/// <param name="Work">What was done.</param>
/// <param name="Ours">The figure of ClassCast.</param>
/// <param name="Unit">Of both figures.</param>
/// <param name="Limit">The bare way to do the same in the same run, if there is one.</param>
internal sealed record Figure(string Work, double Ours, string Unit, double? Limit = null, string? LimitIs = null);

internal static class Report
{
    public static void Print(IReadOnlyList<Figure> figures)
    {
        Console.WriteLine($"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1 << 30)} GiB, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}");
        Console.WriteLine();
        Console.WriteLine("| work | ours | limit | ratio | the limit is |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var figure in figures)
        {
            var ratio = figure.Limit is > 0 and var limit ? Text(figure.Ours / limit) : "–";
            Console.WriteLine($"| {figure.Work} | {Text(figure.Ours)} {figure.Unit} | {(figure.Limit is { } bare ? $"{Text(bare)} {figure.Unit}" : "–")} | {ratio} | {figure.LimitIs ?? "–"} |");
        }
    }

    private static string Text(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
