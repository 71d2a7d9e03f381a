using System.Globalization;
using ClassCast.Core.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Net.Http.Headers;

namespace ClassCast.Backends.Embedded.Blobs;

/// <summary>
/// The signed addresses of the embedded blob store. The signature is the permission, so there is no sign-in; it is checked before anything is
/// read from the disk or the body.
/// </summary>
public static class BlobEndpoints
{
    // a phone changing cells stalls for a while; one that has gone must still free its connection
    private static readonly MinDataRate PatientRate = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromMinutes(1));

    /// <summary>Maps GET, HEAD and PUT of <c>/blobs/{bucket}/{name}</c>.</summary>
    public static IEndpointConventionBuilder MapEmbeddedBlobs(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup(BlobSigner.PathPrefix).AllowAnonymous().DisableRateLimiting().ExcludeFromDescription();
        group.MapMethods("/{bucket}/{**name}", [HttpMethods.Get, HttpMethods.Head], Read).WithName("ReadBlob");
        group.MapPut("/{bucket}/{**name}", WriteAsync).WithName("WriteBlob");
        return group;
    }

    internal static Results<FileStreamHttpResult, ProblemHttpResult> Read(
        string bucket, string name, HttpContext http, BlobSigner signer, ObjectFiles objects, TimeProvider time)
    {
        var key = new BlobKey(bucket, name);
        var (grant, refusal) = signer.Verify(BlobGrant.Get, key, http.Request.Query);
        if (grant is null)
        {
            return BlobProblems.Refused(refusal);
        }

        if (objects.TryOpen(key) is not { } found)
        {
            return BlobProblems.BlobNotFound();
        }

        if (http.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = PatientRate; // a paused player reads nothing for a while
        }

        SetHeaders(http.Response, grant, time.GetUtcNow());
        return TypedResults.Stream(
            found.ToStream(),
            ContentTypes.ForResponse(found.Info.ContentType),
            grant.DownloadName,
            found.Info.LastModified,
            EntityTagHeaderValue.Parse(found.Info.ETag),
            enableRangeProcessing: true);
    }

    internal static async Task<Results<Ok, EmptyHttpResult, ProblemHttpResult>> WriteAsync(
        string bucket, string name, HttpContext http, BlobSigner signer, EmbeddedBlobStore store, CancellationToken cancellationToken)
    {
        var key = new BlobKey(bucket, name);
        var (grant, refusal) = signer.Verify(BlobGrant.Put, key, http.Request.Query);
        if (grant is not { MaximumBytes: { } maximumBytes })
        {
            return BlobProblems.Refused(refusal);
        }

        if (!grant.AllowsContentType(http.Request.ContentType))
        {
            return BlobProblems.Refused(GrantRefusal.Invalid);
        }

        if (http.Request.ContentLength > maximumBytes)
        {
            http.Response.Headers.Connection = "close"; // rather than reading what is refused
            return BlobProblems.TooLarge(maximumBytes);
        }

        LiftLimits(http);
        try
        {
            http.Response.Headers.ETag = await StoreAsync(store, grant, maximumBytes, http.Request.Body, cancellationToken);
            return TypedResults.Ok();
        }
        catch (UploadNotFoundException)
        {
            return BlobProblems.UploadNotFound();
        }
        catch (BlobTooLargeException exception)
        {
            http.Response.Headers.Connection = "close";
            return BlobProblems.TooLarge(exception.MaximumBytes);
        }
        catch (StorageFullException)
        {
            return BlobProblems.StorageFull();
        }
        catch (Microsoft.AspNetCore.Http.BadHttpRequestException exception)
        {
            return BlobProblems.Interrupted(exception.StatusCode);
        }
        catch (Exception exception) when (http.RequestAborted.IsCancellationRequested && exception is IOException or OperationCanceledException)
        {
            return TypedResults.Empty; // the browser is gone: nothing was stored, and nobody reads the answer
        }
    }

    private static async Task<string> StoreAsync(
        EmbeddedBlobStore store, BlobGrant grant, long maximumBytes, Stream body, CancellationToken cancellationToken) =>
        grant is { UploadId: { } uploadId, PartNumber: { } number }
            ? (await store.PutPartAsync(grant.Key, uploadId, number, body, maximumBytes, cancellationToken)).ETag
            : (await store.PutAsync(grant.Key, body, grant.ContentType ?? ContentTypes.Unknown, maximumBytes, cancellationToken)).ETag;

    private static void SetHeaders(HttpResponse response, BlobGrant grant, DateTimeOffset now)
    {
        var headers = response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'";
        headers["Referrer-Policy"] = "no-referrer"; // the address is the permission
        headers.CacheControl = string.Create(CultureInfo.InvariantCulture, $"private, max-age={(long)(grant.Expires - now).TotalSeconds}");
        if (grant.DownloadName is null)
        {
            headers.ContentDisposition = "inline";
        }
    }

    // the signed length is the limit here, and it is enforced while reading
    private static void LiftLimits(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        if (http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = PatientRate;
        }
    }
}
