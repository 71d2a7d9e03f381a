using ClassCast.Core.Ports;
using Microsoft.Extensions.Configuration;

namespace ClassCast.Backends.Aws;

/// <summary>
/// What the stack's outputs call each resource, and what it is called in this installation. Aspire.Hosting.AWS injects every output as
/// <c>AWS__Resources__{output}</c>; a name is never a constant.
/// </summary>
public sealed class AwsResources(IConfiguration configuration)
{
    public const string Section = "AWS:Resources";

    public const string UserPoolIdOutput = "UserPoolId";
    public const string UserPoolClientIdOutput = "UserPoolClientId";

    public string UserPoolId => Require(UserPoolIdOutput);

    public string UserPoolClientId => Require(UserPoolClientIdOutput);

    /// <summary>The table's name.</summary>
    public string Table(TableDefinition table) => Require(TableOutput(table));

    /// <summary>The bucket's name.</summary>
    /// <param name="bucket">One of <see cref="Buckets"/>.</param>
    public string Bucket(string bucket) => Require(BucketOutput(bucket));

    /// <summary>The queue's URL.</summary>
    public string Queue(QueueDefinition queue) => Queue(queue.Name);

    /// <summary>The queue's URL, by its logical name.</summary>
    public string Queue(string queue) => Require(QueueOutput(queue));

    /// <summary>The URL of the queue of its dead letters.</summary>
    public string DeadLetterQueue(QueueDefinition queue) => Require(DeadLetterQueueOutput(queue));

    /// <summary>The topic's ARN.</summary>
    public string Topic(AlertTopic topic) => Require(TopicOutput(topic));

    public static string TableOutput(TableDefinition table) => $"Table{table.Name}";

    public static string BucketOutput(string bucket) => $"Bucket{PascalCase(bucket)}";

    public static string QueueOutput(QueueDefinition queue) => QueueOutput(queue.Name);

    public static string QueueOutput(string queue) => $"Queue{PascalCase(queue)}";

    public static string DeadLetterQueueOutput(QueueDefinition queue) => $"DeadLetters{PascalCase(queue.Name)}";

    public static string TopicOutput(AlertTopic topic) => $"Topic{topic}";

    /// <summary>The environment variable that holds an output.</summary>
    public static string Setting(string output) => $"AWS__Resources__{output}";

    /// <summary>For checks at start, which tell of all that is missing at once.</summary>
    /// <returns>A sentence that names the setting, or null when it is there.</returns>
    internal string? Missing(string output) => configuration[$"{Section}:{output}"] is { Length: > 0 }
        ? null
        : $"{Setting(output)} is not set. It is the output '{output}' of the application stack (infra/app.template).";

    /// <exception cref="InvalidOperationException">The output is missing; the message names the setting.</exception>
    private string Require(string output) =>
        Missing(output) is { } problem ? throw new InvalidOperationException(problem) : configuration[$"{Section}:{output}"]!;

    // output names are letters and digits only
    private static string PascalCase(string name) =>
        string.Concat(name.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
