namespace ClassCast.Core.Grading;

/// <summary>From the grader's points to the points that count.</summary>
public static class GradeCalculation
{
    /// <summary>Points are kept to the hundredth.</summary>
    public const int Decimals = 2;

    /// <summary>0 is a grade; more than the assignment is worth is not.</summary>
    public static bool IsInRange(decimal points, int maximumPoints) => points >= 0 && points <= maximumPoints;

    /// <summary>Trailing zeros are not digits: 8.500 is 8.5.</summary>
    public static bool HasTooManyDecimals(decimal points) => decimal.Round(points, Decimals) != points;

    /// <summary>The penalty taken off, to the hundredth; half a hundredth goes to the student.</summary>
    public static decimal FinalPoints(decimal points, int latePenaltyPercent) =>
        decimal.Round(points * (100 - latePenaltyPercent) / 100, Decimals, MidpointRounding.AwayFromZero);
}
