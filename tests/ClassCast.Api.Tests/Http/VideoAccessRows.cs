using ClassCast.Api.Tests.Videos;
using ClassCast.Contracts;
using ClassCast.Core;
using ClassCast.Core.Submissions;
using ClassCast.Core.Tables;

namespace ClassCast.Api.Tests.Http;

/// <summary>The rows of handing in, watching, grading, notices and live events. First the open uploads, then what was handed in.</summary>
internal static class VideoAccessRows
{
    public static IReadOnlyList<AccessRow> All { get; } =
    [
        // only a student of the course hands in, and only the student goes on with it
        new("POST /api/videos/presigned-upload", "401 201 404 404 404 404 404 403", Body: w => new StartUploadRequest(w.Assignment.AssignmentId, "talk.mp4", "video/mp4", 2048)),
        new("GET /api/videos/{videoId}/upload", "401 200 404 404 404 404 404 403", w => $"/api/videos/{w.VideoId}/upload", Arrange: UploadAsync),
        new(
            "POST /api/videos/{videoId}/upload/parts",
            "401 200 404 404 404 404 404 403",
            w => $"/api/videos/{w.VideoId}/upload/parts",
            _ => new PartAddressesRequest([1]),
            Arrange: UploadAsync),
        new("DELETE /api/videos/{videoId}/upload", "401 204 404 404 404 404 404 403", w => $"/api/videos/{w.VideoId}/upload", Arrange: UploadAsync),
        new("POST /api/videos/confirm", "401 202 404 404 404 404 404 403", Body: w => new ConfirmUploadRequest(w.VideoId, 2048), Arrange: UploadAsync),
        new("GET /api/videos/{videoId}", "401 200 404 200 404 200 200 403", w => $"/api/videos/{w.VideoId}", Arrange: HandInAsync),
        new("POST /api/videos/{videoId}/retry", "401 202 404 202 404 202 202 403", w => $"/api/videos/{w.VideoId}/retry", Arrange: HandInAsync),
        new("GET /api/submissions/{submissionId}", "401 200 404 200 404 200 200 403", w => $"/api/submissions/{SubmissionOf(w)}", Arrange: HandInAsync),
        new("GET /api/instructor/video-submissions", "401 404 404 200 404 200 200 403", w => $"/api/instructor/video-submissions?assignmentId={w.Assignment.AssignmentId}"),
        // the administrator's grade comes first, the instructor's is then stale
        new(
            "POST /api/submissions/{submissionId}/grade",
            "401 403 404 412 404 412 200 403",
            w => $"/api/submissions/{SubmissionOf(w)}/grade",
            _ => new GradeRequest(80, "Well done"),
            _ => "\"0-1\"",
            HandInAsync),
        new("GET /api/notifications", "401 200 200 200 200 200 200 403"),
        new("POST /api/notifications/{notificationId}/read", "401 204 404 404 404 404 404 403", w => $"/api/notifications/{w.NotificationId}/read", Arrange: NotifyAsync),
        new("POST /api/notifications/read-all", "401 204 204 204 204 204 204 403"),
        // who may listen is asked to speak WebSocket
        new("GET /ws", "401 426 426 426 426 426 426 403"),
    ];

    private static string SubmissionOf(World world) => SubmissionIds.For(world.Assignment.AssignmentId, world.Callers.Student.UserId);

    private static async Task UploadAsync(World world, CancellationToken cancellationToken) =>
        world.VideoId = (await world.Callers.Student.UploadedAsync(world.Assignment.AssignmentId, TestVideo.Mp4(), cancellationToken)).VideoId;

    private static async Task HandInAsync(World world, CancellationToken cancellationToken) =>
        world.VideoId = (await world.Callers.Student.HandInAsync(world.Assignment.AssignmentId, TestVideo.Mp4(), cancellationToken)).VideoId;

    private static async Task NotifyAsync(World world, CancellationToken cancellationToken)
    {
        world.NotificationId = Ids.New();
        await world.Api.Tables.PutAsync(
            TableCatalog.Notifications,
            new()
            {
                UserId = world.Callers.Student.UserId,
                NotificationId = world.NotificationId,
                Type = Core.Notifications.NotificationType.VideoReady,
                Title = "Your video can be watched",
                Link = "/",
                CreatedAt = world.Api.Clock.GetUtcNow(),
            },
            cancellationToken);
    }
}
