using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core;
using ClassCast.Core.Assignments;
using ClassCast.Core.Ports;
using ClassCast.Core.Submissions;
using ClassCast.Core.Tables;
using ClassCast.Core.Videos;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClassCast.Api.Features.Videos;

internal static class StartUpload
{
    public static async Task<Created<UploadResponse>> HandleAsync(
        StartUploadRequest request, CurrentUser user, ITableStore tables, IBlobStore blobs, TimeProvider time, CancellationToken cancellationToken)
    {
        var now = Timestamps.Now(time);
        var gate = await SubmissionGate.AskAsync(tables, request.AssignmentId, user.UserId, now, cancellationToken);
        if (!gate.Decision.IsAllowed)
        {
            throw UploadRefusals.Of(gate.Decision);
        }

        var source = (Core.Videos.VideoSource)request.Source;
        var name = UploadRules.CleanName(request.FileName);
        if (UploadRules.BeforeUpload(gate.Assignment, name, request.ContentType, request.SizeBytes, source) is { } refusal)
        {
            throw UploadRefusals.Of(refusal, gate.Assignment, request.SizeBytes, source);
        }

        await OpenUploads.MakeRoomAsync(tables, blobs, gate.Assignment.AssignmentId, user.UserId, time, cancellationToken);
        var video = NewVideo(gate.Assignment, user.UserId, name, request.SizeBytes, source, Ids.New(time), now);
        var uploadId = await blobs.CreateMultipartUploadAsync(OpenUploads.OriginalOf(video), video.ContentType, cancellationToken);
        // a process that dies here leaves an upload nobody knows, which the store sweeps after seven days
        video = await tables.PutAsync(TableCatalog.Videos, video with { UploadId = uploadId }, cancellationToken);
        return TypedResults.Created(
            $"/api/videos/{video.VideoId}/upload", UploadAnswers.Of(video, gate.Assignment, [], blobs, now));
    }

    private static Video NewVideo(
        Assignment assignment, string userId, string fileName, long? bytes, Core.Videos.VideoSource source, string videoId, DateTimeOffset now)
    {
        var type = UploadRules.TypeOf(fileName)!;
        return new()
        {
            VideoId = videoId,
            UserId = userId,
            AssignmentId = assignment.AssignmentId,
            CourseId = assignment.CourseId,
            State = Core.Videos.VideoState.AwaitingUpload,
            Source = source,
            FileName = fileName,
            ContentType = UploadRules.ContentTypeOf(type),
            OriginalKey = $"students/{userId}/{videoId}.{type}",
            AnnouncedBytes = bytes,
            CreatedAt = now,
        };
    }
}
