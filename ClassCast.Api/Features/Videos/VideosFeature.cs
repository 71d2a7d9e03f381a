using ClassCast.Api.Http;
using ClassCast.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClassCast.Api.Features.Videos;

/// <summary>Uploads, their confirmation, and watching.</summary>
public static class VideosFeature
{
    public static IServiceCollection AddVideos(this IServiceCollection services) => services
        .AddSingleton<VideoAnswers>()
        .AddSingleton<UploadedBytes>()
        .AddSingleton<SubmissionCommit>()
        .AddSingleton<ConfirmUpload>();

    public static RouteGroupBuilder MapVideos(this RouteGroupBuilder api)
    {
        var videos = api.MapGroup("/videos").WithTags("Videos");
        videos.MapPost("/presigned-upload", StartUpload.HandleAsync).Idempotent().RequireRateLimiting(RateLimits.Uploads);
        videos.MapPost("/confirm", ConfirmAsync);
        videos.MapGet("/{videoId}/upload", ContinueUpload.ResumeAsync);
        videos.MapPost("/{videoId}/upload/parts", ContinueUpload.MorePartsAsync);
        videos.MapDelete("/{videoId}/upload", ContinueUpload.DiscardAsync);
        videos.MapGet("/{videoId}", WatchVideo.GetAsync);
        videos.MapPost("/{videoId}/retry", WatchVideo.RetryAsync);
        return api;
    }

    private static async Task<Accepted<ReceiptResponse>> ConfirmAsync(
        ConfirmUploadRequest request, CurrentUser user, ConfirmUpload confirm, CancellationToken cancellationToken)
    {
        var receipt = await confirm.RunAsync(request.VideoId, request.SizeBytes, user.UserId, cancellationToken);
        return TypedResults.Accepted($"/api/videos/{receipt.VideoId}", receipt);
    }
}
