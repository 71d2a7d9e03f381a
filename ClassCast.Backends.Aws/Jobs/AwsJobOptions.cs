using System.ComponentModel.DataAnnotations;

namespace ClassCast.Backends.Aws.Jobs;

/// <summary>Section <c>AWS:Jobs</c>.</summary>
public sealed class AwsJobOptions
{
    public const string Section = "AWS:Jobs";

    /// <summary>
    /// How long one request waits for a job, 1 to 20 seconds. Longer costs fewer requests; a process that stops waits for the requests that are still open, as
    /// a job could arrive in them.
    /// </summary>
    [Range(1, 20, ErrorMessage = "AWS__Jobs__LongPollSeconds must be from 1 to 20.")]
    public int LongPollSeconds { get; set; } = 10;
}
