using System.Net;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.CognitoIdentityProvider;
using Amazon.CognitoIdentityProvider.Model;
using Amazon.SimpleEmailV2;
using Amazon.SimpleEmailV2.Model;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Amazon.SQS;
using static ClassCast.AwsSdk.Tests.Runtime.ScriptedAws;

namespace ClassCast.AwsSdk.Tests.Runtime;

/// <summary>The exact form of requests and answers, where a server that is lenient would hide a mistake or does not know the operation.</summary>
public sealed class WireTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_queue_message_is_JSON_without_what_was_not_set()
    {
        using var aws = new ScriptedAws(Answer(HttpStatusCode.OK, "{}"));
        using var sqs = new AmazonSQSClient(Moto.Credentials, aws.Configure(new AmazonSQSConfig()));

        await sqs.SendMessageAsync(
            new Amazon.SQS.Model.SendMessageRequest("http://queue", "body")
            {
                DelaySeconds = 0,
                MessageAttributes = new() { ["raw"] = new() { DataType = "Binary", BinaryValue = new MemoryStream([255, 0]) } },
            },
            Token);

        var sent = Assert.Single(aws.Requests);
        Assert.Equal(("POST", "/", "application/x-amz-json-1.0"), (sent.Method.Method, sent.Uri.PathAndQuery, sent.ContentType));
        Assert.Equal(
            """{"DelaySeconds":0,"MessageAttributes":{"raw":{"BinaryValue":"/wA=","DataType":"Binary"}},"MessageBody":"body","QueueUrl":"http://queue"}""", sent.Body);
    }

    [Fact]
    public async Task A_queue_service_error_outside_the_model_keeps_the_code_of_the_query_protocol()
    {
        using var aws = new ScriptedAws(
            Answer(HttpStatusCode.BadRequest, ServiceCase.Json("Unmodelled"), ("x-amzn-query-error", "AWS.SimpleQueueService.Unmodelled;Sender")));
        using var sqs = new AmazonSQSClient(Moto.Credentials, aws.Configure(new AmazonSQSConfig()));

        var thrown = await Assert.ThrowsAsync<AmazonSQSException>(() => sqs.GetQueueUrlAsync("name", Token));

        Assert.Equal(("AWS.SimpleQueueService.Unmodelled", Amazon.Runtime.ErrorType.Sender), (thrown.ErrorCode, thrown.ErrorType));
    }

    [Theory]
    [InlineData("""{"Messages":[{"MessageId":"m","Body":"damaged","MD5OfBody":"841a2d689ad86bd1611447453c22c6fc"}]}""", "MD5 hash mismatch for message id m")]
    [InlineData(
        """
        {"Messages":[{"MessageId":"m","Body":"body","MD5OfBody":"841a2d689ad86bd1611447453c22c6fc",
          "MessageAttributes":{"kind":{"DataType":"String","StringValue":"damaged"}},"MD5OfMessageAttributes":"00000000000000000000000000000000"}]}
        """,
        "Attribute MD5 hash mismatch for message id m")]
    public async Task A_message_that_does_not_match_its_checksum_is_refused(string answer, string message)
    {
        using var aws = new ScriptedAws(Answer(HttpStatusCode.OK, answer));
        using var sqs = new AmazonSQSClient(Moto.Credentials, aws.Configure(new AmazonSQSConfig { MaxErrorRetry = 0 }));

        var thrown = await Assert.ThrowsAsync<AmazonSQSException>(() => sqs.ReceiveMessageAsync("http://queue", Token));

        Assert.Equal(message, thrown.Message);
    }

    [Fact]
    public async Task What_a_user_proves_by_a_token_is_sent_without_a_signature()
    {
        using var aws = new ScriptedAws(Answer(HttpStatusCode.OK, "{}"));
        using var cognito = new AmazonCognitoIdentityProviderClient(Moto.Credentials, aws.Configure(new AmazonCognitoIdentityProviderConfig()));

        await cognito.RevokeTokenAsync(new RevokeTokenRequest { ClientId = "client", Token = "refresh" }, Token);
        await cognito.RespondToAuthChallengeAsync(
            new RespondToAuthChallengeRequest
            {
                ClientId = "client",
                ChallengeName = ChallengeNameType.NEW_PASSWORD_REQUIRED,
                ChallengeResponses = new() { ["USERNAME"] = "ada" },
                Session = "session",
            },
            Token);

        Assert.DoesNotContain(aws.Requests, sent => sent.Headers.ContainsKey("Authorization"));
        Assert.Equal(
            ["AWSCognitoIdentityProviderService.RevokeToken", "AWSCognitoIdentityProviderService.RespondToAuthChallenge"],
            aws.Requests.Select(sent => sent.Headers["X-Amz-Target"]));
        Assert.Equal("""{"ClientId":"client","Token":"refresh"}""", aws.Requests[0].Body);
        Assert.Equal(
            """{"ChallengeName":"NEW_PASSWORD_REQUIRED","ChallengeResponses":{"USERNAME":"ada"},"ClientId":"client","Session":"session"}""", aws.Requests[1].Body);
        Assert.Equal("application/x-amz-json-1.1", aws.Requests[0].ContentType);
    }

    [Fact]
    public async Task Lists_and_maps_of_the_query_protocol_are_numbered()
    {
        using var aws = new ScriptedAws(Answer(HttpStatusCode.OK, "<PublishResponse><PublishResult/></PublishResponse>"));
        using var sns = new AmazonSimpleNotificationServiceClient(Moto.Credentials, aws.Configure(new AmazonSimpleNotificationServiceConfig()));

        await sns.PublishAsync(
            new PublishRequest("arn:topic", "a b&c") { MessageAttributes = new() { ["kind"] = new() { DataType = "String", StringValue = "é" } } }, Token);
        await sns.CreateTopicAsync(
            new CreateTopicRequest("t") { Attributes = new() { ["FifoTopic"] = "false" }, Tags = [new() { Key = "a", Value = "1" }, new() { Key = "b", Value = "2" }] }, Token);

        Assert.Equal(
            "Action=Publish&Message=a%20b%26c&MessageAttributes.entry.1.Name=kind&MessageAttributes.entry.1.Value.DataType=String"
                + "&MessageAttributes.entry.1.Value.StringValue=%C3%A9&TopicArn=arn%3Atopic&Version=2010-03-31",
            aws.Requests[0].Body);
        Assert.Equal(
            "Action=CreateTopic&Attributes.entry.1.key=FifoTopic&Attributes.entry.1.value=false&Name=t"
                + "&Tags.member.1.Key=a&Tags.member.1.Value=1&Tags.member.2.Key=b&Tags.member.2.Value=2&Version=2010-03-31",
            aws.Requests[1].Body);
    }

    [Fact]
    public async Task Flags_numbers_and_empty_lists_are_sent_and_times_lists_and_constants_are_read()
    {
        using var aws = new ScriptedAws(Answer(HttpStatusCode.OK,
            """
            <DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member>
              <StackName>s</StackName><StackStatus>A_STATUS_OF_TOMORROW</StackStatus><CreationTime>2026-01-02T03:04:05.678Z</CreationTime>
              <DisableRollback>true</DisableRollback><TimeoutInMinutes></TimeoutInMinutes><Capabilities><member>CAPABILITY_IAM</member></Capabilities>
            </member></Stacks></DescribeStacksResult></DescribeStacksResponse>
            """));
        using var cloudFormation = new AmazonCloudFormationClient(Moto.Credentials, aws.Configure(new AmazonCloudFormationConfig()));

        await cloudFormation.UpdateStackAsync(new UpdateStackRequest { StackName = "s", DisableRollback = false, NotificationARNs = [] }, Token);
        var stack = Assert.Single((await cloudFormation.DescribeStacksAsync(Token)).Stacks);

        Assert.Equal("Action=UpdateStack&DisableRollback=false&NotificationARNs=&StackName=s&Version=2010-05-15", aws.Requests[0].Body);
        Assert.Equal(new DateTime(2026, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc), stack.CreationTime);
        Assert.Equal("A_STATUS_OF_TOMORROW", stack.StackStatus.Value);
        Assert.Equal((true, null, "CAPABILITY_IAM"), (stack.DisableRollback, stack.TimeoutInMinutes, Assert.Single(stack.Capabilities)));
        Assert.Null(stack.Outputs);
    }

    [Fact]
    public async Task Members_of_the_path_are_escaped_and_a_GET_has_no_body()
    {
        using var aws = new ScriptedAws(Answer(HttpStatusCode.OK, """{"SendingEnabled":true,"SendQuota":{"Max24HourSend":200.5}}"""));
        using var ses = new AmazonSimpleEmailServiceV2Client(Moto.Credentials, aws.Configure(new AmazonSimpleEmailServiceV2Config()));

        var account = await ses.GetAccountAsync(new GetAccountRequest(), Token);
        await ses.GetEmailIdentityAsync(new GetEmailIdentityRequest { EmailIdentity = "a/b+c@example.org" }, Token);
        await Assert.ThrowsAsync<Amazon.SimpleEmailV2.AmazonSimpleEmailServiceV2Exception>(() => ses.GetEmailIdentityAsync(new GetEmailIdentityRequest(), Token));

        Assert.Equal((true, 200.5), (account.SendingEnabled, account.SendQuota.Max24HourSend));
        Assert.Equal(["/v2/email/account", "/v2/email/identities/a%2Fb%2Bc%40example.org"], aws.Requests.Select(sent => sent.Uri.AbsolutePath));
        Assert.All(aws.Requests, sent => Assert.Equal(("GET", ""), (sent.Method.Method, sent.Body)));
    }

    [Fact]
    public async Task A_mail_is_JSON_with_its_parts()
    {
        using var aws = new ScriptedAws(Answer(HttpStatusCode.OK, """{"MessageId":"m"}"""));
        using var ses = new AmazonSimpleEmailServiceV2Client(Moto.Credentials, aws.Configure(new AmazonSimpleEmailServiceV2Config()));

        await ses.SendEmailAsync(
            new SendEmailRequest
            {
                FromEmailAddress = "school@example.org",
                Destination = new() { ToAddresses = ["ada@example.org"] },
                Content = new() { Simple = new() { Subject = new() { Data = "Hi", Charset = "UTF-8" }, Body = new() { Text = new() { Data = "Text" } } } },
                ConfigurationSetName = "set",
            },
            Token);

        var sent = Assert.Single(aws.Requests);
        Assert.Equal(
            """{"ConfigurationSetName":"set","Content":{"Simple":{"Body":{"Text":{"Data":"Text"}},"Subject":{"Charset":"UTF-8","Data":"Hi"}}}"""
                + ""","Destination":{"ToAddresses":["ada@example.org"]},"FromEmailAddress":"school@example.org"}""",
            sent.Body);
        Assert.Equal("application/json", sent.ContentType);
    }
}
