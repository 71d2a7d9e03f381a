using System.Text.Json.Serialization;

namespace ClassCast.Core.Ports;

/// <summary>Publishes to the alert topics that operators subscribe to.</summary>
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
/// <param name="Subject">Under 100 characters.</param>
/// <param name="Body">Text or JSON, under 256 KB.</param>
public sealed record TopicMessage(string Id, AlertTopic Topic, string Subject, string Body);
