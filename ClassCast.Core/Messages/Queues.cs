using ClassCast.Core.Ports;

namespace ClassCast.Core.Messages;

/// <summary>Every queue there is.</summary>
public static class Queues
{
    public static QueueDefinition<ProcessVideo> VideoProcessing { get; } = new()
    {
        Name = "video-processing",
        LeaseTime = TimeSpan.FromSeconds(30),
        MaximumAttempts = 3,
        Json = CoreJson.Default.ProcessVideo,
    };

    /// <summary>Worked off by the Api itself.</summary>
    public static QueueDefinition<NotifyPublished> PublicationNotices { get; } = new()
    {
        Name = "publication-notices",
        LeaseTime = TimeSpan.FromSeconds(60),
        MaximumAttempts = 5,
        Json = CoreJson.Default.NotifyPublished,
    };

    public static IReadOnlyList<QueueDefinition> All { get; } = [VideoProcessing, PublicationNotices];
}

/// <summary>Make the original of this video watchable. Safe to run again: outputs are replaced whole.</summary>
public sealed record ProcessVideo(string VideoId);

/// <summary>Tell every student whom it concerns that this assignment was published. Safe to run again: nobody is told twice.</summary>
public sealed record NotifyPublished(string AssignmentId);
