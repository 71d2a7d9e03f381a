using ClassCast.Core;
using ClassCast.Core.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Backends.Tests.Contracts;

/// <summary>The alert topics.</summary>
public abstract class TopicContract : BackendTest
{
    /// <summary>What subscribers of the topic got, once <paramref name="atLeast"/> messages are there.</summary>
    protected abstract Task<IReadOnlyList<TopicMessage>> ReceivedAsync(AlertTopic topic, int atLeast);

    [Theory]
    [InlineData(AlertTopic.Notifications)]
    [InlineData(AlertTopic.ErrorTracking)]
    [InlineData(AlertTopic.PerformanceMonitoring)]
    [InlineData(AlertTopic.CriticalAlerts)]
    public async Task A_message_reaches_its_topic(AlertTopic topic)
    {
        var message = new TopicMessage(Ids.New(), topic, "Disk 90 % full", """{"free":"ü"}""");

        await Process.GetRequiredService<ITopicPublisher>().PublishAsync(message, Cancellation);

        Assert.Equal([message], await ReceivedAsync(topic, atLeast: 1));
    }

    [Fact]
    public async Task The_same_message_twice_is_one()
    {
        var message = new TopicMessage(Ids.New(), AlertTopic.Notifications, "Once", "body");
        var publisher = Process.GetRequiredService<ITopicPublisher>();

        await publisher.PublishAsync(message, Cancellation);
        await publisher.PublishAsync(message, Cancellation);

        Assert.Equal([message], await ReceivedAsync(AlertTopic.Notifications, atLeast: 1));
    }

    [Fact]
    public async Task A_message_of_a_transaction_is_published_after_the_commit()
    {
        var message = new TopicMessage(Ids.New(), AlertTopic.CriticalAlerts, "Committed", "body");

        await CommitAsync(new Transaction().Publish(message));

        Assert.Equal([message], await ReceivedAsync(AlertTopic.CriticalAlerts, atLeast: 1));
    }
}
