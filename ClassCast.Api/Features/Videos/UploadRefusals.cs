using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core.Assignments;
using ClassCast.Core.Submissions;
using ClassCast.Core.Videos;
using VideoSource = ClassCast.Core.Videos.VideoSource;

namespace ClassCast.Api.Features.Videos;

/// <summary>What a student is told when a video is not taken: a code, a sentence, and the numbers of the rule.</summary>
internal static class UploadRefusals
{
    /// <param name="decision">One that refuses.</param>
    public static ProblemException Of(SubmissionDecision decision) => decision.Refusal switch
    {
        SubmissionRefusal.CourseArchived => Refuse.Conflict(ProblemCodes.CourseArchived, "The course is archived: its work can be read, but nothing can be handed in."),
        SubmissionRefusal.NotOpenYet => new(StatusCodes.Status409Conflict, ProblemCodes.AssignmentNotOpen, "The assignment is not open yet.")
        {
            Numbers = new() { ["opensAt"] = decision.OpensAt },
        },
        SubmissionRefusal.Closed => new(StatusCodes.Status409Conflict, ProblemCodes.AssignmentClosed, "The assignment takes no more work.")
        {
            Numbers = new() { ["dueAt"] = decision.DueAt, ["lastMoment"] = decision.LastMoment },
        },
        SubmissionRefusal.AttemptsUsedUp => new(StatusCodes.Status409Conflict, ProblemCodes.AttemptsUsedUp, "All attempts at this assignment are used up.")
        {
            Numbers = new() { ["attempts"] = decision.AttemptsAllowed, ["attemptsUsed"] = decision.AttemptsUsed },
        },
        _ => Refuse.NotFound("assignment"),
    };

    /// <param name="refusal">Why.</param>
    /// <param name="assignment">Whose rules they are.</param>
    /// <param name="bytes">Of the file, as announced or found.</param>
    /// <param name="source">Where it comes from.</param>
    public static ProblemException Of(FileRefusal refusal, Assignment assignment, long? bytes, VideoSource source) =>
        new(StatusCodes.Status422UnprocessableEntity, CodeOf(refusal), ReasonOf(refusal, assignment, source))
        {
            Numbers = refusal switch
            {
                FileRefusal.TypeNotAccepted => new() { ["acceptedTypes"] = TypesOf(assignment, source) },
                FileRefusal.TooLarge => new() { ["maximumBytes"] = assignment.MaximumBytes, ["sizeBytes"] = bytes },
                _ => [],
            },
        };

    /// <summary>The refusal that is kept on the video, so that asking again gets the same answer.</summary>
    public static VideoFailure FailureOf(FileRefusal refusal, Assignment assignment, VideoSource source) =>
        new(CodeOf(refusal), ReasonOf(refusal, assignment, source), Retryable: false);

    /// <summary>Null when the video was not refused at its confirmation.</summary>
    public static FileRefusal? KeptOn(Video video) => video is { ConfirmedAt: null, Failure: { } failure }
        ? Enum.GetValues<FileRefusal>().First(refusal => CodeOf(refusal) == failure.Code)
        : null;

    public static ProblemException Incomplete(string detail, long? expectedBytes, long receivedBytes, IReadOnlyList<int> missing) =>
        new(StatusCodes.Status409Conflict, ProblemCodes.UploadIncomplete, detail)
        {
            Numbers = new() { ["expectedBytes"] = expectedBytes, ["receivedBytes"] = receivedBytes, ["missingParts"] = string.Join(',', missing) },
        };

    public static ProblemException NoUpload() =>
        new(StatusCodes.Status404NotFound, ProblemCodes.UploadNotFound, "There is no open upload of this video; begun uploads are kept for seven days. Start a new one.");

    private static string CodeOf(FileRefusal refusal) => refusal switch
    {
        FileRefusal.RecordingRequired => ProblemCodes.RecordingRequired,
        FileRefusal.TypeNotAccepted => ProblemCodes.TypeNotAccepted,
        FileRefusal.Empty => ProblemCodes.FileEmpty,
        FileRefusal.TooLarge => ProblemCodes.FileTooLarge,
        FileRefusal.NotAVideo => ProblemCodes.NotAVideo,
        _ => throw new ArgumentOutOfRangeException(nameof(refusal)),
    };

    private static string ReasonOf(FileRefusal refusal, Assignment assignment, VideoSource source) => refusal switch
    {
        FileRefusal.RecordingRequired => "This assignment takes only recordings made here in the browser.",
        FileRefusal.TypeNotAccepted => $"This kind of file is not taken here. Accepted: {TypesOf(assignment, source)}.",
        FileRefusal.Empty => "The file is empty.",
        FileRefusal.TooLarge => $"The file is larger than the {assignment.MaximumBytes / (1024 * 1024)} MB that this assignment takes.",
        FileRefusal.NotAVideo => "The file is not a video, whatever its name says.",
        _ => throw new ArgumentOutOfRangeException(nameof(refusal)),
    };

    private static string TypesOf(Assignment assignment, VideoSource source) => string.Join(", ", UploadRules.TypesFor(assignment, source));
}
