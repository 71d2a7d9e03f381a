using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ClassCast.Backends.Aws.Hosting;

/// <summary>
/// Runs every <see cref="IAwsStartupCheck"/> before anything else of the process starts, and refuses to start with one message that tells of all problems.
/// </summary>
internal sealed partial class AwsStartup(IEnumerable<IAwsStartupCheck> checks, TimeProvider time, ILogger<AwsStartup> logger) : IHostedLifecycleService
{
    /// <summary>The SDK tries again for most of a minute; whoever starts a process wants to know sooner.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(20);

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var problems = await Task.WhenAll(checks.Select(check => RunAsync(check, cancellationToken)));

        // what keeps several checks from running is one problem
        string[] all = [.. problems.SelectMany(some => some).Distinct(StringComparer.Ordinal)];
        if (all.Length > 0)
        {
            throw new AwsNotReadyException(all);
        }

        LogReady(logger);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<IReadOnlyList<string>> RunAsync(IAwsStartupCheck check, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            return await check.CheckAsync(either.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return [$"AWS did not answer within {Patience.TotalSeconds} seconds. {AwsProblems.Unreachable}"];
        }
        catch (Exception error) when (AwsProblems.IsUnavailable(error, cancellationToken))
        {
            LogFailed(logger, error, check.Name);
            return [AwsProblems.Explain(error)];
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "AWS is ready")]
    private static partial void LogReady(ILogger logger);

    [LoggerMessage(Level = LogLevel.Error, Message = "The check of {Check} failed")]
    private static partial void LogFailed(ILogger logger, Exception error, string check);
}

/// <summary>The process cannot run on what AWS has for it.</summary>
public sealed class AwsNotReadyException(IReadOnlyList<string> problems) : Exception(Text(problems))
{
    public IReadOnlyList<string> Problems { get; } = problems;

    private static string Text(IReadOnlyList<string> problems) =>
        problems.Aggregate(new StringBuilder("The AWS backend cannot start:"), (text, problem) => text.Append("\n- ").Append(problem)).ToString();
}
