using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;

namespace ClassCast.AwsSdk.Tests.CloudFormation;

public sealed class CloudFormationOnMotoTests(Moto moto) : IDisposable
{
    private const string Template = """
        {
          "AWSTemplateFormatVersion": "2010-09-09",
          "Description": "One topic",
          "Parameters": { "TopicName": { "Type": "String", "Description": "How it is called" } },
          "Resources": { "Topic": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Ref": "TopicName" } } } },
          "Outputs": { "TopicArn": { "Value": { "Ref": "Topic" }, "Description": "Where to publish" } }
        }
        """;

    private readonly AmazonCloudFormationClient cloudFormation = new(Moto.Credentials, moto.Configure(new AmazonCloudFormationConfig()));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => cloudFormation.Dispose();

    [Fact]
    public async Task A_stack_is_created_described_updated_and_deleted()
    {
        var name = Name();
        var created = await cloudFormation.CreateStackAsync(
            new CreateStackRequest
            {
                StackName = name,
                TemplateBody = Template,
                Parameters = [new() { ParameterKey = "TopicName", ParameterValue = name }],
                Capabilities = [Capability.CAPABILITY_NAMED_IAM],
                Tags = [new() { Key = "stage", Value = "test & more" }],
            },
            Token);

        var stack = Assert.Single((await cloudFormation.DescribeStacksAsync(new DescribeStacksRequest { StackName = name }, Token)).Stacks);
        var resources = await cloudFormation.DescribeStackResourcesAsync(new DescribeStackResourcesRequest { StackName = name }, Token);
        var events = await cloudFormation.DescribeStackEventsAsync(new DescribeStackEventsRequest { StackName = name }, Token);
        await cloudFormation.UpdateStackAsync(
            new UpdateStackRequest
            {
                StackName = name,
                UsePreviousTemplate = true,
                Parameters = [new() { ParameterKey = "TopicName", ParameterValue = name + "-2" }],
            },
            Token);
        var updated = Assert.Single((await cloudFormation.DescribeStacksAsync(new DescribeStacksRequest { StackName = name }, Token)).Stacks);
        await cloudFormation.DeleteStackAsync(new DeleteStackRequest { StackName = name }, Token);
        var gone = await Assert.ThrowsAsync<AmazonCloudFormationException>(
            () => cloudFormation.DescribeStacksAsync(new DescribeStacksRequest { StackName = name }, Token));

        Assert.Equal((created.StackId, StackStatus.CREATE_COMPLETE), (stack.StackId, stack.StackStatus));
        Assert.Equal(("TopicName", name), (Assert.Single(stack.Parameters).ParameterKey, stack.Parameters[0].ParameterValue));
        Assert.Equal("test & more", Assert.Single(stack.Tags).Value);
        Assert.Equal("TopicArn", Assert.Single(stack.Outputs).OutputKey);
        Assert.EndsWith($":{name}", stack.Outputs[0].OutputValue, StringComparison.Ordinal);
        Assert.InRange(stack.CreationTime!.Value, DateTime.UnixEpoch.AddYears(50), DateTime.UnixEpoch.AddYears(200));
        Assert.Equal(("Topic", "AWS::SNS::Topic"), (Assert.Single(resources.StackResources).LogicalResourceId, resources.StackResources[0].ResourceType));
        Assert.Contains(events.StackEvents, e => e.ResourceStatus == ResourceStatus.CREATE_COMPLETE);
        Assert.Equal(StackStatus.UPDATE_COMPLETE, updated.StackStatus);
        Assert.Equal("ValidationError", gone.ErrorCode);
    }

    [Fact]
    public async Task A_change_set_is_made_described_and_executed()
    {
        var name = Name();
        var made = await cloudFormation.CreateChangeSetAsync(ChangeSet(name), Token);

        var described = await cloudFormation.DescribeChangeSetAsync(new DescribeChangeSetRequest { StackName = name, ChangeSetName = made.Id }, Token);
        await cloudFormation.ExecuteChangeSetAsync(new ExecuteChangeSetRequest { StackName = name, ChangeSetName = made.Id }, Token);
        var stack = Assert.Single((await cloudFormation.DescribeStacksAsync(new DescribeStacksRequest { StackName = name }, Token)).Stacks);

        var change = Assert.Single(described.Changes);
        Assert.Equal(ChangeSetStatus.CREATE_COMPLETE, described.Status);
        Assert.Equal(("Topic", ChangeAction.Add), (change.ResourceChange.LogicalResourceId, change.ResourceChange.Action));
        Assert.Equal(StackStatus.CREATE_COMPLETE, stack.StackStatus);
    }

    [Fact]
    public async Task A_deleted_change_set_is_gone()
    {
        var name = Name();
        var made = await cloudFormation.CreateChangeSetAsync(ChangeSet(name), Token);

        await cloudFormation.DeleteChangeSetAsync(new DeleteChangeSetRequest { StackName = name, ChangeSetName = made.Id }, Token);

        await Assert.ThrowsAnyAsync<AmazonCloudFormationException>(
            () => cloudFormation.DescribeChangeSetAsync(new DescribeChangeSetRequest { StackName = name, ChangeSetName = made.Id }, Token));
    }

    [Fact]
    public async Task A_template_is_validated_summarised_and_read_back()
    {
        var name = Name();
        await cloudFormation.CreateStackAsync(
            new CreateStackRequest { StackName = name, TemplateBody = Template, Parameters = [new() { ParameterKey = "TopicName", ParameterValue = name }] }, Token);

        var valid = await cloudFormation.ValidateTemplateAsync(new ValidateTemplateRequest { TemplateBody = Template }, Token);
        var summary = await cloudFormation.GetTemplateSummaryAsync(new GetTemplateSummaryRequest { TemplateBody = Template }, Token);
        var read = await cloudFormation.GetTemplateAsync(new GetTemplateRequest { StackName = name }, Token);
        var listed = await cloudFormation.DescribeStacksAsync(Token);

        Assert.Equal("One topic", valid.Description);
        Assert.Equal("TopicName", Assert.Single(summary.Parameters).ParameterKey);
        Assert.Equal(["AWS::SNS::Topic"], summary.ResourceTypes);
        Assert.Contains("AWS::SNS::Topic", read.TemplateBody, StringComparison.Ordinal);
        Assert.Contains(listed.Stacks, stack => stack.StackName == name);
    }

    private static string Name() => $"s-{Guid.CreateVersion7():N}";

    private static CreateChangeSetRequest ChangeSet(string stack) => new()
    {
        StackName = stack,
        ChangeSetName = "first",
        ChangeSetType = ChangeSetType.CREATE,
        TemplateBody = Template,
        Parameters = [new() { ParameterKey = "TopicName", ParameterValue = stack }],
    };
}
