namespace ClassCast.Backends.Aws.Outbox;

/// <summary>Where the outbox hands the jobs of a commit: the queue service.</summary>
internal interface IJobSender
{
    /// <summary>
    /// Returns when the queue has the job. Called again with the same id when it failed, or when the process died before the outbox had forgotten the job.
    /// Any exception means "try again later".
    /// </summary>
    Task SendAsync(OutgoingJob job, CancellationToken cancellationToken);
}

/// <param name="Id">Becomes the message id: the same for every delivery of this job.</param>
/// <param name="Queue">The queue's logical name (<see cref="Core.Ports.QueueDefinition.Name"/>).</param>
/// <param name="Body">JSON, under 256 KB.</param>
/// <param name="Delay">Invisible for so long from now on; what passed since the commit is subtracted already.</param>
/// <param name="TraceParent">W3C trace context of the commit.</param>
/// <param name="EnqueuedAt">The time of the commit, UTC.</param>
internal sealed record OutgoingJob(string Id, string Queue, string Body, TimeSpan Delay, string? TraceParent, DateTimeOffset EnqueuedAt);
