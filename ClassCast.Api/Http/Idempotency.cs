using System.Security.Cryptography;
using System.Text;
using ClassCast.Contracts;
using ClassCast.Core.Http;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;

namespace ClassCast.Api.Http;

/// <summary>
/// <c>Idempotency-Key</c> on creating POSTs: the first request claims the key and stores its answer when it succeeded; the same request under the
/// same key gets that answer again for a day. Refusals are not stored: whoever repeats them may succeed. Endpoints opt in with
/// <see cref="IdempotencyExtensions.Idempotent"/>.
/// </summary>
public sealed class Idempotency(RequestDelegate next, ITableStore store, TimeProvider time)
{
    public const string KeyHeader = "Idempotency-Key";
    public const string ReplayedHeader = "Idempotency-Replayed";
    public const int MaximumKeyLength = 200;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>A request that has not answered in this time died with its process, and another may take its key over.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(2);

    public async Task InvokeAsync(HttpContext context)
    {
        var user = CurrentUser.From(context.User);
        if (user is null || context.GetEndpoint()?.Metadata.GetMetadata<IdempotentMetadata>() is null
            || !context.Request.Headers.TryGetValue(KeyHeader, out var header))
        {
            await next(context);
            return;
        }

        var key = header.ToString();
        if (key.Length is 0 or > MaximumKeyLength || key.Any(c => c is < '!' or > '~'))
        {
            throw new ProblemException(
                StatusCodes.Status400BadRequest, ProblemCodes.MalformedRequest, $"An {KeyHeader} has 1 to {MaximumKeyLength} visible ASCII characters.");
        }

        var hash = await HashAsync(context.Request, context.RequestAborted);
        var claim = await ClaimAsync(IdempotencyRecord.KeyOf(user.UserId, key), hash, context.RequestAborted);
        if (claim.Status is not null)
        {
            await ReplayAsync(context, claim);
            return;
        }

        await RunAsync(context, claim);
    }

    private async Task<IdempotencyRecord> ClaimAsync(string key, string hash, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var claim = new IdempotencyRecord { IdempotencyKey = key, RequestHash = hash, ClaimedAt = now, ExpiresAt = (now + Kept).ToUnixTimeSeconds() };
        try
        {
            var existing = await store.GetAsync(TableCatalog.Idempotency, key, cancellationToken);
            if (existing is null || existing.ExpiresAt <= now.ToUnixTimeSeconds())
            {
                return await store.PutAsync(TableCatalog.Idempotency, claim with { Version = existing?.Version ?? 0 }, cancellationToken);
            }

            if (existing.RequestHash != hash)
            {
                throw new ProblemException(
                    StatusCodes.Status422UnprocessableEntity, ProblemCodes.IdempotencyKeyReused, $"This {KeyHeader} was used for another request.");
            }

            if (existing.Status is not null)
            {
                return existing;
            }

            return now - existing.ClaimedAt > Abandoned
                ? await store.PutAsync(TableCatalog.Idempotency, claim with { Version = existing.Version }, cancellationToken)
                : throw StillRunning();
        }
        catch (ConditionFailedException)
        {
            throw StillRunning();
        }
    }

    private async Task RunAsync(HttpContext context, IdempotencyRecord claim)
    {
        var body = context.Response.Body;
        using var captured = new MemoryStream();
        context.Response.Body = captured;
        var succeeded = false;
        try
        {
            await next(context);
            succeeded = context.Response.StatusCode is >= 200 and < 300;
        }
        finally
        {
            context.Response.Body = body;
            await SettleAsync(context.Response, claim, succeeded ? Encoding.UTF8.GetString(captured.GetBuffer(), 0, (int)captured.Length) : null);
        }

        captured.Position = 0;
        await captured.CopyToAsync(body, context.RequestAborted);
    }

    /// <summary>Not cancelled with the request: the effect is stored already, and a client that went away will ask again.</summary>
    private async Task SettleAsync(HttpResponse response, IdempotencyRecord claim, string? body)
    {
        if (body is null)
        {
            await store.DeleteAsync(TableCatalog.Idempotency, claim.IdempotencyKey, CancellationToken.None);
            return;
        }

        var answered = claim with
        {
            Status = response.StatusCode,
            ContentType = response.ContentType,
            Body = body,
            Location = response.Headers.Location,
            ETag = response.Headers.ETag,
        };
        await store.PutAsync(TableCatalog.Idempotency, answered, CancellationToken.None);
    }

    private static async Task ReplayAsync(HttpContext context, IdempotencyRecord record)
    {
        var response = context.Response;
        response.StatusCode = record.Status!.Value;
        response.ContentType = record.ContentType;
        response.Headers.Location = record.Location;
        response.Headers.ETag = record.ETag;
        response.Headers[ReplayedHeader] = "true";
        if (record.Body is { Length: > 0 } body)
        {
            await response.WriteAsync(body, context.RequestAborted);
        }
    }

    private static async Task<string> HashAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        request.EnableBuffering();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            hash.AppendData(buffer, 0, read);
        }

        request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static ProblemException StillRunning() =>
        new(StatusCodes.Status409Conflict, ProblemCodes.Conflict, "The first request under this key is still running.") { RetryAfter = TimeSpan.FromSeconds(1) };
}

public sealed class IdempotentMetadata;

public static class IdempotencyExtensions
{
    /// <summary>For a POST that creates something: it honours <c>Idempotency-Key</c>. Never where the answer holds a secret.</summary>
    public static RouteHandlerBuilder Idempotent(this RouteHandlerBuilder builder) => builder.WithMetadata(new IdempotentMetadata());
}
