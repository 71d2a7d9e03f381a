using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClassCast.Api.Tests;

/// <summary>Requests and answers as a client sees them: JSON by the contracts, refusals by status and code.</summary>
public static class HttpAssertions
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static Task<HttpResponseMessage> PostJsonAsync<T>(
        this HttpClient client, string path, T body, CancellationToken cancellationToken, string? idempotencyKey = null, string? ifMatch = null) =>
        client.SendJsonAsync(HttpMethod.Post, path, body, cancellationToken, idempotencyKey, ifMatch);

    public static Task<HttpResponseMessage> PutJsonAsync<T>(
        this HttpClient client, string path, T body, CancellationToken cancellationToken, string? ifMatch = null) =>
        client.SendJsonAsync(HttpMethod.Put, path, body, cancellationToken, null, ifMatch);

    public static async Task<HttpResponseMessage> SendJsonAsync<T>(
        this HttpClient client, HttpMethod method, string path, T body, CancellationToken cancellationToken, string? idempotencyKey = null, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = new StringContent(JsonSerializer.Serialize(body, Json), MediaTypeHeaderValue.Parse("application/json"));
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return await client.SendAsync(request, cancellationToken);
    }

    public static Task<HttpResponseMessage> PostAsync(this HttpClient client, string path, CancellationToken cancellationToken) =>
        client.PostAsync(path, content: null, cancellationToken);

    public static async Task<T> GetOkAsync<T>(this HttpClient client, string path, CancellationToken cancellationToken)
    {
        using var response = await client.GetAsync(path, cancellationToken);
        return await response.OkAsync<T>(cancellationToken);
    }

    /// <summary>The body of an answer that must be a success.</summary>
    public static async Task<T> OkAsync<T>(this HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{response.RequestMessage?.Method} {response.RequestMessage?.RequestUri} answered {(int)response.StatusCode}: {text}");
        return JsonSerializer.Deserialize<T>(text, Json)!;
    }

    /// <summary>The problem of an answer that must be refused with this status and code.</summary>
    public static async Task<JsonElement> RefusedAsync(this HttpResponseMessage response, HttpStatusCode status, string code, CancellationToken cancellationToken)
    {
        var problem = await response.ProblemAsync(cancellationToken);
        Assert.Equal((status, code), (response.StatusCode, problem.GetProperty("code").GetString()));
        return problem;
    }

    /// <summary>The problem of an answer that must be a refusal of any kind, well formed.</summary>
    public static async Task<JsonElement> ProblemAsync(this HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        Assert.True((int)response.StatusCode >= 400, $"{response.RequestMessage?.RequestUri} answered {(int)response.StatusCode}: {text}");
        Assert.True(
            response.Content.Headers.ContentType?.MediaType == "application/problem+json",
            $"{response.RequestMessage?.Method} {response.RequestMessage?.RequestUri} answered {(int)response.StatusCode} as {response.Content.Headers.ContentType}: {text}");
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.False(string.IsNullOrEmpty(problem.GetProperty("code").GetString()), text);
        Assert.Equal((int)response.StatusCode, problem.GetProperty("status").GetInt32());
        Assert.False(string.IsNullOrEmpty(problem.GetProperty("title").GetString()), text);
        return problem;
    }
}
