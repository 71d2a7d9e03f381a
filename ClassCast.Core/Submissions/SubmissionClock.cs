namespace ClassCast.Core.Submissions;

/// <summary>
/// The one rule for the moment at which a video counts as handed in. A slow line is not the student's fault: of the time between the start of
/// an upload and its confirmation, the last 15 minutes do not count. Opening, due and closing times are all compared with this moment, so the
/// rule has no edge: an upload of any length that is confirmed within 15 minutes after a deadline it began before is in time.
/// </summary>
public static class SubmissionClock
{
    public static TimeSpan Grace { get; } = TimeSpan.FromMinutes(15);

    /// <param name="uploadStartedAt">When the server gave out the first part addresses.</param>
    /// <param name="confirmedAt">Now, at confirm.</param>
    public static DateTimeOffset CountsAt(DateTimeOffset uploadStartedAt, DateTimeOffset confirmedAt)
    {
        var forgiven = confirmedAt - Grace;
        var counts = uploadStartedAt > forgiven ? uploadStartedAt : forgiven;
        return counts < confirmedAt ? counts : confirmedAt;
    }

    /// <summary>
    /// Whether the upload began so short a time ago that its permission to start still stands: an assignment that its instructor closes by hand
    /// does not cut off a student in the middle of handing in.
    /// </summary>
    public static bool StartStillStands(DateTimeOffset uploadStartedAt, DateTimeOffset confirmedAt) =>
        confirmedAt - uploadStartedAt <= Grace;
}
