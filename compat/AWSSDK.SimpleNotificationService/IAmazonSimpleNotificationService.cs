using Amazon.Runtime;
using Amazon.SimpleNotificationService.Model;

namespace Amazon.SimpleNotificationService;

public partial interface IAmazonSimpleNotificationService : IAmazonService, IDisposable
{
    Task<PublishResponse> PublishAsync(string topicArn, string message, CancellationToken cancellationToken = default);

    Task<PublishResponse> PublishAsync(string topicArn, string message, string subject, CancellationToken cancellationToken = default);

    Task<PublishResponse> PublishAsync(PublishRequest request, CancellationToken cancellationToken = default);

    Task<CreateTopicResponse> CreateTopicAsync(string name, CancellationToken cancellationToken = default);

    Task<CreateTopicResponse> CreateTopicAsync(CreateTopicRequest request, CancellationToken cancellationToken = default);

    Task<DeleteTopicResponse> DeleteTopicAsync(string topicArn, CancellationToken cancellationToken = default);

    Task<DeleteTopicResponse> DeleteTopicAsync(DeleteTopicRequest request, CancellationToken cancellationToken = default);

    Task<GetTopicAttributesResponse> GetTopicAttributesAsync(string topicArn, CancellationToken cancellationToken = default);

    Task<GetTopicAttributesResponse> GetTopicAttributesAsync(GetTopicAttributesRequest request, CancellationToken cancellationToken = default);

    Task<ListTopicsResponse> ListTopicsAsync(string nextToken, CancellationToken cancellationToken = default);

    Task<ListTopicsResponse> ListTopicsAsync(CancellationToken cancellationToken = default);

    Task<ListTopicsResponse> ListTopicsAsync(ListTopicsRequest request, CancellationToken cancellationToken = default);

    Task<SubscribeResponse> SubscribeAsync(string topicArn, string protocol, string endpoint, CancellationToken cancellationToken = default);

    Task<SubscribeResponse> SubscribeAsync(SubscribeRequest request, CancellationToken cancellationToken = default);

    Task<UnsubscribeResponse> UnsubscribeAsync(string subscriptionArn, CancellationToken cancellationToken = default);

    Task<UnsubscribeResponse> UnsubscribeAsync(UnsubscribeRequest request, CancellationToken cancellationToken = default);

    Task<ListSubscriptionsByTopicResponse> ListSubscriptionsByTopicAsync(string topicArn, CancellationToken cancellationToken = default);

    Task<ListSubscriptionsByTopicResponse> ListSubscriptionsByTopicAsync(
        string topicArn, string nextToken, CancellationToken cancellationToken = default);

    Task<ListSubscriptionsByTopicResponse> ListSubscriptionsByTopicAsync(
        ListSubscriptionsByTopicRequest request, CancellationToken cancellationToken = default);

    Task<SetSubscriptionAttributesResponse> SetSubscriptionAttributesAsync(
        string subscriptionArn, string attributeName, string attributeValue, CancellationToken cancellationToken = default);

    Task<SetSubscriptionAttributesResponse> SetSubscriptionAttributesAsync(
        SetSubscriptionAttributesRequest request, CancellationToken cancellationToken = default);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonSimpleNotificationServiceConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonSimpleNotificationServiceClient(awsCredentials, (AmazonSimpleNotificationServiceConfig)clientConfig);
}
