using ClassCast.Core.Assignments;
using ClassCast.Core.Ports;
using ClassCast.Core.Submissions;
using ClassCast.Core.Videos;

namespace ClassCast.Api.Features.Videos;

/// <param name="Length">Of the joined object, or of its parts when they are refused before joining.</param>
/// <param name="Container">What its first bytes say; null for nothing known, or not looked at.</param>
internal sealed record FoundBytes(long Length, VideoContainer? Container);

/// <summary>The bytes of an upload at its confirmation.</summary>
internal sealed class UploadedBytes(IBlobStore blobs)
{
    /// <summary>Makes one object of the parts, unless an earlier confirmation did, and looks at what it is.</summary>
    /// <param name="video">With an open upload.</param>
    /// <param name="assignment">Whose limit holds.</param>
    /// <param name="sentBytes">What the browser says it sent; null to take what is there.</param>
    /// <exception cref="Http.ProblemException">Not everything has arrived; what has stays.</exception>
    public async Task<FoundBytes> JoinAsync(Video video, Assignment assignment, long? sentBytes, CancellationToken cancellationToken)
    {
        var key = OpenUploads.OriginalOf(video);
        long length;
        try
        {
            var parts = await blobs.ListPartsAsync(key, video.UploadId!, cancellationToken);
            length = parts.Sum(part => part.Length);
            RequireWhole(video, parts, length, sentBytes);
            if (length == 0 || length > assignment.MaximumBytes)
            {
                return new(length, null); // refused by its size, without joining it
            }

            length = (await blobs.CompleteMultipartUploadAsync(key, video.UploadId!, parts, cancellationToken)).Length;
        }
        catch (UploadNotFoundException)
        {
            // joined by an earlier confirmation, or one that runs at this moment; otherwise gone
            var joined = await blobs.HeadAsync(key, cancellationToken) ?? throw UploadRefusals.NoUpload();
            length = joined.Length;
            RequireSize(video, length, sentBytes);
        }
        catch (InvalidUploadException)
        {
            throw UploadRefusals.Incomplete("A part was replaced while the upload was being confirmed. Send what is missing and confirm again.", sentBytes, 0, []);
        }

        return new(length, await SniffAsync(key, cancellationToken));
    }

    public Task RemoveAsync(Video video, CancellationToken cancellationToken) => OpenUploads.RemoveBytesAsync(blobs, video, cancellationToken);

    private async Task<VideoContainer?> SniffAsync(BlobKey key, CancellationToken cancellationToken)
    {
        var start = new byte[ContainerSniffer.RequiredBytes];
        await using var stream = await blobs.OpenReadAsync(key, cancellationToken, offset: 0, length: start.Length);
        var read = await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
        return ContainerSniffer.Sniff(start.AsSpan(0, read));
    }

    private static void RequireWhole(Video video, IReadOnlyList<UploadedPart> parts, long length, long? sentBytes)
    {
        var isEmptyFile = parts.Count == 0 && sentBytes == 0;
        var broken = UploadParts.Broken(parts);
        if (broken.Count > 0 && !isEmptyFile)
        {
            throw UploadRefusals.Incomplete("Not every part of the video has arrived.", sentBytes ?? video.AnnouncedBytes, length, broken);
        }

        RequireSize(video, length, sentBytes);
    }

    private static void RequireSize(Video video, long length, long? sentBytes)
    {
        foreach (var expected in (long?[])[video.AnnouncedBytes, sentBytes])
        {
            if (expected is not null && expected != length)
            {
                throw UploadRefusals.Incomplete("What has arrived is not as long as the video that was announced.", expected, length, []);
            }
        }
    }
}
