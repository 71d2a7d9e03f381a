using Amazon.CloudFormation.Model;
using Amazon.Runtime;

namespace Amazon.CloudFormation;

public partial class AmazonCloudFormationClient : AmazonServiceClient, IAmazonCloudFormation
{
    public AmazonCloudFormationClient() : base(new AmazonCloudFormationConfig()) { }

    public AmazonCloudFormationClient(RegionEndpoint region) : base(new AmazonCloudFormationConfig { RegionEndpoint = region }) { }

    public AmazonCloudFormationClient(AmazonCloudFormationConfig config) : base(config) { }

    public AmazonCloudFormationClient(AWSCredentials credentials) : this(credentials, new AmazonCloudFormationConfig()) { }

    public AmazonCloudFormationClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonCloudFormationConfig { RegionEndpoint = region }) { }

    public AmazonCloudFormationClient(AWSCredentials credentials, AmazonCloudFormationConfig clientConfig)
        : base(credentials, clientConfig) { }

    public AmazonCloudFormationClient(string awsAccessKeyId, string awsSecretAccessKey)
        : this(awsAccessKeyId, awsSecretAccessKey, new AmazonCloudFormationConfig()) { }

    public AmazonCloudFormationClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, new AmazonCloudFormationConfig { RegionEndpoint = region }) { }

    public AmazonCloudFormationClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonCloudFormationConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, clientConfig) { }

    public AmazonCloudFormationClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken)
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonCloudFormationConfig()) { }

    public AmazonCloudFormationClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonCloudFormationConfig { RegionEndpoint = region }) { }

    public AmazonCloudFormationClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonCloudFormationConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig) { }

    public virtual Task<CreateChangeSetResponse> CreateChangeSetAsync(
        CreateChangeSetRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreateChangeSetResponse>(request, protocol.Call<CreateChangeSetResponse>("CreateChangeSet"), cancellationToken);

    public virtual Task<DescribeChangeSetResponse> DescribeChangeSetAsync(
        DescribeChangeSetRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeChangeSetResponse>(request, protocol.Call<DescribeChangeSetResponse>("DescribeChangeSet"), cancellationToken);

    public virtual Task<ExecuteChangeSetResponse> ExecuteChangeSetAsync(
        ExecuteChangeSetRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ExecuteChangeSetResponse>(request, protocol.Call<ExecuteChangeSetResponse>("ExecuteChangeSet"), cancellationToken);

    public virtual Task<DeleteChangeSetResponse> DeleteChangeSetAsync(
        DeleteChangeSetRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteChangeSetResponse>(request, protocol.Call<DeleteChangeSetResponse>("DeleteChangeSet"), cancellationToken);

    public virtual Task<CreateStackResponse> CreateStackAsync(CreateStackRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreateStackResponse>(request, protocol.Call<CreateStackResponse>("CreateStack"), cancellationToken);

    public virtual Task<UpdateStackResponse> UpdateStackAsync(UpdateStackRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<UpdateStackResponse>(request, protocol.Call<UpdateStackResponse>("UpdateStack"), cancellationToken);

    public virtual Task<DeleteStackResponse> DeleteStackAsync(DeleteStackRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteStackResponse>(request, protocol.Call<DeleteStackResponse>("DeleteStack"), cancellationToken);

    public virtual Task<DescribeStacksResponse> DescribeStacksAsync(CancellationToken cancellationToken = default) =>
        DescribeStacksAsync(new DescribeStacksRequest(), cancellationToken);

    public virtual Task<DescribeStacksResponse> DescribeStacksAsync(DescribeStacksRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeStacksResponse>(request, protocol.Call<DescribeStacksResponse>("DescribeStacks"), cancellationToken);

    public virtual Task<DescribeStackEventsResponse> DescribeStackEventsAsync(
        DescribeStackEventsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeStackEventsResponse>(request, protocol.Call<DescribeStackEventsResponse>("DescribeStackEvents"), cancellationToken);

    public virtual Task<DescribeStackResourcesResponse> DescribeStackResourcesAsync(
        DescribeStackResourcesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeStackResourcesResponse>(request, protocol.Call<DescribeStackResourcesResponse>("DescribeStackResources"), cancellationToken);

    public virtual Task<GetTemplateResponse> GetTemplateAsync(GetTemplateRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetTemplateResponse>(request, protocol.Call<GetTemplateResponse>("GetTemplate"), cancellationToken);

    public virtual Task<GetTemplateSummaryResponse> GetTemplateSummaryAsync(
        GetTemplateSummaryRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetTemplateSummaryResponse>(request, protocol.Call<GetTemplateSummaryResponse>("GetTemplateSummary"), cancellationToken);

    public virtual Task<ValidateTemplateResponse> ValidateTemplateAsync(
        ValidateTemplateRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ValidateTemplateResponse>(request, protocol.Call<ValidateTemplateResponse>("ValidateTemplate"), cancellationToken);
}
