using ClassCast.Core.Assignments;

namespace ClassCast.Core.Grading;

/// <summary>What lateness costs: percent of the points earned, for each day begun, down to a floor.</summary>
public static class LatePenalty
{
    /// <summary>At the due time to the millisecond is in time.</summary>
    public static bool IsLate(DateTimeOffset dueAt, DateTimeOffset submittedAt) => submittedAt > dueAt;

    /// <summary>Days begun after the due time: 0 in time, 1 from the first millisecond, 2 from the first after 24 hours.</summary>
    public static long DaysBegun(DateTimeOffset dueAt, DateTimeOffset submittedAt)
    {
        var late = (submittedAt - dueAt).Ticks;
        return late <= 0 ? 0 : ((late - 1) / TimeSpan.TicksPerDay) + 1;
    }

    /// <returns>0 to 100, never more than the floor leaves to take.</returns>
    public static int Percent(LatePolicy policy, DateTimeOffset dueAt, DateTimeOffset submittedAt)
    {
        var penalty = DaysBegun(dueAt, submittedAt) * Math.Clamp(policy.PenaltyPercentPerDay, 0, 100);
        return (int)Math.Min(penalty, 100 - Math.Clamp(policy.FloorPercent, 0, 100));
    }
}
