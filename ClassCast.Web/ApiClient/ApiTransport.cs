using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ClassCast.Contracts;
using ClassCast.Web.Session;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace ClassCast.Web.ApiClient;

/// <summary>One call to the Api: adds who is asking, and turns every way it can fail into an <see cref="ApiProblem"/>.</summary>
public sealed class ApiTransport(HttpClient http, IHttpContextAccessor context)
{
    public Task<ApiResult<T>> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, path), type, cancellationToken);

    public Task<ApiResult<TResponse>> SendAsync<TRequest, TResponse>(
        HttpMethod method,
        string path,
        TRequest body,
        JsonTypeInfo<TRequest> requestType,
        JsonTypeInfo<TResponse> responseType,
        CallHeaders headers,
        CancellationToken cancellationToken)
        where TResponse : class
    {
        var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body, requestType) };
        headers.AddTo(request);
        return SendAsync(request, responseType, cancellationToken);
    }

    public Task<ApiResult> SendAsync<TRequest>(
        HttpMethod method,
        string path,
        TRequest body,
        JsonTypeInfo<TRequest> requestType,
        CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body, requestType) };
        return SendAsync(request, cancellationToken);
    }

    public async Task<ApiResult<T>> SendAsync<T>(HttpRequestMessage request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        T? value = null;
        var problem = await SendAsync(
            request,
            async response => value = await response.Content.ReadFromJsonAsync(type, cancellationToken),
            cancellationToken);
        return problem is null ? new ApiResult<T>(value ?? throw new JsonException($"{request.RequestUri} answered null.")) : new ApiResult<T>(problem);
    }

    public async Task<ApiResult> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var problem = await SendAsync(request, _ => Task.CompletedTask, cancellationToken);
        return problem is null ? ApiResult.Done : new ApiResult(problem);
    }

    private async Task<ApiProblem?> SendAsync(HttpRequestMessage request, Func<HttpResponseMessage, Task> read, CancellationToken cancellationToken)
    {
        using (request)
        {
            try
            {
                await AddCallerAsync(request);
                using var response = await http.SendAsync(request, cancellationToken);
                if (!response.IsSuccessStatusCode) return await ReadProblemAsync(response, cancellationToken);
                await read(response);
                return null;
            }
            catch (Exception e) when (IsUnreachable(e) && !cancellationToken.IsCancellationRequested)
            {
                return ApiProblem.Unreachable;
            }
        }
    }

    private static bool IsUnreachable(Exception e) =>
        e is HttpRequestException or TaskCanceledException or TimeoutRejectedException or BrokenCircuitException;

    private async Task AddCallerAsync(HttpRequestMessage request)
    {
        if (context.HttpContext is not { } caller) return;

        // the Api limits sign-ins by address, and sees only this process
        if (caller.Connection.RemoteIpAddress is { } address) request.Headers.TryAddWithoutValidation("X-Forwarded-For", address.ToString());

        // the list of sessions says which browser each is
        if (caller.Request.Headers.UserAgent.ToString() is { Length: > 0 } agent) request.Headers.TryAddWithoutValidation("User-Agent", agent);

        // accounts need no token; and one of these calls is made while the session is still being read, to renew it
        if (request.Headers.Authorization is not null || IsAboutAccounts(request.RequestUri)) return;
        if (await caller.GetAccessTokenAsync() is { } token) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    private static bool IsAboutAccounts(Uri? path) => path?.OriginalString.StartsWith("/api/auth/", StringComparison.Ordinal) == true;

    private static async Task<ApiProblem> ReadProblemAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        var document = await ReadDocumentAsync(response, cancellationToken);
        return new ApiProblem(
            status,
            document?.Code ?? CodeFor(status),
            document?.Title ?? response.ReasonPhrase ?? "The request was refused.",
            document?.Detail,
            document?.Errors ?? ApiProblem.NoErrors,
            response.Headers.RetryAfter?.Delta);
    }

    private static async Task<ProblemDocument?> ReadDocumentAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.OrdinalIgnoreCase) != true) return null;
        try
        {
            return await response.Content.ReadFromJsonAsync(ProblemJson.Default.ProblemDocument, cancellationToken);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string CodeFor(int status) => status switch
    {
        401 => ProblemCodes.Unauthenticated,
        403 => ProblemCodes.Forbidden,
        404 => ProblemCodes.NotFound,
        409 => ProblemCodes.Conflict,
        412 => ProblemCodes.PreconditionFailed,
        413 => ProblemCodes.BodyTooLarge,
        429 => ProblemCodes.RateLimited,
        503 or 502 or 504 => ProblemCodes.Unavailable,
        >= 400 and < 500 => ProblemCodes.MalformedRequest,
        _ => ProblemCodes.Internal,
    };
}

/// <param name="IfMatch">The ETag that an edit is based on.</param>
/// <param name="IdempotencyKey">Makes a form that is sent twice create one thing.</param>
public readonly record struct CallHeaders(string? IfMatch = null, string? IdempotencyKey = null)
{
    internal void AddTo(HttpRequestMessage request)
    {
        if (IfMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", IfMatch);
        if (IdempotencyKey is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", IdempotencyKey);
    }
}
