namespace ClassCast.Core.People;

/// <summary>Six digits, mailed to prove an address: they live 15 minutes, allow five tries, and at most five are mailed an hour.</summary>
public static class VerificationCodes
{
    public const int Digits = 6;
    public const int MaximumTries = 5;
    public const int MaximumMails = 5;

    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(15);

    public static TimeSpan MailWindow { get; } = TimeSpan.FromHours(1);

    /// <param name="mails">When the latest were mailed, ascending, as kept by <see cref="Remember"/>.</param>
    /// <param name="now">The one clock.</param>
    /// <returns>Zero when one may be mailed now, otherwise how long to wait.</returns>
    public static TimeSpan WaitBeforeMail(IReadOnlyList<DateTimeOffset> mails, DateTimeOffset now)
    {
        if (mails.Count < MaximumMails)
        {
            return TimeSpan.Zero;
        }

        var wait = mails[^MaximumMails] + MailWindow - now;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    public static IReadOnlyList<DateTimeOffset> Remember(IReadOnlyList<DateTimeOffset> mails, DateTimeOffset now) =>
        [.. mails.Append(now).TakeLast(MaximumMails)];
}
