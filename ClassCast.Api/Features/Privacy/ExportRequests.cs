using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core;
using ClassCast.Core.Audit;
using ClassCast.Core.Messages;
using ClassCast.Core.Ports;
using ClassCast.Core.Privacy;
using ClassCast.Core.Tables;

namespace ClassCast.Api.Features.Privacy;

/// <summary>One archive at a time and one an hour for each account: its row is the limit, on every instance alike.</summary>
public sealed class ExportRequests(ITableStore store, IBlobStore blobs, RetentionOptions retention, TimeProvider time)
{
    private const string Kind = nameof(DataRequestKind.Export);

    public static TimeSpan Pause { get; } = TimeSpan.FromHours(1);

    public static TimeSpan AddressLifetime { get; } = TimeSpan.FromMinutes(15);

    public async Task<DataExportResponse?> FindAsync(string userId, CancellationToken cancellationToken) =>
        await ReadAsync(userId, cancellationToken) is { } request ? ToResponse(request) : null;

    /// <exception cref="ProblemException">409 while one is under way, 429 within an hour of the one before.</exception>
    public async Task<DataExportResponse> RequestAsync(string userId, CancellationToken cancellationToken)
    {
        var now = Timestamps.Now(time);
        var before = await store.GetAsync(TableCatalog.DataRequests, new(userId, Kind), cancellationToken);
        if (before is { State: DataRequestState.Pending })
        {
            throw InProgress();
        }

        if (before is { State: DataRequestState.Done } && before.RequestedAt + Pause - now is { Ticks: > 0 } wait)
        {
            throw new ProblemException(StatusCodes.Status429TooManyRequests, ProblemCodes.ExportTooSoon, "One archive an hour is enough. Try again later.") { RetryAfter = wait };
        }

        var request = new DataRequest
        {
            UserId = userId,
            Kind = DataRequestKind.Export,
            RequestId = Ids.New(time),
            State = DataRequestState.Pending,
            RequestedAt = now,
            Version = before?.Version ?? 0,
        };
        var transaction = new Transaction()
            .Put(TableCatalog.DataRequests, request)
            .Check(TableCatalog.Users, userId, Condition.Exists)
            .Enqueue(Queues.PersonalData, new HandlePersonalData(userId, PersonalDataTask.Export, request.RequestId))
            .Audit(AuditEvents.DataExportRequested(userId, time));
        try
        {
            await store.CommitAsync(transaction, cancellationToken);
        }
        catch (ConditionFailedException)
        {
            throw InProgress(); // asked in two tabs
        }

        if (before?.BlobName is { } old)
        {
            await blobs.DeleteAsync(new(BlobKinds.Exports.Bucket, old), cancellationToken);
        }

        return ToResponse(request);
    }

    /// <summary>A signed address that works for a quarter of an hour. That it was given out is in the audit log.</summary>
    public async Task<DownloadAddressResponse> AddressAsync(string userId, CancellationToken cancellationToken)
    {
        var request = await ReadAsync(userId, cancellationToken);
        if (request is not { State: DataRequestState.Done, BlobName: { } name }
            || await blobs.HeadAsync(new(BlobKinds.Exports.Bucket, name), cancellationToken) is null)
        {
            throw Refuse.NotFound("archive");
        }

        var transaction = new Transaction()
            .Check(TableCatalog.DataRequests, new(userId, Kind), Condition.VersionIs(request.Version))
            .Audit(AuditEvents.DataExportDownloaded(userId, time));
        await store.CommitAsync(transaction, cancellationToken);
        var url = blobs.SignGet(new(BlobKinds.Exports.Bucket, name), AddressLifetime, $"classcast-data-{Timestamps.Format(request.RequestedAt)[..10]}.zip");
        return new(url, time.GetUtcNow() + AddressLifetime);
    }

    private async Task<DataRequest?> ReadAsync(string userId, CancellationToken cancellationToken)
    {
        var request = await store.GetAsync(TableCatalog.DataRequests, new(userId, Kind), cancellationToken);
        return request?.ExpiresAt <= time.GetUtcNow().ToUnixTimeSeconds() ? null : request;
    }

    private DataExportResponse ToResponse(DataRequest request) => new(
        request.State switch
        {
            DataRequestState.Pending => DataExportState.Pending,
            DataRequestState.Done => DataExportState.Ready,
            _ => DataExportState.Failed,
        },
        request.RequestedAt,
        request.CompletedAt,
        request.Bytes,
        request.State is DataRequestState.Done ? request.CompletedAt + retention.Exports : null,
        request.State is DataRequestState.Failed ? request.RequestedAt : request.RequestedAt + Pause);

    private static ProblemException InProgress() => Refuse.Conflict(ProblemCodes.ExportInProgress, "An archive is being made already.");
}
