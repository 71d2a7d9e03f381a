using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.S3;
using ClassCast.Testing;
using ClassCast.Testing.Aws;

namespace ClassCast.Infra.Tests.Deployment;

/// <summary>A server of its own for the tests of one class, and stacks on it, deployed with Amazon's own command line as an operator would.</summary>
public sealed class Cloud : IAsyncDisposable
{
    private const string TemplateBucket = "templates";

    private readonly TempDirectory files = new();
    private MotoServer? server;
    private IReadOnlyDictionary<string, string>? production;

    public IAmazonDynamoDB DynamoDb => new AmazonDynamoDBClient(Credentials, Configure(new AmazonDynamoDBConfig()));

    public IAmazonS3 S3
    {
        get
        {
            var configuration = Configure(new AmazonS3Config());
            configuration.ForcePathStyle = true;
            return new AmazonS3Client(Credentials, configuration);
        }
    }

    private string PackagedTemplate => files.File("app.template");

    private MotoServer Server => server ?? throw new InvalidOperationException("The server was not started.");

    private BasicAWSCredentials Credentials => new(Server.EnvironmentVariables["AWS_ACCESS_KEY_ID"], Server.EnvironmentVariables["AWS_SECRET_ACCESS_KEY"]);

    /// <returns>The outputs of a stack of stage prod, with an operator.</returns>
    public async Task<IReadOnlyDictionary<string, string>> ProductionAsync() =>
        production ??= await DeployAsync("classcast", "Stage=prod", "WebOrigin=https://class.example.org", "OperatorEmail=operator@example.org");

    /// <returns>The stack's outputs.</returns>
    public async Task<IReadOnlyDictionary<string, string>> DeployAsync(string stack, params IEnumerable<string> parameters)
    {
        await StartAsync();
        await AwsTextAsync([
            "cloudformation", "deploy", "--template-file", PackagedTemplate, "--stack-name", stack, "--no-fail-on-empty-changeset",
            "--capabilities", "CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND", "--parameter-overrides", .. parameters,
        ]);
        var description = await AwsAsync("cloudformation", "describe-stacks", "--stack-name", stack);
        return description["Stacks"]![0]!["Outputs"]!.AsArray().ToDictionary(output => (string)output!["OutputKey"]!, output => (string)output!["OutputValue"]!);
    }

    /// <summary>Calls a service with Amazon's command line.</summary>
    public async Task<JsonNode> AwsAsync(params IEnumerable<string> arguments) =>
        JsonNode.Parse(await AwsTextAsync([.. arguments, "--output", "json"])) ?? new JsonObject();

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        files.Dispose();
    }

    private async Task StartAsync()
    {
        if (server is not null)
        {
            return;
        }

        server = await MotoServer.StartAsync(TestContext.Current.CancellationToken);
        await AwsTextAsync("s3", "mb", $"s3://{TemplateBucket}");
        await AwsTextAsync(
            "cloudformation", "package", "--template-file", Template.FileOf("app"), "--s3-bucket", TemplateBucket, "--output-template-file", PackagedTemplate);
    }

    private Task<string> AwsTextAsync(params IEnumerable<string> arguments) =>
        Tool.RunAsync(
            "aws",
            ["--endpoint-url", Server.EnvironmentVariables["AWS_ENDPOINT_URL"], "--region", Server.EnvironmentVariables["AWS_REGION"], .. arguments],
            Server.EnvironmentVariables);

    private T Configure<T>(T configuration) where T : ClientConfig
    {
        configuration.ServiceURL = Server.EnvironmentVariables["AWS_ENDPOINT_URL"];
        configuration.AuthenticationRegion = Server.EnvironmentVariables["AWS_REGION"];
        return configuration;
    }
}
