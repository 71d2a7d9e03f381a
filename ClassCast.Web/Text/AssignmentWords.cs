using ClassCast.Contracts;

namespace ClassCast.Web.Text;

/// <summary>States and refusals of assignments, as people read them.</summary>
public static class AssignmentWords
{
    public static (string Text, string Icon, string Tone) Of(StudentAssignmentStatus status) => status switch
    {
        StudentAssignmentStatus.NotOpenYet => ("Not open yet", "lock", "neutral"),
        StudentAssignmentStatus.Open => ("To do", "video", "info"),
        StudentAssignmentStatus.DueSoon => ("Due soon", "clock", "warn"),
        StudentAssignmentStatus.Overdue => ("Overdue", "alert", "bad"),
        StudentAssignmentStatus.Missed => ("Missed", "x-circle", "bad"),
        StudentAssignmentStatus.Submitted => ("Submitted", "check", "good"),
        StudentAssignmentStatus.SubmittedLate => ("Submitted late", "check", "warn"),
        StudentAssignmentStatus.Graded => ("Graded", "star", "good"),
        _ => (status.ToString(), "help", "neutral"),
    };

    public static (string Text, string Icon, string Tone) Of(AssignmentStatus status) => status switch
    {
        AssignmentStatus.Draft => ("Draft", "draft", "neutral"),
        AssignmentStatus.Published => ("Published", "check", "good"),
        AssignmentStatus.Closed => ("Closed", "lock", "warn"),
        AssignmentStatus.Archived => ("Archived", "archive", "neutral"),
        _ => (status.ToString(), "help", "neutral"),
    };

    public static (string Text, string Icon, string Tone) Of(CourseStatus status) => status switch
    {
        CourseStatus.Draft => ("Draft", "draft", "neutral"),
        CourseStatus.Published => ("Published", "check", "good"),
        CourseStatus.Archived => ("Archived", "archive", "neutral"),
        _ => (status.ToString(), "help", "neutral"),
    };

    public static (string Text, string Icon, string Tone) Of(VideoState state) => state switch
    {
        VideoState.AwaitingUpload => ("Upload not finished", "upload", "warn"),
        VideoState.Uploaded => ("Waiting to be processed", "clock", "info"),
        VideoState.Processing => ("Being processed", "retry", "info"),
        VideoState.Ready => ("Ready to watch", "play", "good"),
        VideoState.Failed => ("Processing failed", "alert", "bad"),
        _ => (state.ToString(), "help", "neutral"),
    };

    /// <summary>Whether the student still has something to do about it.</summary>
    public static bool IsToDo(StudentAssignmentStatus status) =>
        status is StudentAssignmentStatus.NotOpenYet or StudentAssignmentStatus.Open or StudentAssignmentStatus.DueSoon or StudentAssignmentStatus.Overdue;

    /// <summary>Why an upload would be refused now, for the codes of <see cref="MyAssignmentState.WhyNot"/>.</summary>
    public static string WhyNot(string? code) => code switch
    {
        ProblemCodes.AssignmentNotOpen => "It is not open yet.",
        ProblemCodes.AssignmentClosed => "It no longer takes work.",
        ProblemCodes.AttemptsUsedUp => "You have used every attempt.",
        ProblemCodes.CourseArchived => "The course is archived.",
        ProblemCodes.CourseNotPublished => "The course is not published.",
        _ => "It does not take work now.",
    };
}
