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

    /// <summary>Archives of people's data, and erasures. Worked off by the Api itself, which alone may touch every table and the accounts.</summary>
    public static QueueDefinition<HandlePersonalData> PersonalData { get; } = new()
    {
        Name = "personal-data",
        LeaseTime = TimeSpan.FromSeconds(60),
        MaximumAttempts = 8,
        Json = CoreJson.Default.HandlePersonalData,
    };

    /// <summary>Notices that may have to be mailed.</summary>
    public static QueueDefinition<MailNotice> NoticeMails { get; } = new()
    {
        Name = "notice-mails",
        LeaseTime = TimeSpan.FromSeconds(60),
        MaximumAttempts = 5,
        Json = CoreJson.Default.MailNotice,
    };

    /// <summary>Beside the videos, so that a portrait does not wait for a lecture.</summary>
    public static QueueDefinition<PreparePicture> Pictures { get; } = new()
    {
        Name = "pictures",
        LeaseTime = TimeSpan.FromSeconds(30),
        MaximumAttempts = 3,
        Json = CoreJson.Default.PreparePicture,
    };

    public static IReadOnlyList<QueueDefinition> All { get; } = [VideoProcessing, PublicationNotices, PersonalData, NoticeMails, Pictures];
}

/// <summary>Make the original of this video watchable. Safe to run again: outputs are replaced whole.</summary>
public sealed record ProcessVideo(string VideoId);

/// <summary>Make of this upload the picture that is shown, unless another has come since. Safe to run again.</summary>
public sealed record PreparePicture(string UserId, string PictureId);

/// <summary>Tell every student whom it concerns that this assignment was published. Safe to run again: nobody is told twice.</summary>
public sealed record NotifyPublished(string AssignmentId);

/// <summary>Mail this notice if its reader wants that: now, or in their next digest. Safe to run again: it is in one mail only.</summary>
public sealed record MailNotice(string UserId, string NotificationId);

/// <summary>Do what a <see cref="Privacy.DataRequest"/> asks. Safe to run again.</summary>
/// <param name="UserId">Whose data.</param>
/// <param name="Task">What to do.</param>
/// <param name="RequestId">Of the request: a later one is not this job's.</param>
/// <param name="VideoIds">For <see cref="PersonalDataTask.Tidy"/>.</param>
public sealed record HandlePersonalData(string UserId, PersonalDataTask Task, string RequestId, IReadOnlyList<string>? VideoIds = null);

public enum PersonalDataTask
{
    Export,
    Erase,

    /// <summary>Removes what a worker still wrote for videos of an erased account.</summary>
    Tidy,
}
