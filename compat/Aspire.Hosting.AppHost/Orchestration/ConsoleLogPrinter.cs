using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Orchestration;

/// <summary>Prints the logs of all resources in one terminal, each line after the name of its resource.</summary>
internal sealed class ConsoleLogPrinter(DistributedApplicationModel model, ResourceLoggerService loggers) : IHostedService
{
    // foreground codes that can be read on dark and on light terminals
    private static readonly int[] Colours = [36, 35, 32, 33, 34, 96, 95, 92];

    private readonly bool _coloured = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
    private readonly List<Task> _printing = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var ids = model.Resources.SelectMany(resource => resource.GetInstanceIds()).ToArray();
        var width = ids.Select(id => id.Length).DefaultIfEmpty().Max();
        for (var i = 0; i < ids.Length; i++)
            _printing.Add(PrintAsync(ids[i], Prefix(ids[i].PadRight(width), Colours[i % Colours.Length])));
        return Task.CompletedTask;
    }

    /// <summary>Called after the orchestrator has stopped, when every log has been completed.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var id in model.Resources.SelectMany(resource => resource.GetInstanceIds()))
            loggers.Complete(id);
        return Task.WhenAll(_printing);
    }

    private string Prefix(string name, int colour) => _coloured ? $"\u001b[{colour}m{name} |\u001b[0m " : $"{name} | ";

    private async Task PrintAsync(string id, string prefix)
    {
        await foreach (var batch in loggers.WatchAsync(id))
        {
            foreach (var line in batch)
                await Console.Out.WriteLineAsync(prefix + WithoutTime(line.Content));
        }
    }

    private static string WithoutTime(string content) => content[(content.IndexOf(' ', StringComparison.Ordinal) + 1)..];
}
