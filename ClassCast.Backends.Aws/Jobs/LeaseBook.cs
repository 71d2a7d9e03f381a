using System.Collections.Concurrent;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Aws.Jobs;

/// <summary>
/// The leases of this process and when they end. SQS accepts a receipt long after its lease has ended, and deletes the message under the
/// hands of whoever has it by then; so the end is watched here.
/// </summary>
internal sealed class LeaseBook(TimeProvider time)
{
    private const int SweepEvery = 256;

    private readonly ConcurrentDictionary<string, Held> held = new(StringComparer.Ordinal);
    private int added;

    /// <param name="job">Just handed out.</param>
    /// <param name="arrived">Timestamp of its arrival.</param>
    /// <param name="leaseTime">From then on.</param>
    public void Add(ReceivedJob job, long arrived, TimeSpan leaseTime)
    {
        held[job.Receipt] = new Held(job, End(arrived, leaseTime));
        if (Interlocked.Increment(ref added) % SweepEvery == 0)
        {
            Sweep();
        }
    }

    /// <exception cref="LeaseLostException">It has ended, or never was.</exception>
    public Held Require<T>(JobLease<T> lease)
    {
        if (held.TryGetValue(lease.Receipt, out var found) && time.GetTimestamp() < found.End)
        {
            return found;
        }

        held.TryRemove(lease.Receipt, out _);
        throw new LeaseLostException(lease.MessageId);
    }

    /// <param name="receipt">Of a held lease.</param>
    /// <param name="since">Timestamp of the moment before the queue was asked: the queue's own time began later.</param>
    /// <param name="leaseTime">How long it lasts from then.</param>
    public void Prolong(string receipt, long since, TimeSpan leaseTime)
    {
        if (held.TryGetValue(receipt, out var found))
        {
            held.TryUpdate(receipt, found with { End = End(since, leaseTime) }, found);
        }
    }

    public void Remove(string receipt) => held.TryRemove(receipt, out _);

    private long End(long since, TimeSpan leaseTime) => since + (long)(leaseTime.TotalSeconds * time.TimestampFrequency);

    private void Sweep()
    {
        var now = time.GetTimestamp();
        foreach (var (receipt, lease) in held)
        {
            if (lease.End < now)
            {
                held.TryRemove(receipt, out _);
            }
        }
    }

    /// <param name="Job">The delivery.</param>
    /// <param name="End">As <see cref="TimeProvider.GetTimestamp"/> counts.</param>
    internal sealed record Held(ReceivedJob Job, long End);
}
