using Amazon;
using Amazon.CloudFormation;
using Amazon.Runtime;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.AWS.CloudFormation;
using ClassCast.Testing;
using ClassCast.Testing.Aws;

namespace ClassCast.AppHost.Tests.Orchestrator;

/// <summary>Stacks of an application, on a server that is not ours.</summary>
public sealed class CloudFormationTests(StackServer aws) : IClassFixture<StackServer>, IDisposable
{
    private const string Template = """
        Parameters: { Name: { Type: String } }
        Resources:
          Mails: { Type: AWS::SQS::Queue, Properties: { QueueName: !Ref Name } }
        Outputs:
          QueueName: { Value: !GetAtt Mails.QueueName }
          Greeting: { Value: !Sub 'from ${Name}' }
        """;

    private readonly TempDirectory _directory = new();
    private readonly string _stackName = $"s{Guid.CreateVersion7():N}";

    public void Dispose() => _directory.Dispose();

    [Fact(Timeout = Fixture.Timeout)]
    public async Task A_service_waits_for_the_stack_and_gets_its_outputs_and_its_region()
    {
        await using var builder = Fixture.NewApplication();
        var stack = AddStack(builder, "first").WithReference(builder.AddAWSSDKConfig().WithRegion(RegionEndpoint.EUWest1));
        builder.AddService("api").WithReference(stack).WithEnvironment("GREETING", stack.GetOutput("Greeting"));
        builder.AddService("web").WithReference(stack, "Cloud:Here").WithReference(builder.AddAWSSDKConfig().WithProfile("teacher").WithRegion("eu-north-1"));
        builder.AddService("other").WithEnvironment("GREETING", ReferenceExpression.Create($"<{stack.GetOutput("Greeting")}>"));
        await using var app = await builder.StartAsync();

        var api = await app.EnvironmentOfAsync("api");
        var web = await app.EnvironmentOfAsync("web");

        Assert.Equal(("first", "from first", "from first"), (api["AWS__Resources__QueueName"], api["AWS__Resources__Greeting"], api["GREETING"]));
        Assert.Equal(("eu-west-1", "eu-west-1"), (api["AWS_REGION"], api["AWS__Region"]));
        Assert.Equal("first", web["Cloud__Here__QueueName"]);
        Assert.Equal(("teacher", "eu-north-1"), (web["AWS_PROFILE"], web["AWS_REGION"]));
        Assert.Equal("<from first>", (await app.EnvironmentOfAsync("other"))["GREETING"]);
        Assert.Contains("CREATE_COMPLETE", await app.LogLineAsync("aws", "CREATE_COMPLETE"), StringComparison.Ordinal);
        Assert.True(app.ResourceNotifications.TryGetCurrentState("aws", out var shown));
        Assert.Equal(("CloudFormationTemplate", KnownResourceStates.Running), (shown.Snapshot.ResourceType, shown.Snapshot.State?.Text));
        Assert.Contains(shown.Snapshot.Properties, property => property is { Name: "aws.cloudformation.output.Greeting", Value: "from first" });
    }

    [Fact(Timeout = Fixture.Timeout)]
    public async Task An_unchanged_stack_is_found_as_it_is_and_a_changed_one_is_updated()
    {
        Assert.Equal("from one", await StartAndReadAsync("one", "Creating the stack"));
        Assert.Equal("from one", await StartAndReadAsync("one", "is up to date"));
        Assert.Equal("from two", await StartAndReadAsync("two", "Updating the stack"));
    }

    [Fact(Timeout = Fixture.Timeout)]
    public async Task A_stack_that_exists_is_found_and_one_that_does_not_ends_in_a_sentence()
    {
        await StartAndReadAsync("there", "Creating the stack");
        await using var builder = Fixture.NewApplication();
        var known = builder.AddAWSCloudFormationStack("known", _stackName).WithReference(aws.Client);
        var unknown = builder.AddAWSCloudFormationStack("unknown", "no-such-stack").WithReference(aws.Client);
        builder.AddService("api").WithReference(known);
        builder.AddService("web").WithReference(unknown);
        await using var app = await builder.StartAsync();

        Assert.Equal("there", (await app.EnvironmentOfAsync("api"))["AWS__Resources__QueueName"]);
        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(() => app.HealthyAsync("unknown"));
        Assert.Contains("'FailedToStart'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("There is no stack 'no-such-stack'", await app.LogLineAsync("unknown", "Failed to provision"), StringComparison.Ordinal);
        Assert.Contains("It waits for 'unknown'", await app.LogLineAsync("web", "Failed to start"), StringComparison.Ordinal);
    }

    [Fact(Timeout = Fixture.Timeout)]
    public async Task A_server_that_cannot_be_reached_is_said_with_what_to_set()
    {
        await using var builder = Fixture.NewApplication();
        using var nowhere = new AmazonCloudFormationClient(
            new BasicAWSCredentials("key", "secret"), new AmazonCloudFormationConfig { ServiceURL = "http://127.0.0.1:1", MaxErrorRetry = 0 });
        builder.AddAWSCloudFormationStack("aws").WithReference(nowhere);
        await using var app = await builder.StartAsync();

        Assert.Contains("AWS_ENDPOINT_URL", await app.LogLineAsync("aws", "Failed to provision: AWS cannot be reached"), StringComparison.Ordinal);
    }

    [Fact(Timeout = Fixture.Timeout)]
    public async Task An_output_that_does_not_exist_fails_the_service_that_asks_for_it()
    {
        await using var builder = Fixture.NewApplication();
        var stack = AddStack(builder, "some");
        builder.AddService("api").WithEnvironment("X", stack.GetOutput("Nothing"));
        await using var app = await builder.StartAsync();

        Assert.Contains($"The stack '{_stackName}' has no output 'Nothing'.", await app.LogLineAsync("api", "Failed to start"), StringComparison.Ordinal);
    }

    private async Task<string> StartAndReadAsync(string name, string said)
    {
        await using var builder = Fixture.NewApplication();
        var stack = AddStack(builder, name);
        await using var app = await builder.StartAsync();
        await app.HealthyAsync("aws");
        await app.LogLineAsync("aws", said);
        return stack.GetOutput("Greeting").Value!;
    }

    private IResourceBuilder<ICloudFormationTemplateResource> AddStack(IDistributedApplicationBuilder builder, string name)
    {
        var path = _directory.File("queue.template");
        File.WriteAllText(path, Template);
        var stack = builder.AddAWSCloudFormationTemplate("aws", path, _stackName).WithParameter("Name", name).WithReference(aws.Client);
        stack.Resource.StackPollingInterval = 1;
        stack.WithTag("owner", "test");
        return stack;
    }
}

/// <summary>The server, and a client that knows it.</summary>
public sealed class StackServer : IAsyncLifetime
{
    private MotoServer? _server;

    public IAmazonCloudFormation Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await MotoServer.StartAsync(TestContext.Current.CancellationToken);
        Client = new AmazonCloudFormationClient(
            new BasicAWSCredentials("key", "secret"),
            new AmazonCloudFormationConfig { ServiceURL = _server.Endpoint.ToString(), AuthenticationRegion = "eu-central-1" });
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
    }
}
