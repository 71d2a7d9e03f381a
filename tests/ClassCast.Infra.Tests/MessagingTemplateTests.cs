using System.Text.Json.Nodes;
using ClassCast.Backends.Aws;
using ClassCast.Core.Messages;
using ClassCast.Core.Ports;

namespace ClassCast.Infra.Tests;

public sealed class MessagingTemplateTests
{
    private static readonly Template Messaging = Template.Messaging;

    public static TheoryData<string> QueueNames => [.. Queues.All.Select(queue => queue.Name)];

    public static TheoryData<AlertTopic> AlertTopics => [.. Enum.GetValues<AlertTopic>()];

    [Fact]
    public void The_queues_are_those_that_the_code_declares_each_with_its_dead_letters() =>
        Assert.Equal(
            Queues.All.Select(Resource).SelectMany(queue => new[] { queue, queue + "DeadLetters" }).Order(),
            Messaging.ResourcesOf("AWS::SQS::Queue").Keys.Order());

    [Fact]
    public void The_topics_are_those_that_the_code_declares() =>
        Assert.Equal(Enum.GetNames<AlertTopic>().Order(), Messaging.ResourcesOf("AWS::SNS::Topic").Keys.Order());

    [Fact]
    public void Every_queue_and_topic_is_an_output_under_the_name_that_the_backend_looks_for() =>
        Assert.Equal(
            Queues.All.Select(AwsResources.QueueOutput).Concat(Queues.All.Select(AwsResources.DeadLetterQueueOutput))
                .SelectMany(output => new[] { output, output + "Arn" })
                .Concat(Enum.GetValues<AlertTopic>().Select(AwsResources.TopicOutput)).Order(),
            Messaging.OutputNames.Order());

    [Theory]
    [MemberData(nameof(QueueNames))]
    public void A_queue_waits_as_long_as_a_lease_and_gives_up_after_twice_the_attempts(string name)
    {
        var queue = Queues.All.Single(queue => queue.Name == name);
        var properties = Messaging.Properties(Resource(queue));

        Assert.Equal(queue.LeaseTime.TotalSeconds, (long)properties["VisibilityTimeout"]!);
        Json.AssertEqual(
            $$"""{"deadLetterTargetArn": {"Fn::GetAtt": ["{{Resource(queue)}}DeadLetters", "Arn"]}, "maxReceiveCount": {{2 * queue.MaximumAttempts}}}""",
            properties["RedrivePolicy"]);
        Assert.Equal(20, (long)properties["ReceiveMessageWaitTimeSeconds"]!);
    }

    [Theory]
    [MemberData(nameof(QueueNames))]
    public void Dead_letters_are_kept_longer_than_a_job_can_wait(string name)
    {
        var queue = Resource(Queues.All.Single(queue => queue.Name == name));

        Assert.True((long)Messaging.Properties(queue + "DeadLetters")["MessageRetentionPeriod"]! > (long)Messaging.Properties(queue)["MessageRetentionPeriod"]!);
    }

    [Theory]
    [MemberData(nameof(QueueNames))]
    public void Jobs_and_dead_letters_are_encrypted_and_refuse_plain_http(string name)
    {
        var queue = Resource(Queues.All.Single(queue => queue.Name == name));
        Assert.All([queue, queue + "DeadLetters"], resource =>
        {
            Assert.True((bool)Messaging.Properties(resource)["SqsManagedSseEnabled"]!);
            var policy = Messaging.Properties(resource + "Policy");
            Json.AssertEqual($$"""[{"Ref": "{{resource}}"}]""", policy["Queues"]);
            Json.AssertEqual(
                $$"""
                  [{"Sid": "TlsOnly", "Effect": "Deny", "Principal": "*", "Action": "sqs:*", "Resource": {"Fn::GetAtt": ["{{resource}}", "Arn"]},
                    "Condition": {"Bool": {"aws:SecureTransport": false} } }]
                  """,
                policy["PolicyDocument"]!["Statement"]);
        });
    }

    [Theory]
    [MemberData(nameof(QueueNames))]
    public void Old_jobs_and_dead_letters_raise_an_alarm_to_the_operators(string name)
    {
        var queue = Resource(Queues.All.Single(queue => queue.Name == name));

        AssertAlarm("ApproximateAgeOfOldestMessage", queue, 900);
        AssertAlarm("ApproximateNumberOfMessagesVisible", queue + "DeadLetters", 0);
    }

    [Theory]
    [MemberData(nameof(AlertTopics))]
    public void A_topic_refuses_plain_http(AlertTopic topic)
    {
        var policy = Messaging.Properties($"{topic}Policy");

        Json.AssertEqual($$"""[{"Ref": "{{topic}}"}]""", policy["Topics"]);
        Json.AssertEqual(
            $$"""
              {"Sid": "TlsOnly", "Effect": "Deny", "Principal": "*", "Action": "sns:Publish", "Resource": {"Ref": "{{topic}}"},
               "Condition": {"Bool": {"aws:SecureTransport": false} } }
              """,
            policy["PolicyDocument"]!["Statement"]![0]);
    }

    [Fact]
    public void Alarms_of_this_account_may_publish_critical_alerts_and_nothing_else() =>
        Assert.Equal(
            ["CriticalAlertsPolicy"],
            Messaging.ResourcesOf("AWS::SNS::TopicPolicy").Where(policy => policy.Value.ToJsonString().Contains("cloudwatch.amazonaws.com", StringComparison.Ordinal)).Select(policy => policy.Key));

    [Fact]
    public void An_operator_who_gave_an_address_gets_alerts_and_errors()
    {
        var subscriptions = Messaging.ResourcesOf("AWS::SNS::Subscription").Values.ToList();

        Assert.All(subscriptions, subscription => Assert.Equal("HasOperator", (string)subscription["Condition"]!));
        Assert.All(subscriptions, subscription => Json.AssertEqual("""{"Ref": "OperatorEmail"}""", subscription["Properties"]!["Endpoint"]));
        Assert.Equal(["CriticalAlerts", "ErrorTracking"], subscriptions.Select(subscription => (string)subscription["Properties"]!["TopicArn"]!["Ref"]!).Order());
    }

    private static void AssertAlarm(string metric, string queue, long threshold)
    {
        var alarm = Assert.Single(
            Messaging.ResourcesOf("AWS::CloudWatch::Alarm").Values.Select(alarm => alarm["Properties"]!),
            alarm => (string)alarm["MetricName"]! == metric && (string)Dimension(alarm)! == queue);
        Assert.Equal(threshold, (long)alarm["Threshold"]!);
        Assert.Equal("GreaterThanThreshold", (string)alarm["ComparisonOperator"]!);
        Json.AssertEqual("""[{"Ref": "CriticalAlerts"}]""", alarm["AlarmActions"]);
    }

    private static JsonNode? Dimension(JsonNode alarm) => alarm["Dimensions"]![0]!["Value"]!["Fn::GetAtt"]![0];

    private static string Resource(QueueDefinition queue) => AwsResources.QueueOutput(queue)["Queue".Length..];
}
