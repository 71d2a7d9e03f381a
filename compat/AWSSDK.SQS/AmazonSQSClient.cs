using Amazon.Runtime;
using Amazon.SQS.Model;

namespace Amazon.SQS;

public partial class AmazonSQSClient : AmazonServiceClient, IAmazonSQS
{
    public AmazonSQSClient() : base(new AmazonSQSConfig()) { }

    public AmazonSQSClient(RegionEndpoint region) : base(new AmazonSQSConfig { RegionEndpoint = region }) { }

    public AmazonSQSClient(AmazonSQSConfig config) : base(config) { }

    public AmazonSQSClient(AWSCredentials credentials) : this(credentials, new AmazonSQSConfig()) { }

    public AmazonSQSClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonSQSConfig { RegionEndpoint = region }) { }

    public AmazonSQSClient(AWSCredentials credentials, AmazonSQSConfig clientConfig)
        : base(credentials, clientConfig) { }

    public AmazonSQSClient(string awsAccessKeyId, string awsSecretAccessKey) : this(awsAccessKeyId, awsSecretAccessKey, new AmazonSQSConfig()) { }

    public AmazonSQSClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, new AmazonSQSConfig { RegionEndpoint = region }) { }

    public AmazonSQSClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonSQSConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, clientConfig) { }

    public AmazonSQSClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken)
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonSQSConfig()) { }

    public AmazonSQSClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonSQSConfig { RegionEndpoint = region }) { }

    public AmazonSQSClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonSQSConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig) { }

    public virtual Task<SendMessageResponse> SendMessageAsync(string queueUrl, string messageBody, CancellationToken cancellationToken = default) =>
        SendMessageAsync(new SendMessageRequest { QueueUrl = queueUrl, MessageBody = messageBody }, cancellationToken);

    public virtual Task<SendMessageResponse> SendMessageAsync(SendMessageRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<SendMessageResponse>(request, protocol.Call<SendMessageResponse>("SendMessage"), cancellationToken);

    public virtual Task<SendMessageBatchResponse> SendMessageBatchAsync(
        string queueUrl, List<SendMessageBatchRequestEntry> entries, CancellationToken cancellationToken = default) =>
        SendMessageBatchAsync(new SendMessageBatchRequest { QueueUrl = queueUrl, Entries = entries }, cancellationToken);

    public virtual Task<SendMessageBatchResponse> SendMessageBatchAsync(
        SendMessageBatchRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<SendMessageBatchResponse>(request, protocol.Call<SendMessageBatchResponse>("SendMessageBatch"), cancellationToken);

    public virtual Task<ReceiveMessageResponse> ReceiveMessageAsync(string queueUrl, CancellationToken cancellationToken = default) =>
        ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = queueUrl }, cancellationToken);

    public virtual Task<ReceiveMessageResponse> ReceiveMessageAsync(ReceiveMessageRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ReceiveMessageResponse>(request, protocol.Call<ReceiveMessageResponse>("ReceiveMessage"), cancellationToken);

    public virtual Task<DeleteMessageResponse> DeleteMessageAsync(
        string queueUrl, string receiptHandle, CancellationToken cancellationToken = default) =>
        DeleteMessageAsync(new DeleteMessageRequest { QueueUrl = queueUrl, ReceiptHandle = receiptHandle }, cancellationToken);

    public virtual Task<DeleteMessageResponse> DeleteMessageAsync(DeleteMessageRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteMessageResponse>(request, protocol.Call<DeleteMessageResponse>("DeleteMessage"), cancellationToken);

    public virtual Task<DeleteMessageBatchResponse> DeleteMessageBatchAsync(
        string queueUrl, List<DeleteMessageBatchRequestEntry> entries, CancellationToken cancellationToken = default) =>
        DeleteMessageBatchAsync(new DeleteMessageBatchRequest { QueueUrl = queueUrl, Entries = entries }, cancellationToken);

    public virtual Task<DeleteMessageBatchResponse> DeleteMessageBatchAsync(
        DeleteMessageBatchRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteMessageBatchResponse>(request, protocol.Call<DeleteMessageBatchResponse>("DeleteMessageBatch"), cancellationToken);

    public virtual Task<ChangeMessageVisibilityResponse> ChangeMessageVisibilityAsync(
        string queueUrl, string receiptHandle, int? visibilityTimeout, CancellationToken cancellationToken = default) =>
        ChangeMessageVisibilityAsync(new ChangeMessageVisibilityRequest { QueueUrl = queueUrl, ReceiptHandle = receiptHandle, VisibilityTimeout = visibilityTimeout }, cancellationToken);

    public virtual Task<ChangeMessageVisibilityResponse> ChangeMessageVisibilityAsync(
        ChangeMessageVisibilityRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ChangeMessageVisibilityResponse>(request, protocol.Call<ChangeMessageVisibilityResponse>("ChangeMessageVisibility"), cancellationToken);

    public virtual Task<ChangeMessageVisibilityBatchResponse> ChangeMessageVisibilityBatchAsync(
        string queueUrl, List<ChangeMessageVisibilityBatchRequestEntry> entries, CancellationToken cancellationToken = default) =>
        ChangeMessageVisibilityBatchAsync(new ChangeMessageVisibilityBatchRequest { QueueUrl = queueUrl, Entries = entries }, cancellationToken);

    public virtual Task<ChangeMessageVisibilityBatchResponse> ChangeMessageVisibilityBatchAsync(
        ChangeMessageVisibilityBatchRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ChangeMessageVisibilityBatchResponse>(request, protocol.Call<ChangeMessageVisibilityBatchResponse>("ChangeMessageVisibilityBatch"), cancellationToken);

    public virtual Task<GetQueueAttributesResponse> GetQueueAttributesAsync(
        string queueUrl, List<string> attributeNames, CancellationToken cancellationToken = default) =>
        GetQueueAttributesAsync(new GetQueueAttributesRequest { QueueUrl = queueUrl, AttributeNames = attributeNames }, cancellationToken);

    public virtual Task<GetQueueAttributesResponse> GetQueueAttributesAsync(
        GetQueueAttributesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetQueueAttributesResponse>(request, protocol.Call<GetQueueAttributesResponse>("GetQueueAttributes"), cancellationToken);

    public virtual Task<GetQueueUrlResponse> GetQueueUrlAsync(string queueName, CancellationToken cancellationToken = default) =>
        GetQueueUrlAsync(new GetQueueUrlRequest { QueueName = queueName }, cancellationToken);

    public virtual Task<GetQueueUrlResponse> GetQueueUrlAsync(GetQueueUrlRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetQueueUrlResponse>(request, protocol.Call<GetQueueUrlResponse>("GetQueueUrl"), cancellationToken);

    public virtual Task<CreateQueueResponse> CreateQueueAsync(string queueName, CancellationToken cancellationToken = default) =>
        CreateQueueAsync(new CreateQueueRequest { QueueName = queueName }, cancellationToken);

    public virtual Task<CreateQueueResponse> CreateQueueAsync(CreateQueueRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreateQueueResponse>(request, protocol.Call<CreateQueueResponse>("CreateQueue"), cancellationToken);

    public virtual Task<SetQueueAttributesResponse> SetQueueAttributesAsync(
        string queueUrl, Dictionary<string, string> attributes, CancellationToken cancellationToken = default) =>
        SetQueueAttributesAsync(new SetQueueAttributesRequest { QueueUrl = queueUrl, Attributes = attributes }, cancellationToken);

    public virtual Task<SetQueueAttributesResponse> SetQueueAttributesAsync(
        SetQueueAttributesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<SetQueueAttributesResponse>(request, protocol.Call<SetQueueAttributesResponse>("SetQueueAttributes"), cancellationToken);

    public virtual Task<DeleteQueueResponse> DeleteQueueAsync(string queueUrl, CancellationToken cancellationToken = default) =>
        DeleteQueueAsync(new DeleteQueueRequest { QueueUrl = queueUrl }, cancellationToken);

    public virtual Task<DeleteQueueResponse> DeleteQueueAsync(DeleteQueueRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteQueueResponse>(request, protocol.Call<DeleteQueueResponse>("DeleteQueue"), cancellationToken);

    public virtual Task<PurgeQueueResponse> PurgeQueueAsync(string queueUrl, CancellationToken cancellationToken = default) =>
        PurgeQueueAsync(new PurgeQueueRequest { QueueUrl = queueUrl }, cancellationToken);

    public virtual Task<PurgeQueueResponse> PurgeQueueAsync(PurgeQueueRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<PurgeQueueResponse>(request, protocol.Call<PurgeQueueResponse>("PurgeQueue"), cancellationToken);

    public virtual Task<ListQueuesResponse> ListQueuesAsync(string queueNamePrefix, CancellationToken cancellationToken = default) =>
        ListQueuesAsync(new ListQueuesRequest { QueueNamePrefix = queueNamePrefix }, cancellationToken);

    public virtual Task<ListQueuesResponse> ListQueuesAsync(ListQueuesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListQueuesResponse>(request, protocol.Call<ListQueuesResponse>("ListQueues"), cancellationToken);
}
