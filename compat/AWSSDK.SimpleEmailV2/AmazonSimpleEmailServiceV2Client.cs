using Amazon.Runtime;
using Amazon.SimpleEmailV2.Model;

namespace Amazon.SimpleEmailV2;

public partial class AmazonSimpleEmailServiceV2Client : AmazonServiceClient, IAmazonSimpleEmailServiceV2
{
    public AmazonSimpleEmailServiceV2Client() : base(new AmazonSimpleEmailServiceV2Config()) { }

    public AmazonSimpleEmailServiceV2Client(RegionEndpoint region) : base(new AmazonSimpleEmailServiceV2Config { RegionEndpoint = region }) { }

    public AmazonSimpleEmailServiceV2Client(AmazonSimpleEmailServiceV2Config config) : base(config) { }

    public AmazonSimpleEmailServiceV2Client(AWSCredentials credentials) : this(credentials, new AmazonSimpleEmailServiceV2Config()) { }

    public AmazonSimpleEmailServiceV2Client(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonSimpleEmailServiceV2Config { RegionEndpoint = region }) { }

    public AmazonSimpleEmailServiceV2Client(AWSCredentials credentials, AmazonSimpleEmailServiceV2Config clientConfig)
        : base(credentials, clientConfig) { }

    public AmazonSimpleEmailServiceV2Client(string awsAccessKeyId, string awsSecretAccessKey)
        : this(awsAccessKeyId, awsSecretAccessKey, new AmazonSimpleEmailServiceV2Config()) { }

    public AmazonSimpleEmailServiceV2Client(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, new AmazonSimpleEmailServiceV2Config { RegionEndpoint = region }) { }

    public AmazonSimpleEmailServiceV2Client(string awsAccessKeyId, string awsSecretAccessKey, AmazonSimpleEmailServiceV2Config clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, clientConfig) { }

    public AmazonSimpleEmailServiceV2Client(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken)
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonSimpleEmailServiceV2Config()) { }

    public AmazonSimpleEmailServiceV2Client(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonSimpleEmailServiceV2Config { RegionEndpoint = region }) { }

    public AmazonSimpleEmailServiceV2Client(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonSimpleEmailServiceV2Config clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig) { }

    public virtual Task<SendEmailResponse> SendEmailAsync(SendEmailRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<SendEmailResponse>(request, protocol.Call<SendEmailResponse>("SendEmail"), cancellationToken);

    public virtual Task<GetAccountResponse> GetAccountAsync(GetAccountRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetAccountResponse>(request, protocol.Call<GetAccountResponse>("GetAccount"), cancellationToken);

    public virtual Task<CreateEmailIdentityResponse> CreateEmailIdentityAsync(
        CreateEmailIdentityRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreateEmailIdentityResponse>(request, protocol.Call<CreateEmailIdentityResponse>("CreateEmailIdentity"), cancellationToken);

    public virtual Task<GetEmailIdentityResponse> GetEmailIdentityAsync(
        GetEmailIdentityRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetEmailIdentityResponse>(request, protocol.Call<GetEmailIdentityResponse>("GetEmailIdentity"), cancellationToken);
}
