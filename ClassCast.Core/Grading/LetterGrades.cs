namespace ClassCast.Core.Grading;

/// <summary>Letters by percent. The percent is not rounded first: 89.99 is a B+.</summary>
public static class LetterGrades
{
    private static readonly (decimal From, string Letter)[] Table =
    [
        (97, "A+"), (93, "A"), (90, "A-"),
        (87, "B+"), (83, "B"), (80, "B-"),
        (77, "C+"), (73, "C"), (70, "C-"),
        (67, "D+"), (63, "D"), (60, "D-"),
    ];

    public static string For(decimal points, int maximumPoints)
    {
        var percent = points * 100 / maximumPoints;
        foreach (var (from, letter) in Table)
        {
            if (percent >= from)
            {
                return letter;
            }
        }

        return "F";
    }
}
