using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Writes what the orchestrator has to say about a resource into its console log.</summary>
internal sealed class ResourceLogger(ResourceLog[] logs) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var message = formatter(state, exception);
        if (exception is not null)
            message += Environment.NewLine + exception;
        foreach (var log in logs)
            foreach (var line in message.Split('\n'))
                log.Append(line.TrimEnd('\r'), logLevel >= LogLevel.Error);
    }
}
