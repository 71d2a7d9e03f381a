using ClassCast.Core.Ports;

namespace ClassCast.Core.Notifications;

/// <summary>
/// A mail with several notices that somebody is to get. It is there from the first notice for it until it is sent, which the commit that sends it ends; the next
/// notice begins another.
/// </summary>
public sealed record NotificationDigest : Item
{
    /// <summary>Partition of due-index: who has nothing to come is not in it.</summary>
    public const string Pending = "pending";

    public required string UserId { get; init; }

    /// <summary>Another one for each mail. The notices for it name it (<see cref="Notification.MailId"/>).</summary>
    public required string DigestId { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>None of its notices has a smaller id.</summary>
    public required string From { get; init; }

    /// <summary>Attribute of due-index.</summary>
    public string State { get; init => field = value ?? Pending; } = Pending;
}
