using Amazon.Runtime;
using Amazon.SimpleNotificationService.Model;

namespace Amazon.SimpleNotificationService;

public partial class AmazonSimpleNotificationServiceClient : AmazonServiceClient, IAmazonSimpleNotificationService
{
    public AmazonSimpleNotificationServiceClient() : base(new AmazonSimpleNotificationServiceConfig()) { }

    public AmazonSimpleNotificationServiceClient(RegionEndpoint region)
        : base(new AmazonSimpleNotificationServiceConfig { RegionEndpoint = region }) { }

    public AmazonSimpleNotificationServiceClient(AmazonSimpleNotificationServiceConfig config) : base(config) { }

    public AmazonSimpleNotificationServiceClient(AWSCredentials credentials) : this(credentials, new AmazonSimpleNotificationServiceConfig()) { }

    public AmazonSimpleNotificationServiceClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonSimpleNotificationServiceConfig { RegionEndpoint = region }) { }

    public AmazonSimpleNotificationServiceClient(AWSCredentials credentials, AmazonSimpleNotificationServiceConfig clientConfig)
        : base(credentials, clientConfig) { }

    public AmazonSimpleNotificationServiceClient(string awsAccessKeyId, string awsSecretAccessKey)
        : this(awsAccessKeyId, awsSecretAccessKey, new AmazonSimpleNotificationServiceConfig()) { }

    public AmazonSimpleNotificationServiceClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, new AmazonSimpleNotificationServiceConfig { RegionEndpoint = region }) { }

    public AmazonSimpleNotificationServiceClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonSimpleNotificationServiceConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, clientConfig) { }

    public AmazonSimpleNotificationServiceClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken)
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonSimpleNotificationServiceConfig()) { }

    public AmazonSimpleNotificationServiceClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonSimpleNotificationServiceConfig { RegionEndpoint = region }) { }

    public AmazonSimpleNotificationServiceClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonSimpleNotificationServiceConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig) { }

    public virtual Task<PublishResponse> PublishAsync(string topicArn, string message, CancellationToken cancellationToken = default) =>
        PublishAsync(new PublishRequest { TopicArn = topicArn, Message = message }, cancellationToken);

    public virtual Task<PublishResponse> PublishAsync(
        string topicArn, string message, string subject, CancellationToken cancellationToken = default) =>
        PublishAsync(new PublishRequest { TopicArn = topicArn, Message = message, Subject = subject }, cancellationToken);

    public virtual Task<PublishResponse> PublishAsync(PublishRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<PublishResponse>(request, protocol.Call<PublishResponse>("Publish"), cancellationToken);

    public virtual Task<CreateTopicResponse> CreateTopicAsync(string name, CancellationToken cancellationToken = default) =>
        CreateTopicAsync(new CreateTopicRequest { Name = name }, cancellationToken);

    public virtual Task<CreateTopicResponse> CreateTopicAsync(CreateTopicRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreateTopicResponse>(request, protocol.Call<CreateTopicResponse>("CreateTopic"), cancellationToken);

    public virtual Task<DeleteTopicResponse> DeleteTopicAsync(string topicArn, CancellationToken cancellationToken = default) =>
        DeleteTopicAsync(new DeleteTopicRequest { TopicArn = topicArn }, cancellationToken);

    public virtual Task<DeleteTopicResponse> DeleteTopicAsync(DeleteTopicRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteTopicResponse>(request, protocol.Call<DeleteTopicResponse>("DeleteTopic"), cancellationToken);

    public virtual Task<GetTopicAttributesResponse> GetTopicAttributesAsync(string topicArn, CancellationToken cancellationToken = default) =>
        GetTopicAttributesAsync(new GetTopicAttributesRequest { TopicArn = topicArn }, cancellationToken);

    public virtual Task<GetTopicAttributesResponse> GetTopicAttributesAsync(
        GetTopicAttributesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetTopicAttributesResponse>(request, protocol.Call<GetTopicAttributesResponse>("GetTopicAttributes"), cancellationToken);

    public virtual Task<ListTopicsResponse> ListTopicsAsync(string nextToken, CancellationToken cancellationToken = default) =>
        ListTopicsAsync(new ListTopicsRequest { NextToken = nextToken }, cancellationToken);

    public virtual Task<ListTopicsResponse> ListTopicsAsync(CancellationToken cancellationToken = default) =>
        ListTopicsAsync(new ListTopicsRequest(), cancellationToken);

    public virtual Task<ListTopicsResponse> ListTopicsAsync(ListTopicsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListTopicsResponse>(request, protocol.Call<ListTopicsResponse>("ListTopics"), cancellationToken);

    public virtual Task<SubscribeResponse> SubscribeAsync(
        string topicArn, string protocol, string endpoint, CancellationToken cancellationToken = default) =>
        SubscribeAsync(new SubscribeRequest { TopicArn = topicArn, Protocol = protocol, Endpoint = endpoint }, cancellationToken);

    public virtual Task<SubscribeResponse> SubscribeAsync(SubscribeRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<SubscribeResponse>(request, protocol.Call<SubscribeResponse>("Subscribe"), cancellationToken);

    public virtual Task<UnsubscribeResponse> UnsubscribeAsync(string subscriptionArn, CancellationToken cancellationToken = default) =>
        UnsubscribeAsync(new UnsubscribeRequest { SubscriptionArn = subscriptionArn }, cancellationToken);

    public virtual Task<UnsubscribeResponse> UnsubscribeAsync(UnsubscribeRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<UnsubscribeResponse>(request, protocol.Call<UnsubscribeResponse>("Unsubscribe"), cancellationToken);

    public virtual Task<ListSubscriptionsByTopicResponse> ListSubscriptionsByTopicAsync(
        string topicArn, CancellationToken cancellationToken = default) =>
        ListSubscriptionsByTopicAsync(new ListSubscriptionsByTopicRequest { TopicArn = topicArn }, cancellationToken);

    public virtual Task<ListSubscriptionsByTopicResponse> ListSubscriptionsByTopicAsync(
        string topicArn, string nextToken, CancellationToken cancellationToken = default) =>
        ListSubscriptionsByTopicAsync(new ListSubscriptionsByTopicRequest { TopicArn = topicArn, NextToken = nextToken }, cancellationToken);

    public virtual Task<ListSubscriptionsByTopicResponse> ListSubscriptionsByTopicAsync(
        ListSubscriptionsByTopicRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListSubscriptionsByTopicResponse>(request, protocol.Call<ListSubscriptionsByTopicResponse>("ListSubscriptionsByTopic"), cancellationToken);

    public virtual Task<SetSubscriptionAttributesResponse> SetSubscriptionAttributesAsync(
        string subscriptionArn, string attributeName, string attributeValue, CancellationToken cancellationToken = default) =>
        SetSubscriptionAttributesAsync(new SetSubscriptionAttributesRequest { SubscriptionArn = subscriptionArn, AttributeName = attributeName, AttributeValue = attributeValue }, cancellationToken);

    public virtual Task<SetSubscriptionAttributesResponse> SetSubscriptionAttributesAsync(
        SetSubscriptionAttributesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<SetSubscriptionAttributesResponse>(request, protocol.Call<SetSubscriptionAttributesResponse>("SetSubscriptionAttributes"), cancellationToken);
}
