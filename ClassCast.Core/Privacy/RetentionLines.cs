using System.Globalization;

namespace ClassCast.Core.Privacy;

/// <param name="What">A kind of data.</param>
/// <param name="Kept">For how long.</param>
public sealed record RetentionPeriod(string What, string Kept);

/// <summary>The periods in words, as people read them on their privacy page.</summary>
public static class RetentionLines
{
    public static IReadOnlyList<RetentionPeriod> Of(RetentionOptions retention)
    {
        ArgumentNullException.ThrowIfNull(retention);
        return
        [
            new("Profile, courses, submissions, videos and grades", "until you erase your account"),
            new("Notices", Days(retention.Notices)),
            new("Who looked at your data", Days(retention.AuditReads)),
            new("Who changed what (without names)", "as long as the school keeps its records"),
            new("Sessions", $"{Days(Identity.Sessions.Lifetime)} after their last use"),
            new("Uploads that were not handed in", $"{Days(UnfinishedUploads)} for their parts"),
            new("Archives of your data", Days(retention.Exports)),
            new("Receipts of erased accounts (without names)", Days(retention.Receipts)),
        ];
    }

    /// <summary>Swept by the stores themselves.</summary>
    public static TimeSpan UnfinishedUploads { get; } = TimeSpan.FromDays(7);

    private static string Days(TimeSpan period) => string.Create(CultureInfo.InvariantCulture, $"{period.TotalDays:0} days");
}
