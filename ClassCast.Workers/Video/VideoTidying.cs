using ClassCast.Core.Ports;
using ClassCast.Core.Videos;
using VideoItem = ClassCast.Core.Videos.Video;

namespace ClassCast.Workers.Video;

/// <summary>
/// Removes processed files that a Ready video does not list, such as a stream-copied version that the renditions replaced. It runs when a job
/// finds its video Ready: the one that <see cref="VideoRow.ReadyAsync"/> enqueues with a delay, so that whoever began to watch an early version
/// can end, or a second delivery.
/// </summary>
public sealed class VideoTidying(IBlobStore blobs)
{
    public async Task TidyAsync(VideoItem video, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(video);
        HashSet<string?> listed = [video.PosterKey, video.Storyboard?.Key, .. video.Renditions.Select(rendition => rendition.Key)];
        var page = await blobs.ListAsync(Buckets.Videos, VideoKeys.ProcessedPrefix(video.VideoId), null, cancellationToken);
        foreach (var blob in page.Items.Where(blob => !listed.Contains(blob.Key.Name)))
        {
            await blobs.DeleteAsync(blob.Key, cancellationToken);
        }
    }
}
