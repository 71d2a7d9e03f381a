using System.Text.Json.Serialization;

namespace ClassCast.Core.Ports;

/// <summary>Publishes to the alert topics that operators subscribe to, at least once: subscribers tell messages apart by their id.</summary>
public interface ITopicPublisher
{
    Task PublishAsync(TopicMessage message, CancellationToken cancellationToken);
}

[JsonConverter(typeof(JsonStringEnumConverter<AlertTopic>))]
public enum AlertTopic
{
    Notifications,
    ErrorTracking,
    PerformanceMonitoring,
    CriticalAlerts,
}

/// <param name="Id">Unique, for de-duplication by subscribers.</param>
/// <param name="Topic">Which of the four.</param>
/// <param name="Subject">One line, under 100 characters; SNS shows e-mail subscribers its ASCII characters only.</param>
/// <param name="Body">Text or JSON, under 256 KB; not empty, as SNS takes no empty message.</param>
public sealed record TopicMessage(string Id, AlertTopic Topic, string Subject, string Body);
