using System.Collections.Concurrent;
using Amazon.Runtime;

namespace ClassCast.Backends.Tests.Aws.Faults;

/// <summary>
/// Stands between the SDK and the server, counts what passes, and does what no emulator does: throttle, break, lose answers, dawdle. Give it to a process as
/// <c>new AwsClients(faults)</c>.
/// </summary>
internal sealed class AwsFaults : HttpClientFactory, IDisposable
{
    private readonly HttpClient client;
    private readonly Lock gate = new();
    private readonly List<FaultRule> rules = [];
    private readonly ConcurrentQueue<AwsCall> calls = [];

    public AwsFaults() => client = new HttpClient(new FaultHandler(this)) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Everything that was sent so far, retries included, answered or not.</summary>
    public IReadOnlyList<AwsCall> Calls => [.. calls];

    /// <param name="operation">Name of the operation (<c>PutItem</c>, <c>SendMessage</c>, <c>Publish</c>); where a protocol has none the method, with the path or without.</param>
    /// <param name="fault">What happens to it.</param>
    /// <param name="times">How often; the calls after that pass.</param>
    public AwsFaults On(string operation, Fault fault, int times = 1)
    {
        lock (gate)
        {
            rules.Add(new FaultRule(operation, fault) { Left = times });
        }

        return this;
    }

    /// <summary>Every call passes again.</summary>
    public void Recover()
    {
        lock (gate)
        {
            rules.Clear();
        }
    }

    public int Count(string operation) => calls.Count(call => call.Matches(operation));

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => client;

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    public void Dispose() => client.Dispose();

    /// <returns>Null when it passes.</returns>
    private Fault? Take(AwsCall call)
    {
        calls.Enqueue(call);
        lock (gate)
        {
            var rule = rules.Find(one => one.Left > 0 && call.Matches(one.Operation));
            if (rule is null)
            {
                return null;
            }

            rule.Left--;
            return rule.Fault;
        }
    }

    private sealed class FaultHandler(AwsFaults faults) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var call = await AwsCall.ReadAsync(request, cancellationToken);
            return faults.Take(call) is { } fault
                ? await fault(request, () => base.SendAsync(request, cancellationToken), cancellationToken)
                : await base.SendAsync(request, cancellationToken);
        }
    }

    private sealed record FaultRule(string Operation, Fault Fault)
    {
        public int Left { get; set; }
    }
}

/// <summary>What happens to a request; <paramref name="pass"/> lets the server do the work.</summary>
internal delegate Task<HttpResponseMessage> Fault(HttpRequestMessage request, Func<Task<HttpResponseMessage>> pass, CancellationToken cancellationToken);
