using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClassCast.Bench.Runner;

/// <summary>The table for people, and the same as JSON.</summary>
internal static class Report
{
    public static void Print(TextWriter output, Machine machine, Run run, TimeSpan elapsed)
    {
        output.WriteLine();
        output.WriteLine($"{machine.Cores} cores ({machine.Processor}), {machine.MemoryMegabytes / 1024} GiB, {machine.System}, {machine.Runtime}");
        output.WriteLine(string.Join(", ", machine.Tools.Select(tool => $"{tool.Key}: {tool.Value}")));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"load average {machine.LoadAtStart:0.00} at the start; {elapsed.TotalMinutes:0.0} minutes in all; medians, ± half the spread"));
        output.WriteLine();
        output.WriteLine("| work | ours | limit | ratio | budget |");
        output.WriteLine("|---|---|---|---|---|");
        run.Figures.ForEach(figure => output.WriteLine(Line(figure)));
        if (run.Skipped.Count > 0)
        {
            output.WriteLine();
            run.Skipped.ForEach(why => output.WriteLine($"Skipped: {why}"));
        }
    }

    public static string Line(Figure figure)
    {
        var limit = figure.Limit is { } bare ? $"{Text(bare)} {figure.Unit} ({figure.LimitIs})" : "–";
        var ratio = figure.Ratio is { } value ? value.ToString("0.00", CultureInfo.InvariantCulture) : "–";
        var budget = figure.Budget is { } wanted ? $"{wanted.Text}{(figure.IsWithinBudget == true ? " ✓" : " ✗")}" : "–";
        return $"| {figure.Work} | {Text(figure.Ours)} {figure.Unit} | {limit} | {ratio} | {budget} |";
    }

    public static async Task WriteAsync(string path, Machine machine, Run run, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var document = new ReportDocument(
            at,
            machine,
            run.Quick,
            [.. run.Figures.Select(figure => new ReportLine(
                figure.Work, figure.Unit, figure.Ours.Values, figure.Ours.Median, figure.Limit?.Values, figure.Limit?.Median, figure.LimitIs, figure.Ratio, figure.Budget?.Text, figure.IsWithinBudget))],
            run.Skipped);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var file = File.Create(path);
        await JsonSerializer.SerializeAsync(file, document, ReportJson.Default.ReportDocument, cancellationToken);
    }

    // three figures that count, whatever the size: 12,345 and 0.123
    private static string Text(Samples samples)
    {
        var median = samples.Median;
        var number = median.ToString(Math.Abs(median) >= 100 ? "#,0" : Math.Abs(median) >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture);
        return samples.SpreadPercent >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{number} ± {samples.SpreadPercent / 2:0} %") : number;
    }
}

internal sealed record ReportDocument(DateTimeOffset At, Machine Machine, bool Quick, IReadOnlyList<ReportLine> Lines, IReadOnlyList<string> Skipped);

internal sealed record ReportLine(
    string Work, string Unit, IReadOnlyList<double> Ours, double Median, IReadOnlyList<double>? Limit, double? LimitMedian, string? LimitIs, double? Ratio, string? Budget, bool? WithinBudget);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReportDocument))]
internal sealed partial class ReportJson : JsonSerializerContext;
