using ClassCast.Core;
using ClassCast.Core.Access;
using ClassCast.Core.Messages;
using ClassCast.Core.Ports;
using ClassCast.Core.Videos;

namespace ClassCast.Api.Features.Videos;

/// <summary>Live events for a video's owner and for those who teach the course. No mail: a class hands in within the same hour.</summary>
internal static class VideoAnnouncements
{
    public static async Task AddAsync(Transaction transaction, ITableStore tables, Video video, CancellationToken cancellationToken)
    {
        var teaching = await CourseStaff.TeachingAsync(tables, video.CourseId, cancellationToken);
        var changed = new VideoChanged(
            video.VideoId, video.AssignmentId, video.State, video.Percent, video.Renditions.Count > 0, video.Failure?.Reason);
        foreach (var userId in teaching.Append(video.UserId).Distinct())
        {
            transaction.Announce(userId, LiveEventTypes.VideoChanged, changed, CoreJson.Default.VideoChanged);
        }
    }
}
