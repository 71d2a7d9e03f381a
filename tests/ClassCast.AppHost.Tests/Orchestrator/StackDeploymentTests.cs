using Aspire.Hosting.AWS.CloudFormation;
using Aspire.Hosting.AWS.Provisioning;
using ClassCast.Testing;
using Microsoft.Extensions.Logging;

namespace ClassCast.AppHost.Tests.Orchestrator;

/// <summary>What CloudFormation may answer, case by case; <see cref="CloudFormationTests"/> goes through a server.</summary>
public sealed class StackDeploymentTests : IDisposable
{
    private readonly TempDirectory _directory = new();
    private readonly ScriptedCloudFormation _aws = new();
    private readonly Lines _log = new();
    private readonly CloudFormationTemplateResource _wanted;

    public StackDeploymentTests()
    {
        _wanted = new CloudFormationTemplateResource("aws", "classroom", _directory.File("app.template"));
        File.WriteAllText(_wanted.TemplatePath, "Resources: {}");
        _wanted.AddParameter("Stage", "dev");
        _wanted.Tags["owner"] = "school";
    }

    public void Dispose()
    {
        _aws.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task A_stack_that_does_not_exist_is_created_by_a_change_set_with_parameters_tags_and_capabilities()
    {
        _aws.HasNoStack().HasStack("CREATE_IN_PROGRESS").HasStack("CREATE_COMPLETE", output: "users").TakesChangeSet().HasEvents("arn:stack/classroom");

        var stack = await DeployAsync();

        Assert.Equal("users", Assert.Single(stack.Outputs).OutputValue);
        var asked = _aws.Last["CreateChangeSet"];
        Assert.Equal(("CREATE", "classroom", "Resources: {}"), (asked["ChangeSetType"], asked["StackName"], asked["TemplateBody"]));
        Assert.Equal(("Stage", "dev"), (asked["Parameters.member.1.ParameterKey"], asked["Parameters.member.1.ParameterValue"]));
        Assert.Equal(("owner", "school"), (asked["Tags.member.1.Key"], asked["Tags.member.1.Value"]));
        Assert.Equal("AspireAppHost_SHA256", asked["Tags.member.2.Key"]);
        Assert.Equal("CAPABILITY_IAM", asked["Capabilities.member.1"]);
        Assert.Equal("arn:changeset/1", _aws.Last["ExecuteChangeSet"]["ChangeSetName"]);
    }

    [Theory]
    [InlineData("The submitted information didn't contain changes. Submit different information to create a change set.")]
    [InlineData("No updates are to be performed.")]
    public async Task A_change_set_without_changes_leaves_the_stack_as_it_is(string reason)
    {
        _aws.HasStack("UPDATE_COMPLETE", output: "users").HasEvents("arn:stack/classroom").TakesChangeSet("FAILED", reason);

        var stack = await DeployAsync();

        Assert.Equal("users", Assert.Single(stack.Outputs).OutputValue);
        Assert.Contains("DeleteChangeSet", _aws.Asked);
        Assert.DoesNotContain("ExecuteChangeSet", _aws.Asked);
    }

    [Fact]
    public async Task A_change_set_that_cannot_be_made_fails_with_the_reason()
    {
        _aws.HasStack("CREATE_COMPLETE").HasEvents("arn:stack/classroom").TakesChangeSet("FAILED", "Unresolved resource dependencies [Videos]");

        var failure = await Assert.ThrowsAsync<AWSProvisioningException>(DeployAsync);

        Assert.Equal("CloudFormation cannot change the stack 'classroom': Unresolved resource dependencies [Videos]", failure.Message);
    }

    [Fact]
    public async Task A_failed_creation_names_the_resources_that_failed_in_nested_stacks_too_and_not_those_that_were_cancelled()
    {
        _aws.HasNoStack().HasStack("ROLLBACK_COMPLETE").TakesChangeSet()
            .HasEvents("arn:stack/classroom")
            .HasEvents(
                "arn:stack/classroom",
                ("classroom", "arn:stack/classroom", "AWS::CloudFormation::Stack", "CREATE_IN_PROGRESS", "User Initiated"),
                ("Topic", "", "AWS::SNS::Topic", "CREATE_FAILED", "Resource creation cancelled"),
                ("Queue", "", "AWS::SQS::Queue", "CREATE_FAILED", "Access denied"),
                ("Storage", "arn:stack/storage", "AWS::CloudFormation::Stack", "CREATE_FAILED", "Embedded stack was not successfully created"),
                ("classroom", "arn:stack/classroom", "AWS::CloudFormation::Stack", "ROLLBACK_COMPLETE", null))
            .HasEvents(
                "arn:stack/classroom",
                ("classroom", "arn:stack/classroom", "AWS::CloudFormation::Stack", "CREATE_IN_PROGRESS", "User Initiated"),
                ("Queue", "", "AWS::SQS::Queue", "CREATE_FAILED", "Access denied"),
                ("Storage", "arn:stack/storage", "AWS::CloudFormation::Stack", "CREATE_FAILED", "Embedded stack was not successfully created"))
            .HasEvents(
                "arn:stack/storage",
                ("Old", "", "AWS::S3::Bucket", "CREATE_FAILED", "of an earlier attempt"),
                ("storage", "arn:stack/storage", "AWS::CloudFormation::Stack", "CREATE_IN_PROGRESS", null),
                ("Videos", "", "AWS::S3::Bucket", "CREATE_FAILED", "videos already exists"));

        var failure = await Assert.ThrowsAsync<AWSProvisioningException>(DeployAsync);

        Assert.Equal(
            [
                "The stack 'classroom' is ROLLBACK_COMPLETE:",
                "  Storage/Videos (AWS::S3::Bucket) CREATE_FAILED: videos already exists",
                "  Queue (AWS::SQS::Queue) CREATE_FAILED: Access denied",
            ],
            failure.Message.Split(Environment.NewLine));
        Assert.Contains(_log.Written, line => line.StartsWith("Error Queue CREATE_FAILED: Access denied", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stack_whose_creation_failed_before_is_explained_deleted_and_created_again()
    {
        _aws.HasStack("ROLLBACK_COMPLETE").HasNoStack().HasStack("CREATE_COMPLETE", output: "users").TakesChangeSet().On("DeleteStack", "")
            .HasEvents(
                "arn:stack/classroom",
                ("classroom", "arn:stack/classroom", "AWS::CloudFormation::Stack", "CREATE_IN_PROGRESS", null),
                ("Queue", "", "AWS::SQS::Queue", "CREATE_FAILED", "Access denied"));

        var stack = await DeployAsync();

        Assert.Equal("users", Assert.Single(stack.Outputs).OutputValue);
        Assert.Equal("arn:stack/classroom", _aws.Last["DeleteStack"]["StackName"]);
        Assert.Equal("CREATE", _aws.Last["CreateChangeSet"]["ChangeSetType"]);
        Assert.Contains(_log.Written, line => line.Contains("Queue (AWS::SQS::Queue) CREATE_FAILED: Access denied", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("UPDATE_ROLLBACK_FAILED")]
    [InlineData("DELETE_FAILED")]
    [InlineData("ROLLBACK_FAILED")]
    public async Task A_stack_that_only_a_person_can_repair_is_left_alone_and_explained(string status)
    {
        _aws.HasStack(status, "The following resource(s) failed: [Videos]").HasEvents("arn:stack/classroom");

        var failure = await Assert.ThrowsAsync<AWSProvisioningException>(DeployAsync);

        Assert.Equal($"The stack 'classroom' is {status}: The following resource(s) failed: [Videos]", failure.Message);
        Assert.DoesNotContain("CreateChangeSet", _aws.Asked);
    }

    [Fact]
    public async Task A_stack_that_somebody_else_is_changing_is_waited_for()
    {
        _aws.HasStack("UPDATE_IN_PROGRESS").HasStack("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS").HasStack("UPDATE_COMPLETE").HasEvents("arn:stack/classroom").TakesChangeSet();

        await DeployAsync();

        Assert.Equal(3, _aws.Asked.TakeWhile(action => action != "CreateChangeSet").Count(action => action == "DescribeStacks"));
        Assert.Equal("UPDATE", _aws.Last["CreateChangeSet"]["ChangeSetType"]);
    }

    [Fact]
    public async Task A_template_that_is_missing_or_too_long_is_refused_by_its_name()
    {
        await File.WriteAllTextAsync(_wanted.TemplatePath, new string(' ', 51_201), Fixture.Cancellation);
        Assert.Contains(_wanted.TemplatePath, (await Assert.ThrowsAsync<AWSProvisioningException>(DeployAsync)).Message, StringComparison.Ordinal);

        File.Delete(_wanted.TemplatePath);
        Assert.Equal($"There is no template {_wanted.TemplatePath}.", (await Assert.ThrowsAsync<AWSProvisioningException>(DeployAsync)).Message);
        Assert.Empty(_aws.Asked);
    }

    private async Task<Amazon.CloudFormation.Model.Stack> DeployAsync()
    {
        using var client = _aws.CreateClient();
        return await new StackDeployment(client, "classroom", TimeSpan.Zero, TimeProvider.System, _log).DeployAsync(_wanted, Fixture.Cancellation);
    }

    private sealed class Lines : ILogger
    {
        private readonly List<string> _written = [];

        public IReadOnlyList<string> Written => _written;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _written.Add($"{logLevel} {formatter(state, exception)}");
    }
}
