using Amazon.SQS;
using Amazon.SQS.Model;
using ClassCast.Backends.Aws.Outbox;

namespace ClassCast.Backends.Aws.Jobs;

/// <summary>Puts the jobs of a commit on their queues. Sent twice, a job has the same id twice.</summary>
internal sealed class SqsJobSender(IAmazonSQS sqs, AwsResources resources, JobBodies bodies) : IJobSender
{
    public async Task SendAsync(OutgoingJob job, CancellationToken cancellationToken)
    {
        var isStored = !JobBodies.Fits(job.Body);
        if (isStored)
        {
            await bodies.PutAsync(job.Id, job.Body, cancellationToken);
        }

        await sqs.SendMessageAsync(
            new SendMessageRequest
            {
                QueueUrl = resources.Queue(job.Queue),
                MessageBody = isStored ? JobBodies.Placeholder : job.Body,
                MessageAttributes = JobAttributes.Of(job.Id, job.EnqueuedAt, job.TraceParent, isStored),
                // whole seconds; never earlier than asked for
                DelaySeconds = (int)Math.Ceiling(Math.Max(0, job.Delay.TotalSeconds)),
            },
            cancellationToken);
    }
}
