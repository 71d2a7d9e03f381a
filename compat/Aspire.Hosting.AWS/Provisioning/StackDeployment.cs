using System.Security.Cryptography;
using System.Text;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Aspire.Hosting.AWS.CloudFormation;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.AWS.Provisioning;

/// <summary>Takes one stack to what its template says, by a change set, and follows it to its end.</summary>
internal sealed partial class StackDeployment(IAmazonCloudFormation client, string stackName, TimeSpan interval, TimeProvider time, ILogger logger)
{
    /// <summary>The tag that holds the fingerprint of what was provisioned last; the original's, so that both understand each other's stacks.</summary>
    private const string FingerprintTag = "AspireAppHost_SHA256";

    // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
    private const int LongestTemplate = 51_200;
    private static readonly string[] Capabilities = ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"];

    private readonly StackEvents _events = new(client, stackName, logger);

    /// <summary>The stack as it is. Waits while it is being changed by somebody else.</summary>
    public async Task<Stack> FindAsync(CancellationToken cancellationToken)
    {
        var stack = await SettledAsync(cancellationToken)
            ?? throw new AWSProvisioningException($"There is no stack '{stackName}' in this account and region.");
        if (!IsUsable(stack) && stack.StackStatus != StackStatus.UPDATE_ROLLBACK_COMPLETE && stack.StackStatus != StackStatus.IMPORT_COMPLETE)
            throw await FailureAsync(stack, cancellationToken);
        return stack;
    }

    /// <summary>Creates or updates the stack, or finds that nothing is to be done.</summary>
    /// <exception cref="AWSProvisioningException">The stack is not what was asked for; the message names the resources that failed, and why.</exception>
    public async Task<Stack> DeployAsync(CloudFormationTemplateResource wanted, CancellationToken cancellationToken)
    {
        var template = await ReadTemplateAsync(wanted.TemplatePath, cancellationToken);
        var fingerprint = Fingerprint(template, wanted);
        var existing = await UpdatableAsync(cancellationToken);
        if (existing is not null && !wanted.DisableDiffCheck && existing.Tags?.Find(tag => tag.Key == FingerprintTag)?.Value == fingerprint)
        {
            LogUnchanged(logger, stackName);
            return existing;
        }

        var changeSet = await CreateChangeSetAsync(wanted, template, fingerprint, existing is null, cancellationToken);
        if (!await IsThereAnythingToDoAsync(changeSet, cancellationToken))
        {
            LogUnchanged(logger, stackName);
            return existing ?? await FindAsync(cancellationToken);
        }

        await _events.SkipAsync(cancellationToken);
        LogExecuting(logger, stackName, existing is null ? "Creating" : "Updating");
        await client.ExecuteChangeSetAsync(new ExecuteChangeSetRequest { ChangeSetName = changeSet }, cancellationToken);
        var result = await SettledAsync(cancellationToken) ?? throw new AWSProvisioningException($"The stack '{stackName}' was deleted while it was being provisioned.");
        return IsUsable(result) ? result : throw await FailureAsync(result, cancellationToken);
    }

    private static bool IsUsable(Stack stack) => stack.StackStatus == StackStatus.CREATE_COMPLETE || stack.StackStatus == StackStatus.UPDATE_COMPLETE;

    private static bool IsChanging(Stack stack) =>
        stack.StackStatus.Value.EndsWith("_IN_PROGRESS", StringComparison.Ordinal) && stack.StackStatus != StackStatus.REVIEW_IN_PROGRESS;

    private static async Task<string> ReadTemplateAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            throw new AWSProvisioningException($"There is no template {Path.GetFullPath(path)}.");
        var template = await File.ReadAllTextAsync(path, cancellationToken);
        return Encoding.UTF8.GetByteCount(template) <= LongestTemplate
            ? template
            : throw new AWSProvisioningException($"The template {Path.GetFullPath(path)} is longer than the {LongestTemplate} bytes that CloudFormation takes. Divide it into nested stacks.");
    }

    private static string Fingerprint(string template, CloudFormationTemplateResource wanted)
    {
        var text = new StringBuilder(template);
        foreach (var (name, value) in wanted.CloudFormationParameters.Concat(wanted.Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal)))
            text.Append('\0').Append(name).Append('\0').Append(value);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>The stack when it can be updated, or null when it is to be created.</summary>
    private async Task<Stack?> UpdatableAsync(CancellationToken cancellationToken)
    {
        var stack = await SettledAsync(cancellationToken);
        if (stack is null || stack.StackStatus == StackStatus.REVIEW_IN_PROGRESS)
            return null;
        if (IsUsable(stack) || stack.StackStatus == StackStatus.UPDATE_ROLLBACK_COMPLETE || stack.StackStatus == StackStatus.IMPORT_COMPLETE)
            return stack;
        var failure = await FailureAsync(stack, cancellationToken);
        if (stack.StackStatus != StackStatus.ROLLBACK_COMPLETE)
            throw failure;

        // its first creation failed and nothing is left in it: it can only be deleted
        LogBeginAgain(logger, failure.Message);
        await client.DeleteStackAsync(new DeleteStackRequest { StackName = stack.StackId }, cancellationToken);
        var rest = await SettledAsync(cancellationToken);
        return rest is null ? null : throw await FailureAsync(rest, cancellationToken);
    }

    private async Task<string> CreateChangeSetAsync(
        CloudFormationTemplateResource wanted, string template, string fingerprint, bool isNew, CancellationToken cancellationToken)
    {
        var answer = await client.CreateChangeSetAsync(
            new CreateChangeSetRequest
            {
                StackName = stackName,
                ChangeSetName = $"Aspire-{Guid.CreateVersion7():N}",
                ChangeSetType = isNew ? ChangeSetType.CREATE : ChangeSetType.UPDATE,
                TemplateBody = template,
                Parameters = [.. wanted.CloudFormationParameters.Select(parameter => new Parameter { ParameterKey = parameter.Key, ParameterValue = parameter.Value })],
                Tags =
                [
                    .. wanted.Tags.Where(tag => tag.Key != FingerprintTag).Select(tag => new Tag { Key = tag.Key, Value = tag.Value }),
                    new Tag { Key = FingerprintTag, Value = fingerprint },
                ],
                Capabilities = [.. Capabilities.Except(wanted.DisabledCapabilities, StringComparer.OrdinalIgnoreCase)],
                RoleARN = wanted.RoleArn,
            },
            cancellationToken);
        return answer.Id;
    }

    private async Task<bool> IsThereAnythingToDoAsync(string changeSet, CancellationToken cancellationToken)
    {
        while (true)
        {
            var found = await client.DescribeChangeSetAsync(new DescribeChangeSetRequest { ChangeSetName = changeSet }, cancellationToken);
            if (found.Status == ChangeSetStatus.CREATE_COMPLETE)
                return true;
            if (found.Status == ChangeSetStatus.FAILED)
            {
                // there is no code for it, only these two sentences
                if (found.StatusReason is { } reason
                    && (reason.Contains("didn't contain changes", StringComparison.OrdinalIgnoreCase) || reason.Contains("No updates are to be performed", StringComparison.OrdinalIgnoreCase)))
                {
                    await client.DeleteChangeSetAsync(new DeleteChangeSetRequest { ChangeSetName = changeSet }, cancellationToken);
                    return false;
                }

                throw new AWSProvisioningException($"CloudFormation cannot change the stack '{stackName}': {found.StatusReason}");
            }

            await Task.Delay(interval, time, cancellationToken);
        }
    }

    /// <summary>Waits until nothing changes the stack; null when it does not exist (any more). What happens meanwhile goes to the log.</summary>
    private async Task<Stack?> SettledAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var stack = await DescribeAsync(cancellationToken);
            if (stack is null || stack.StackStatus == StackStatus.DELETE_COMPLETE)
                return null;
            await _events.LogNewAsync(stack.StackId, cancellationToken);
            if (!IsChanging(stack))
                return stack;
            await Task.Delay(interval, time, cancellationToken);
        }
    }

    private async Task<Stack?> DescribeAsync(CancellationToken cancellationToken)
    {
        try
        {
            var answer = await client.DescribeStacksAsync(new DescribeStacksRequest { StackName = stackName }, cancellationToken);
            return answer.Stacks?.FirstOrDefault();
        }
        catch (AmazonCloudFormationException missing) when (missing.ErrorCode == "ValidationError" && missing.Message.Contains("does not exist", StringComparison.Ordinal))
        {
            return null;
        }
    }

    private async Task<AWSProvisioningException> FailureAsync(Stack stack, CancellationToken cancellationToken)
    {
        var failures = await _events.FailuresAsync(stack.StackId, cancellationToken);
        var reasons = failures.Count > 0
            ? string.Concat(failures.Select(failure => $"{Environment.NewLine}  {failure}"))
            : $" {stack.StackStatusReason}";
        return new AWSProvisioningException($"The stack '{stackName}' is {stack.StackStatus.Value}:{reasons}");
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The stack '{StackName}' is up to date")]
    private static partial void LogUnchanged(ILogger logger, string stackName);

    [LoggerMessage(Level = LogLevel.Information, Message = "{What} the stack '{StackName}'")]
    private static partial void LogExecuting(ILogger logger, string stackName, string what);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Reason}\nNothing is left of it; it is deleted and created again")]
    private static partial void LogBeginAgain(ILogger logger, string reason);
}
