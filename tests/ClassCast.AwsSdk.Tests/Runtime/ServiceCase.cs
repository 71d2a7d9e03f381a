using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.CognitoIdentityProvider;
using Amazon.CognitoIdentityProvider.Model;
using Amazon.Runtime;
using Amazon.SimpleEmailV2;
using Amazon.SimpleEmailV2.Model;
using Amazon.SimpleNotificationService;
using Amazon.SQS;
using Xunit.Sdk;

namespace ClassCast.AwsSdk.Tests.Runtime;

/// <summary>One operation of each service, so that what AWSSDK.Core's runtime does is asserted for all of them.</summary>
public sealed class ServiceCase : IXunitSerializable
{
    private static readonly Dictionary<string, Definition> definitions = new()
    {
        ["SQS"] = new("sqs", "sqs", "SQS", "AmazonSQS.GetQueueUrl", """{"QueueUrl":"answer","Added":{"later":[1,{}]}}""", Json("OverLimit"),
            typeof(Amazon.SQS.Model.OverLimitException), () => new AmazonSQSConfig(),
            async (credentials, config, token) =>
            {
                using var client = new AmazonSQSClient(credentials, (AmazonSQSConfig)config);
                var answer = await client.GetQueueUrlAsync("name", token);
                return (answer.QueueUrl, answer.ResponseMetadata.RequestId);
            }),
        ["Cognito"] = new("cognito-idp", "cognito-idp", "COGNITO_IDENTITY_PROVIDER", "AWSCognitoIdentityProviderService.AdminGetUser",
            """{"Username":"answer","Added":[[]],"Enabled":true}""", Json("UserNotFoundException"), typeof(UserNotFoundException),
            () => new AmazonCognitoIdentityProviderConfig(),
            async (credentials, config, token) =>
            {
                using var client = new AmazonCognitoIdentityProviderClient(credentials, (AmazonCognitoIdentityProviderConfig)config);
                var answer = await client.AdminGetUserAsync(new AdminGetUserRequest { UserPoolId = "pool", Username = "name" }, token);
                return (answer.Username, answer.ResponseMetadata.RequestId);
            }),
        ["CloudFormation"] = new("cloudformation", "cloudformation", "CLOUDFORMATION", "Action=GetTemplate",
            """
            <GetTemplateResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">
              <GetTemplateResult><Added><member>1</member></Added><TemplateBody>answer</TemplateBody></GetTemplateResult>
              <ResponseMetadata><RequestId>header-id</RequestId></ResponseMetadata>
            </GetTemplateResponse>
            """, Xml("ChangeSetNotFound"), typeof(ChangeSetNotFoundException), () => new AmazonCloudFormationConfig(),
            async (credentials, config, token) =>
            {
                using var client = new AmazonCloudFormationClient(credentials, (AmazonCloudFormationConfig)config);
                var answer = await client.GetTemplateAsync(new GetTemplateRequest { StackName = "name" }, token);
                return (answer.TemplateBody, answer.ResponseMetadata.RequestId);
            }),
        ["SNS"] = new("sns", "sns", "SNS", "Action=Publish",
            """
            <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
              <PublishResult><MessageId>answer</MessageId><Added/></PublishResult>
              <ResponseMetadata><RequestId>header-id</RequestId></ResponseMetadata>
            </PublishResponse>
            """, Xml("ParameterValueInvalid"), typeof(Amazon.SimpleNotificationService.Model.InvalidParameterValueException),
            () => new AmazonSimpleNotificationServiceConfig(),
            async (credentials, config, token) =>
            {
                using var client = new AmazonSimpleNotificationServiceClient(credentials, (AmazonSimpleNotificationServiceConfig)config);
                var answer = await client.PublishAsync("topic", "message", token);
                return (answer.MessageId, answer.ResponseMetadata.RequestId);
            }),
        ["SESv2"] = new("email", "ses", "SESV2", "/v2/email/outbound-emails", """{"MessageId":"answer","Added":null}""", Json("MessageRejected"),
            typeof(MessageRejectedException), () => new AmazonSimpleEmailServiceV2Config(),
            async (credentials, config, token) =>
            {
                using var client = new AmazonSimpleEmailServiceV2Client(credentials, (AmazonSimpleEmailServiceV2Config)config);
                var answer = await client.SendEmailAsync(new SendEmailRequest { FromEmailAddress = "school@example.org" }, token);
                return (answer.MessageId, answer.ResponseMetadata.RequestId);
            }),
    };

    private string name = "";

    public ServiceCase()
    {
    }

    private ServiceCase(string name) => this.name = name;

    internal delegate Task<(string Answer, string RequestId)> Caller(AWSCredentials? credentials, ClientConfig config, CancellationToken cancellationToken);

    public static TheoryData<ServiceCase> All { get; } = [.. definitions.Keys.Select(key => new ServiceCase(key))];

    internal Definition It => definitions[name];

    public override string ToString() => name;

    void IXunitSerializable.Deserialize(IXunitSerializationInfo info) => name = info.GetValue<string>(nameof(name))!;

    void IXunitSerializable.Serialize(IXunitSerializationInfo info) => info.AddValue(nameof(name), name);

    internal static string Json(string code) => $$"""{"__type":"com.amazonaws.service#{{code}}","message":"Said the service"}""";

    internal static string Xml(string code) =>
        $"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>Said the service</Message></Error><RequestId>header-id</RequestId></ErrorResponse>";

    internal string Error(string code) => It.Success.StartsWith('<') ? Xml(code) : Json(code);

    /// <param name="Host">First label of the public host name.</param>
    /// <param name="SigningName">The service in the credential scope.</param>
    /// <param name="Variable">The ending of AWS_ENDPOINT_URL_.</param>
    /// <param name="Operation">X-Amz-Target, the action in the form, or the path.</param>
    internal sealed record Definition(
        string Host, string SigningName, string Variable, string Operation, string Success, string Failure, Type Exception, Func<ClientConfig> Config, Caller CallAsync);
}
