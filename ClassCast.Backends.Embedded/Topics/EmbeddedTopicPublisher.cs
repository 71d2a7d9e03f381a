using ClassCast.Backends.Embedded.Sqlite;
using ClassCast.Core.Ports;
using Microsoft.Extensions.Logging;

namespace ClassCast.Backends.Embedded.Topics;

/// <summary>On one machine a topic is a table and a log line. A message with an id that is there already is the same message.</summary>
internal sealed partial class EmbeddedTopicPublisher(EmbeddedDatabase storage, TimeProvider time, ILogger<EmbeddedTopicPublisher> logger)
    : ITopicPublisher, ITopicLog
{
    public async Task PublishAsync(TopicMessage message, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        if (await storage.Database.WriteAsync(connection => Insert(connection, message, now), cancellationToken))
        {
            LogPublished(logger, message.Topic, message.Subject, message.Id);
        }
    }

    public Task<IReadOnlyList<TopicMessage>> ListAsync(AlertTopic topic, int limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<TopicMessage>>(storage.Database.Read(connection => List(connection, topic, limit)));
    }

    private static bool Insert(Connection connection, TopicMessage message, long now)
    {
        using var statement = connection.Prepare(
            "INSERT INTO topic_messages (id, topic, subject, body, published) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (id) DO NOTHING");
        return statement.Bind(1, message.Id).Bind(2, message.Topic.ToString()).Bind(3, message.Subject).Bind(4, message.Body).Bind(5, now).Execute() == 1;
    }

    private static List<TopicMessage> List(Connection connection, AlertTopic topic, int limit)
    {
        var messages = new List<TopicMessage>();
        using var statement = connection.Prepare("SELECT id, subject, body FROM topic_messages WHERE topic = ?1 ORDER BY published DESC, id DESC LIMIT ?2");
        statement.Bind(1, topic.ToString()).Bind(2, limit);
        while (statement.Step())
        {
            messages.Add(new TopicMessage(statement.Text(0), topic, statement.Text(1), statement.Text(2)));
        }

        return messages;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Topic {Topic}: {Subject} ({MessageId})")]
    private static partial void LogPublished(ILogger logger, AlertTopic topic, string subject, string messageId);
}

/// <summary>What was published to the alert topics of this machine.</summary>
public interface ITopicLog
{
    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<TopicMessage>> ListAsync(AlertTopic topic, int limit, CancellationToken cancellationToken);
}
