using System.Net;
using System.Web;
using Amazon.CloudFormation;
using Amazon.Runtime;

namespace ClassCast.AppHost.Tests.Orchestrator;

/// <summary>CloudFormation that answers each action with what a test prepared, in order; the last answer stays.</summary>
internal sealed class ScriptedCloudFormation : HttpMessageHandler
{
    private readonly Dictionary<string, Queue<(HttpStatusCode Status, string Body)>> _answers = new(StringComparer.Ordinal);
    private readonly List<string> _asked = [];

    /// <summary>What was asked, as "ExecuteChangeSet".</summary>
    public IReadOnlyList<string> Asked => _asked;

    /// <summary>The fields of the last question of its kind.</summary>
    public Dictionary<string, Dictionary<string, string>> Last { get; } = new(StringComparer.Ordinal);

    public AmazonCloudFormationClient CreateClient() => new(
        new BasicAWSCredentials("key", "secret"),
        new AmazonCloudFormationConfig { ServiceURL = "http://cloudformation.test", HttpClientFactory = new Factory(this), MaxErrorRetry = 0 });

    public ScriptedCloudFormation On(string action, params string[] results)
    {
        foreach (var result in results)
            AnswersOf(action).Enqueue((HttpStatusCode.OK, $"<{action}Response><{action}Result>{result}</{action}Result></{action}Response>"));
        return this;
    }

    public ScriptedCloudFormation Refuses(string action, string code, string message)
    {
        AnswersOf(action).Enqueue((HttpStatusCode.BadRequest, $"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error></ErrorResponse>"));
        return this;
    }

    public ScriptedCloudFormation HasNoStack() => Refuses("DescribeStacks", "ValidationError", "Stack with id classroom does not exist");

    public ScriptedCloudFormation HasStack(string status, string? reason = null, string? output = null) => On("DescribeStacks", $"""
        <Stacks><member>
          <StackName>classroom</StackName><StackId>arn:stack/classroom</StackId><StackStatus>{status}</StackStatus><StackStatusReason>{reason}</StackStatusReason>
          <CreationTime>2026-01-01T00:00:00Z</CreationTime>
          <Outputs><member><OutputKey>Table</OutputKey><OutputValue>{output}</OutputValue></member></Outputs>
        </member></Stacks>
        """);

    /// <param name="events">Oldest first: logical id, physical id, type, status, reason.</param>
    public ScriptedCloudFormation HasEvents(string stackId, params (string Id, string PhysicalId, string Type, string Status, string? Reason)[] events) => On("DescribeStackEvents", $"""
        <StackEvents>{string.Concat(events.Reverse().Select(e => $"""
          <member>
            <EventId>{Guid.CreateVersion7()}</EventId><StackId>{stackId}</StackId><LogicalResourceId>{e.Id}</LogicalResourceId><PhysicalResourceId>{e.PhysicalId}</PhysicalResourceId>
            <ResourceType>{e.Type}</ResourceType><ResourceStatus>{e.Status}</ResourceStatus><ResourceStatusReason>{e.Reason}</ResourceStatusReason><Timestamp>2026-01-01T00:00:00Z</Timestamp>
          </member>
          """))}</StackEvents>
        """);

    public ScriptedCloudFormation TakesChangeSet(string status = "CREATE_COMPLETE", string? reason = null) => this
        .On("CreateChangeSet", "<Id>arn:changeset/1</Id><StackId>arn:stack/classroom</StackId>")
        .On("DescribeChangeSet", "<Status>CREATE_IN_PROGRESS</Status>", $"<Status>{status}</Status><StatusReason>{reason}</StatusReason>")
        .On("DeleteChangeSet", "")
        .On("ExecuteChangeSet", "");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var form = HttpUtility.ParseQueryString(await request.Content!.ReadAsStringAsync(cancellationToken));
        var action = form["Action"]!;
        _asked.Add(action);
        Last[action] = form.AllKeys.ToDictionary(key => key!, key => form[key]!, StringComparer.Ordinal);
        if (!_answers.TryGetValue(action, out var answers))
            throw new InvalidOperationException($"Nothing is prepared for {action}.");
        var (status, body) = answers.Count > 1 ? answers.Dequeue() : answers.Peek();
        return new HttpResponseMessage(status) { Content = new StringContent(body, System.Text.Encoding.UTF8, "text/xml"), RequestMessage = request };
    }

    private Queue<(HttpStatusCode Status, string Body)> AnswersOf(string action)
    {
        if (!_answers.TryGetValue(action, out var answers))
            _answers[action] = answers = new();
        return answers;
    }

    private sealed class Factory(ScriptedCloudFormation script) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(script, disposeHandler: false);

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;
    }
}
