using ClassCast.Api.Features.Audit;
using ClassCast.Api.Features.Pictures;
using ClassCast.Api.Features.Videos;
using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core.Ports;
using Microsoft.AspNetCore.Http.HttpResults;
using AuditKind = ClassCast.Core.Audit.AuditKind;

namespace ClassCast.Api.Features.Submissions;

/// <summary>One submission for its student and its graders, and the graders' list.</summary>
public static class SubmissionsFeature
{
    public static RouteGroupBuilder MapSubmissions(this RouteGroupBuilder api)
    {
        api.MapGet("/submissions/{submissionId}", GetAsync).WithTags("Submissions");
        api.MapGet("/instructor/video-submissions", ListSubmissions.HandleAsync).WithTags("Submissions");
        return api;
    }

    private static async Task<Ok<SubmissionResponse>> GetAsync(
        string submissionId, CurrentUser user, ITableStore tables, VideoAnswers videos, PictureReader pictures, ReadLog reads, CancellationToken cancellationToken)
    {
        var (submission, isTeaching) = await SubmissionAccess.FindAsync(tables, submissionId, user, cancellationToken);
        await reads.RecordAsync(AuditKind.SubmissionRead, user, submission.StudentId, submission.CourseId, submissionId, cancellationToken);
        var view = await SubmissionView.ReadAsync(tables, submission, cancellationToken);
        return TypedResults.Ok(SubmissionAnswers.Of(view, isTeaching, videos, await pictures.UrlAsync(submission.StudentId, cancellationToken)));
    }
}
