using ClassCast.Contracts;

namespace ClassCast.Web.Text;

/// <summary>Kinds of notice in words.</summary>
public static class NoticeWords
{
    public static string Of(NoticeKind kind) => kind switch
    {
        NoticeKind.Assignments => "New assignments",
        NoticeKind.Submissions => "Your submissions",
        NoticeKind.Grades => "Grades",
        _ => kind.ToString(),
    };

    /// <summary>When such a notice comes.</summary>
    public static string About(NoticeKind kind) => kind switch
    {
        NoticeKind.Assignments => "When an assignment is published in one of your courses.",
        NoticeKind.Submissions => "When a video of yours is ready, or could not be processed.",
        NoticeKind.Grades => "When your work is graded, and when a grade is changed.",
        _ => "",
    };

    /// <summary>Within a sentence: "mail about …".</summary>
    public static string Topic(NoticeKind kind) => kind switch
    {
        NoticeKind.Assignments => "new assignments",
        NoticeKind.Submissions => "your submissions",
        NoticeKind.Grades => "grades",
        _ => "this",
    };
}
