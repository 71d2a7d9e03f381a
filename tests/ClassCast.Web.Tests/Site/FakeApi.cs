using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using ClassCast.Contracts;

namespace ClassCast.Web.Tests.Site;

/// <summary>Stands in for the Api: answers by method and path, and keeps what it was asked.</summary>
public sealed class FakeApi : HttpMessageHandler
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Func<Asked, Task<HttpResponseMessage>>> answers = new(StringComparer.Ordinal);
    private readonly List<Asked> asked = [];

    public IReadOnlyList<Asked> Asked
    {
        get
        {
            lock (gate) return [.. asked];
        }
    }

    public IReadOnlyList<Asked> To(string route) => [.. Asked.Where(a => a.Route == route)];

    /// <param name="route">Method and path without query, as "GET /api/me".</param>
    public FakeApi On(string route, Func<Asked, Task<HttpResponseMessage>> answer)
    {
        lock (gate) answers[route] = answer;
        return this;
    }

    public FakeApi On<T>(string route, T value, JsonTypeInfo<T> type, HttpStatusCode status = HttpStatusCode.OK) =>
        On(route, _ => Task.FromResult(new HttpResponseMessage(status) { Content = JsonContent.Create(value, type) }));

    public FakeApi On(string route, HttpStatusCode status) => On(route, _ => Task.FromResult(new HttpResponseMessage(status)));

    public FakeApi Refuses(string route, int status, string code, string title, string errors = "{}") =>
        On(route, _ => Task.FromResult(new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = new StringContent(
                $$"""{"status":{{status}},"code":"{{code}}","title":"{{title}}","errors":{{errors}}}""",
                Encoding.UTF8,
                "application/problem+json"),
        }));

    public FakeApi IsDown(string route) => On(route, _ => throw new HttpRequestException("Connection refused"));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var route = $"{request.Method} {request.RequestUri!.AbsolutePath}";
        var one = new Asked(route, request.RequestUri.Query, body, Headers(request));
        Func<Asked, Task<HttpResponseMessage>>? answer;
        lock (gate)
        {
            asked.Add(one);
            answers.TryGetValue(route, out answer);
        }

        var response = answer is null ? Unknown() : await answer(one);
        response.RequestMessage = request;
        return response;
    }

    private static HttpResponseMessage Unknown() => new(HttpStatusCode.NotFound)
    {
        Content = new StringContent($$"""{"code":"{{ProblemCodes.NotFound}}","title":"Not found"}""", Encoding.UTF8, "application/problem+json"),
    };

    private static Dictionary<string, string> Headers(HttpRequestMessage request) =>
        request.Headers.NonValidated.Concat(request.Content?.Headers.NonValidated ?? default)
            .ToDictionary(h => h.Key, h => string.Join(", ", h.Value.ToArray()), StringComparer.OrdinalIgnoreCase);
}

public sealed record Asked(string Route, string Query, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
