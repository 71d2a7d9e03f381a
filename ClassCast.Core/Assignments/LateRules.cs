namespace ClassCast.Core.Assignments;

/// <summary>Lateness and its price. A day is 24 hours from the due moment; a day begun counts whole. Work at the due moment is on time.</summary>
public static class LateRules
{
    public static bool IsLate(DateTimeOffset dueAt, DateTimeOffset at) => at > dueAt;

    /// <summary>0 when on time, 1 from the first moment after the due date.</summary>
    public static int DaysBegun(DateTimeOffset dueAt, DateTimeOffset at)
    {
        if (!IsLate(dueAt, at))
        {
            return 0;
        }

        var days = ((at - dueAt).Ticks + TimeSpan.TicksPerDay - 1) / TimeSpan.TicksPerDay;
        return (int)Math.Min(days, int.MaxValue);
    }

    /// <summary>What is taken off the points earned, in percent: so much for each day begun, but never below the floor.</summary>
    public static int PenaltyPercent(LatePolicy policy, DateTimeOffset dueAt, DateTimeOffset at)
    {
        var most = 100 - Math.Clamp(policy.FloorPercent, 0, 100);
        var penalty = (long)DaysBegun(dueAt, at) * Math.Max(0, policy.PenaltyPercentPerDay);
        return (int)Math.Min(penalty, most);
    }
}
