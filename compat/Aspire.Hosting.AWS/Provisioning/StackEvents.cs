using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.AWS.Provisioning;

/// <summary>What happened to the resources of a stack. CloudFormation tells the newest first.</summary>
internal sealed partial class StackEvents(IAmazonCloudFormation client, string stackName, ILogger logger)
{
    private const string NestedStack = "AWS::CloudFormation::Stack";

    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private bool _began;

    /// <summary>What has happened so far is not news.</summary>
    public async Task SkipAsync(CancellationToken cancellationToken)
    {
        foreach (var happened in await ReadAsync(stackName, cancellationToken))
            _told.Add(happened.EventId);
        _began = true;
    }

    public async Task LogNewAsync(string stackId, CancellationToken cancellationToken)
    {
        if (!_began)
        {
            await SkipAsync(cancellationToken);
            return;
        }

        foreach (var happened in Enumerable.Reverse(await ReadAsync(stackId, cancellationToken)))
        {
            if (!_told.Add(happened.EventId))
                continue;
            var reason = string.IsNullOrEmpty(happened.ResourceStatusReason) ? "" : $": {happened.ResourceStatusReason}";
            if (IsFailure(happened))
                LogFailed(logger, happened.LogicalResourceId, happened.ResourceStatus.Value, reason);
            else
                LogHappened(logger, happened.LogicalResourceId, happened.ResourceStatus.Value, reason);
        }
    }

    /// <summary>The resources that failed the last time the stack was changed, those of nested stacks included, each with the reason.</summary>
    public async Task<IReadOnlyList<string>> FailuresAsync(string stackId, CancellationToken cancellationToken)
    {
        var failures = new List<string>();
        await CollectAsync(stackId, "", failures, cancellationToken);
        return failures;
    }

    private static bool IsFailure(StackEvent happened) => happened.ResourceStatus?.Value.EndsWith("_FAILED", StringComparison.Ordinal) == true;

    private async Task CollectAsync(string stackId, string path, List<string> failures, CancellationToken cancellationToken)
    {
        foreach (var happened in await ReadAsync(stackId, cancellationToken))
        {
            var isTheStack = happened.PhysicalResourceId == happened.StackId;

            // the last change began here; what is older is another story
            if (isTheStack && happened.ResourceStatus?.Value is "CREATE_IN_PROGRESS" or "UPDATE_IN_PROGRESS" or "DELETE_IN_PROGRESS")
                break;
            if (isTheStack || !IsFailure(happened) || happened.ResourceStatusReason?.EndsWith("cancelled", StringComparison.Ordinal) == true)
                continue;
            var nestedBefore = failures.Count;
            if (happened.ResourceType == NestedStack && happened.PhysicalResourceId?.StartsWith("arn:", StringComparison.Ordinal) == true)
                await CollectAsync(happened.PhysicalResourceId, $"{path}{happened.LogicalResourceId}/", failures, cancellationToken);
            if (failures.Count == nestedBefore)
                failures.Add($"{path}{happened.LogicalResourceId} ({happened.ResourceType}) {happened.ResourceStatus!.Value}: {happened.ResourceStatusReason}");
        }
    }

    private async Task<List<StackEvent>> ReadAsync(string stackId, CancellationToken cancellationToken)
    {
        var all = new List<StackEvent>();
        string? next = null;
        do
        {
            DescribeStackEventsResponse page;
            try
            {
                page = await client.DescribeStackEventsAsync(new DescribeStackEventsRequest { StackName = stackId, NextToken = next }, cancellationToken);
            }
            catch (AmazonCloudFormationException missing) when (missing.ErrorCode == "ValidationError")
            {
                // a stack that does not exist yet has no events
                return all;
            }

            all.AddRange(page.StackEvents ?? []);
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));
        return all;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Resource} {Status}{Reason}")]
    private static partial void LogHappened(ILogger logger, string resource, string status, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Resource} {Status}{Reason}")]
    private static partial void LogFailed(ILogger logger, string resource, string status, string reason);
}
