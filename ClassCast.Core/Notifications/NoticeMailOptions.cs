using System.ComponentModel.DataAnnotations;

namespace ClassCast.Core.Notifications;

/// <summary>Mail with notices. Section <c>ClassCast:Notifications</c>.</summary>
public sealed class NoticeMailOptions
{
    public const string Section = "ClassCast:Notifications";

    /// <summary>When digests are sent: the hour of the day, UTC. Weekly ones go on Mondays.</summary>
    [Range(0, 23, ErrorMessage = "ClassCast__Notifications__DigestHour must be between {1} and {2}; it is the hour in UTC.")]
    public int DigestHour { get; set; } = 6;
}
