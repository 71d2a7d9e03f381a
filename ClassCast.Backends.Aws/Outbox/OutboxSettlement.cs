using System.Threading.Channels;
using ClassCast.Core.Ports;
using Microsoft.Extensions.Logging;

namespace ClassCast.Backends.Aws.Outbox;

/// <summary>What becomes of an entry after its messages were tried: removed, moved to its next attempt, or kept as dead.</summary>
internal sealed partial class OutboxSettlement(OutboxStore store, TimeProvider time, ILogger<OutboxSettlement> logger)
{
    private readonly Channel<OutboxEntry> sent = Channel.CreateBounded<OutboxEntry>(10_000);

    public async Task SettleAsync(PendingEntry pending, CancellationToken cancellationToken)
    {
        try
        {
            if (Next(pending) is { } next)
            {
                await store.MoveAsync(pending.Entry, next, cancellationToken);
            }
            else
            {
                // full: it will be sent once more, at least once
                sent.Writer.TryWrite(pending.Entry);
            }
        }
        catch (Exception error) when (error is StorageUnavailableException or ItemTooLargeException)
        {
            // it is still there, becomes due again, and is sent once more
            LogUnsettled(logger, error, pending.Entry.EntryId);
        }
    }

    /// <summary>Removes what was sent, as many at a time as came together.</summary>
    public async Task RemoveAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await sent.Reader.WaitToReadAsync(stoppingToken))
            {
                await RemoveReadyAsync(CancellationToken.None);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // what is not removed is sent once more by those that remain
            using var bounded = new CancellationTokenSource(TimeSpan.FromSeconds(2), time);
            await RemoveReadyAsync(bounded.Token);
        }
    }

    /// <returns>Null when nothing is left to be sent.</returns>
    private OutboxEntry? Next(PendingEntry pending)
    {
        var (now, entry) = (time.GetUtcNow(), pending.Entry);
        var age = now - entry.CommittedAt;
        OutboxRecord[] failed = [.. pending.Failed.Where(message => message.Kind != OutboxKind.Event || age <= OutboxPolicy.EventPatience)];
        if (failed.Length == 0)
        {
            return null;
        }

        var tried = entry with { Messages = failed, Attempts = entry.Attempts + 1, Error = pending.Error };
        if (age > OutboxPolicy.Patience)
        {
            LogDead(logger, entry.EntryId, tried.Attempts, tried.Error);
            return tried with { Shard = OutboxKeys.Dead, Due = OutboxKeys.Due(now, entry.EntryId) };
        }

        return tried with { Due = OutboxKeys.Due(now + OutboxPolicy.PauseAfter(tried.Attempts), entry.EntryId) };
    }

    private async Task RemoveReadyAsync(CancellationToken cancellationToken)
    {
        var entries = new List<OutboxEntry>();
        while (sent.Reader.TryRead(out var entry))
        {
            entries.Add(entry);
        }

        try
        {
            await store.RemoveAsync(entries, cancellationToken);
        }
        catch (Exception error) when (error is StorageUnavailableException or OperationCanceledException)
        {
            LogNotRemoved(logger, error, entries.Count);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Outbox entry {EntryId} is given up after {Attempts} attempts and kept as dead: {Error}")]
    private static partial void LogDead(ILogger logger, string entryId, int attempts, string? error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Outbox entry {EntryId} could not be settled; it will be sent again")]
    private static partial void LogUnsettled(ILogger logger, Exception error, string entryId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} sent outbox entries could not be removed and will be sent again")]
    private static partial void LogNotRemoved(ILogger logger, Exception error, int count);
}
