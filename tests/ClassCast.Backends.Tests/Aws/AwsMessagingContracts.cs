using ClassCast.Backends.Tests.Contracts;
using ClassCast.Core.Ports;
using ClassCast.Testing;

namespace ClassCast.Backends.Tests.Aws;

public sealed class AwsJobQueueTests : JobQueueContract
{
    protected override Task<Backend> CreateBackendAsync() => AwsBackend.CreateAsync();
}

public sealed class AwsAbandonedJobTests : AbandonedJobContract
{
    protected override Task<Backend> CreateBackendAsync() => AwsBackend.CreateAsync();
}

public sealed class AwsTopicTests : TopicContract
{
    private readonly Dictionary<AlertTopic, string> subscribers = [];

    protected override Task<Backend> CreateBackendAsync() => AwsBackend.CreateAsync();

    protected override async Task PrepareAsync()
    {
        foreach (var topic in Enum.GetValues<AlertTopic>())
        {
            subscribers[topic] = await TestTopics.SubscribeAsync((AwsBackend)Backend, topic);
        }
    }

    protected override Task<IReadOnlyList<TopicMessage>> ReceivedAsync(AlertTopic topic, int atLeast) =>
        Eventually.GetAsync<IReadOnlyList<TopicMessage>>(
            $"{atLeast} messages of {topic}",
            async () => await TestTopics.TakeAsync(subscribers[topic], topic) is { } taken && taken.Count >= atLeast ? taken : null,
            Cancellation);
}

public sealed class AwsEmailTests : EmailContract
{
    protected override Task<Backend> CreateBackendAsync() => AwsBackend.CreateAsync();

    protected override Task<IReadOnlyList<(string Subject, string Body)>> ReceivedAsync(string address) =>
        Eventually.GetAsync<IReadOnlyList<(string, string)>>(
            $"mail to {address}", async () => await TestMail.ReceivedAsync(address) is { Count: > 0 } mails ? mails : null, Cancellation);
}
