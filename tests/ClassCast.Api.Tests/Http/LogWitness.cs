using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using ClassCast.Api.Tests.Http;
using Microsoft.Extensions.Logging;

[assembly: AssemblyFixture(typeof(LogsOfTheWholeRun))]

namespace ClassCast.Api.Tests.Http;

/// <summary>
/// Reads every line that any Api of the run logs, at the levels it ships with and finer for our own code. A line that holds a password or a token fails the
/// run at its end, with the line.
/// </summary>
public sealed partial class LogsOfTheWholeRun : IDisposable
{
    public static ConcurrentQueue<string> Leaks { get; } = [];

    public static int LinesRead => linesRead;

    private static int linesRead;

    public static void Read(string line)
    {
        Interlocked.Increment(ref linesRead);
        if (line.Contains(ApiFixture.Password, StringComparison.Ordinal) || Token().IsMatch(line))
        {
            Leaks.Enqueue(line);
        }
    }

    public void Dispose()
    {
        if (!Leaks.IsEmpty)
        {
            throw new InvalidOperationException("Secrets were logged:\n" + string.Join('\n', Leaks));
        }
    }

    /// <summary>A JWT: <c>eyJhbGciOi….eyJzdWIiOi….</c></summary>
    [GeneratedRegex(@"eyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}

/// <summary>Keeps the lines, or hands them on.</summary>
internal sealed class LogWitness(Action<string> read) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Listener(categoryName, read);

    public void Dispose()
    {
    }

    private sealed class Listener(string category, Action<string> read) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull
        {
            read($"{category} scope {state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            // the values too: a structured log carries them whether or not the text shows them
            var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(pair => $"{pair.Key}={pair.Value}")) : "";
            read($"{category} {formatter(state, exception)} {values} {exception}");
        }
    }
}
