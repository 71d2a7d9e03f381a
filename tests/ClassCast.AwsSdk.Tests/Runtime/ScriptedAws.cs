using System.Net;
using System.Text;
using Amazon;
using Amazon.Runtime;

namespace ClassCast.AwsSdk.Tests.Runtime;

/// <summary>Answers in the order given, the last one again and again, and keeps what was asked.</summary>
internal sealed class ScriptedAws(params Func<CancellationToken, Task<HttpResponseMessage>>[] answers) : HttpMessageHandler
{
    private readonly List<Sent> sent = [];

    public IReadOnlyList<Sent> Requests => sent;

    public static Func<CancellationToken, Task<HttpResponseMessage>> Answer(HttpStatusCode status, string body, params (string Name, string Value)[] headers) => _ =>
    {
        var answer = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, body.StartsWith('<') ? "text/xml" : "application/json") };
        answer.Headers.Add("x-amzn-RequestId", "header-id");
        foreach (var (name, value) in headers)
        {
            answer.Headers.Add(name, value);
        }

        return Task.FromResult(answer);
    };

    public static async Task<HttpResponseMessage> Hang(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        return new HttpResponseMessage();
    }

    public T Configure<T>(T config) where T : ClientConfig
    {
        config.RegionEndpoint ??= RegionEndpoint.EUCentral1;
        return ConfigureWithoutRegion(config);
    }

    public T ConfigureWithoutRegion<T>(T config) where T : ClientConfig
    {
        config.HttpClientFactory = new Factory(this);
        return config;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var n = sent.Count;
        sent.Add(new Sent(
            request.Method,
            request.RequestUri!,
            request.Headers.NonValidated.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            request.Content?.Headers.ContentType?.MediaType,
            request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken)));
        var answer = await answers[Math.Min(n, answers.Length - 1)](cancellationToken);
        answer.RequestMessage = request;
        return answer;
    }

    internal sealed record Sent(HttpMethod Method, Uri Uri, IReadOnlyDictionary<string, string> Headers, string? ContentType, string Body);

    private sealed class Factory(ScriptedAws handler) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(handler, disposeHandler: false);

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;
    }
}
