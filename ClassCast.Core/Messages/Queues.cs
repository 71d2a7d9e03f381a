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

    public static IReadOnlyList<QueueDefinition> All { get; } = [VideoProcessing];
}

/// <summary>Make the original of this video watchable. Safe to run again: outputs are replaced whole.</summary>
public sealed record ProcessVideo(string VideoId);
