using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.Runtime;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.AWS.CloudFormation;
using Aspire.Hosting.Orchestration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.AWS.Provisioning;

/// <summary>Provisions every stack of the model while the application starts, and shows it as any other resource.</summary>
internal sealed partial class StackProvisioner(
    ResourceNotificationService notifications,
    ResourceLoggerService loggers,
    DependencyWaiter waiter,
    HealthMonitor health,
    IHostApplicationLifetime lifetime,
    TimeProvider time) : IHostedService
{
    private Task _provisioning = Task.CompletedTask;

    public static void AddTo(IDistributedApplicationBuilder builder)
    {
        if (builder.Services.Any(service => service.ServiceType == typeof(StackProvisioner)))
            return;
        builder.Services.AddSingleton<StackProvisioner>();
        builder.Services.AddHostedService(services => services.GetRequiredService<StackProvisioner>());
        builder.Eventing.Subscribe<BeforeStartEvent>((starting, _) =>
        {
            starting.Services.GetRequiredService<StackProvisioner>().Begin(starting.Model);
            return Task.CompletedTask;
        });
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => _provisioning;

    private void Begin(DistributedApplicationModel model)
    {
        var stacks = model.Resources.OfType<CloudFormationResource>().ToArray();
        foreach (var stack in stacks)
            stack.ProvisioningTaskCompletionSource = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _provisioning = Task.WhenAll(stacks.Select(stack => ProvisionAsync(stack, lifetime.ApplicationStopping)));
    }

    private async Task ProvisionAsync(CloudFormationResource resource, CancellationToken cancellationToken)
    {
        // in the background: nothing else waits for it, unless it said so
        await Task.Yield();
        var logger = loggers.GetLogger(resource);
        try
        {
            await waiter.WaitAsync(resource, cancellationToken);
            await PublishAsync(resource, snapshot => snapshot with { State = new ResourceStateSnapshot(KnownResourceStates.Starting, KnownResourceStateStyles.Info) });
            var client = ClientOf(resource);
            try
            {
                var deployment = new StackDeployment(client, resource.StackName, PollingIntervalOf(resource), time, logger);
                var stack = resource is CloudFormationTemplateResource template
                    ? await deployment.DeployAsync(template, cancellationToken)
                    : await deployment.FindAsync(cancellationToken);
                resource.Outputs = stack.Outputs ?? [];
                await PublishAsync(resource, snapshot => Running(snapshot, stack, resource));
            }
            finally
            {
                if (resource.CloudFormationClient is null)
                    client.Dispose();
            }

            LogReady(logger, resource.StackName, resource.Outputs.Count);
            resource.ProvisioningTaskCompletionSource!.TrySetResult();
            await health.AnnounceReadyAsync(resource, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            resource.ProvisioningTaskCompletionSource!.TrySetCanceled(cancellationToken);
        }
        // whatever it is, the application cannot go on without its stack, and says so
        catch (Exception failure)
        {
            await FailAsync(resource, Explain(failure, resource), logger);
        }
    }

    private static IAmazonCloudFormation ClientOf(CloudFormationResource resource) =>
        resource.CloudFormationClient ?? new AmazonCloudFormationClient(resource.AWSSDKConfig.CreateServiceConfig<AmazonCloudFormationConfig>());

    private static TimeSpan PollingIntervalOf(CloudFormationResource resource) =>
        TimeSpan.FromSeconds(resource is CloudFormationTemplateResource template ? template.StackPollingInterval : 3);

    private static string Explain(Exception failure, CloudFormationResource resource) => failure switch
    {
        AWSProvisioningException or DistributedApplicationException => failure.Message,
        AmazonServiceException refused => $"AWS refused to provision the stack '{resource.StackName}': {refused.Message} ({refused.ErrorCode}, HTTP {(int)refused.StatusCode}).",
        AmazonClientException or HttpRequestException =>
            $"AWS cannot be reached for the stack '{resource.StackName}': {failure.Message} Credentials, region and endpoint are found as the AWS SDK finds them: "
            + "AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, AWS_REGION, AWS_ENDPOINT_URL.",
        _ => failure.ToString(),
    };

    private CustomResourceSnapshot Running(CustomResourceSnapshot snapshot, Stack stack, CloudFormationResource resource)
    {
        var properties = snapshot.Properties.SetItem("resource.source", stack.StackId);
        if (resource is CloudFormationTemplateResource template)
            properties = properties.SetItem("aws.cloudformation.template", template.TemplatePath);
        foreach (var output in stack.Outputs ?? [])
            properties = properties.SetItem($"aws.cloudformation.output.{output.OutputKey}", output.OutputValue);
        return snapshot with
        {
            State = new ResourceStateSnapshot(KnownResourceStates.Running, KnownResourceStateStyles.Success),
            StartTimeStamp = time.GetUtcNow().UtcDateTime,
            Properties = properties,
        };
    }

    private async Task FailAsync(CloudFormationResource resource, string reason, ILogger logger)
    {
        LogFailure(logger, reason);
        await PublishAsync(resource, snapshot => snapshot with
        {
            State = new ResourceStateSnapshot(KnownResourceStates.FailedToStart, KnownResourceStateStyles.Error),
            Properties = snapshot.Properties.SetItem(SnapshotUpdates.FailureProperty, reason),
        });
        resource.ProvisioningTaskCompletionSource!.TrySetException(new AWSProvisioningException(reason));
    }

    private Task PublishAsync(CloudFormationResource resource, Func<CustomResourceSnapshot, CustomResourceSnapshot> update) =>
        notifications.PublishUpdateAsync(resource, update);

    [LoggerMessage(Level = LogLevel.Information, Message = "The stack '{StackName}' is there, with {Count} outputs")]
    private static partial void LogReady(ILogger logger, string stackName, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Failed to provision: {Reason}")]
    private static partial void LogFailure(ILogger logger, string reason);
}
