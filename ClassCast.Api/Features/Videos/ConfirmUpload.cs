using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core;
using ClassCast.Core.Ports;
using ClassCast.Core.Submissions;
using ClassCast.Core.Tables;
using ClassCast.Core.Videos;

namespace ClassCast.Api.Features.Videos;

/// <summary>
/// The end of an upload: policy, bytes, and one commit. Every step can be repeated, so that confirming again recovers whatever a crash, a lost
/// answer or a second tab left half done; the commit is the only point at which an attempt is used.
/// </summary>
internal sealed partial class ConfirmUpload(
    ITableStore tables, UploadedBytes bytes, SubmissionCommit commit, TimeProvider time, ILogger<ConfirmUpload> logger)
{
    /// <summary>A commit loses against another attempt of the same student at most as often as there are attempts.</summary>
    private const int MaximumTries = 12;

    /// <exception cref="ProblemException">Why it is not taken. Nothing was handed in then.</exception>
    public async Task<ReceiptResponse> RunAsync(string videoId, long? announcedBytes, string userId, CancellationToken cancellationToken)
    {
        var now = Timestamps.Now(time);
        for (var attempt = 1; ; attempt++)
        {
            var video = await OwnAsync(videoId, userId, cancellationToken);
            if (video.ConfirmedAt is not null)
            {
                return Receipts.Of(video);
            }

            var gate = await SubmissionGate.AskAsync(tables, video, now, cancellationToken);
            if (UploadRefusals.KeptOn(video) is { } kept)
            {
                await bytes.RemoveAsync(video, cancellationToken);
                throw UploadRefusals.Of(kept, gate.Assignment, video.Bytes, video.Source);
            }

            if (!gate.Decision.IsAllowed)
            {
                throw UploadRefusals.Of(gate.Decision); // what arrived stays: the teacher may extend
            }

            var found = await bytes.JoinAsync(video, gate.Assignment, announcedBytes, cancellationToken);
            try
            {
                if (UploadRules.AfterUpload(gate.Assignment, found.Container, found.Length, video.Source) is { } refusal)
                {
                    await RefuseAsync(video, gate, refusal, found.Length, cancellationToken);
                    continue;
                }

                var confirmed = await commit.RunAsync(video, gate, found, now, cancellationToken);
                LogHandedIn(confirmed.VideoId, confirmed.Attempt, found.Length);
                return Receipts.Of(confirmed);
            }
            catch (ConditionFailedException) when (attempt < MaximumTries)
            {
                // the same video confirmed by another tab, another attempt handed in, or the upload given up: read again and decide again
            }
        }
    }

    private async Task<Video> OwnAsync(string videoId, string userId, CancellationToken cancellationToken)
    {
        var video = Ids.IsValid(videoId) ? await tables.GetAsync(TableCatalog.Videos, videoId, cancellationToken) : null;
        return video?.UserId == userId ? video : throw Refuse.NotFound("video");
    }

    /// <summary>The refusal is kept on the video first, then its bytes go: the next round of the loop does both the rest and the answer.</summary>
    private async Task RefuseAsync(Video video, GateAnswer gate, FileRefusal refusal, long length, CancellationToken cancellationToken)
    {
        var failure = UploadRefusals.FailureOf(refusal, gate.Assignment, video.Source);
        LogRefused(video.VideoId, failure.Code, length);
        var refused = video with { State = Core.Videos.VideoState.Failed, Failure = failure, Bytes = length };
        await tables.PutAsync(TableCatalog.Videos, refused, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Video {VideoId} handed in as attempt {Attempt} with {Bytes} bytes")]
    private partial void LogHandedIn(string videoId, int attempt, long bytes);

    [LoggerMessage(Level = LogLevel.Information, Message = "Video {VideoId} refused at its confirmation: {Code}, {Bytes} bytes")]
    private partial void LogRefused(string videoId, string code, long bytes);
}
