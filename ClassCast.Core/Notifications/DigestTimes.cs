namespace ClassCast.Core.Notifications;

/// <summary>When digests are due: in UTC, because the classroom knows nobody's time zone.</summary>
public static class DigestTimes
{
    public const DayOfWeek Weekday = DayOfWeek.Monday;

    /// <param name="frequency">As chosen.</param>
    /// <param name="now">The digest begins now.</param>
    /// <param name="hour">0 to 23, of the day.</param>
    /// <returns>After <paramref name="now"/>, but for <see cref="MailFrequency.Instant"/>; null when there is none.</returns>
    public static DateTimeOffset? Next(MailFrequency frequency, DateTimeOffset now, int hour)
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddHours(hour);
        var next = today > now ? today : today.AddDays(1);
        return frequency switch
        {
            MailFrequency.Instant => now,
            MailFrequency.Daily => next,
            MailFrequency.Weekly => next.AddDays(((int)Weekday - (int)next.DayOfWeek + 7) % 7),
            _ => null,
        };
    }
}
