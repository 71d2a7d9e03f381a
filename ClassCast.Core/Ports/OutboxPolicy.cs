namespace ClassCast.Core.Ports;

/// <summary>For adapters: how long and how often an outbox tries to send what a commit caused.</summary>
public static class OutboxPolicy
{
    /// <summary>After that a job, topic message or e-mail is given up and kept with its error.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromDays(3);

    /// <summary>After that a live event is worth nothing, and is dropped.</summary>
    public static TimeSpan EventPatience { get; } = TimeSpan.FromSeconds(10);

    /// <param name="attempts">How many have failed.</param>
    /// <returns>2, 4, 8 … seconds, at most five minutes.</returns>
    public static TimeSpan PauseAfter(int attempts) => TimeSpan.FromSeconds(Math.Min(300, Math.Pow(2, attempts)));
}
