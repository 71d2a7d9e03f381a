using ClassCast.Contracts;

namespace ClassCast.Web.Text;

/// <summary>Why nothing can be handed in, by the code that the Api would refuse with.</summary>
public static class SubmitRefusal
{
    public static string InWords(string? code, AssignmentResponse assignment) => code switch
    {
        ProblemCodes.AssignmentNotOpen => "It is not open yet.",
        ProblemCodes.AssignmentClosed => assignment.LateAllowed ? "It is closed." : "It is closed, and late work is not accepted.",
        ProblemCodes.AttemptsUsedUp => assignment.Attempts == 1
            ? "You have handed in your one attempt."
            : $"You have used all {assignment.Attempts} attempts.",
        ProblemCodes.CourseArchived => "The course is archived.",
        _ => "Ask your instructor if you think that it should be possible.",
    };
}
