using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;
using ClassCast.Backends.Aws;
using ClassCast.Core.Messages;
using ClassCast.Core.People;
using ClassCast.Core.Ports;

namespace ClassCast.Infra.Tests.Deployment;

/// <summary>What a deployed stack has made, asked of each service itself: a test server's stack is complete whatever became of its resources.</summary>
public sealed class StackTests(Cloud cloud) : IClassFixture<Cloud>
{
    public static TheoryData<string> TableNames => [.. Declared.Tables.Select(table => table.Name)];

    [Fact]
    public async Task The_outputs_name_everything_that_the_backend_asks_for()
    {
        var outputs = await cloud.ProductionAsync();

        var asked = Declared.Tables.Select(AwsResources.TableOutput)
            .Concat(Buckets.All.Select(AwsResources.BucketOutput))
            .Concat(Queues.All.Select(AwsResources.QueueOutput))
            .Concat(Queues.All.Select(AwsResources.DeadLetterQueueOutput))
            .Concat(Enum.GetValues<AlertTopic>().Select(AwsResources.TopicOutput))
            .Append(AwsResources.UserPoolIdOutput)
            .Append(AwsResources.UserPoolClientIdOutput);
        Assert.All(asked, output => Assert.NotEmpty(outputs[output]));
    }

    [Theory]
    [MemberData(nameof(TableNames))]
    public async Task A_table_has_its_indexes_expires_recovers_and_is_protected(string name)
    {
        var declared = Declared.Table(name);
        var tableName = (await cloud.ProductionAsync())[AwsResources.TableOutput(declared)];
        using var dynamoDb = cloud.DynamoDb;
        var cancellation = TestContext.Current.CancellationToken;

        var table = (await dynamoDb.DescribeTableAsync(tableName, cancellation)).Table;
        Assert.Equal(Keys(declared.PartitionKey, declared.SortKey), Keys(table.KeySchema));
        Assert.Equal(
            declared.Indexes.Select(index => $"{index.Name}: {Keys(index.PartitionKey, index.SortKey)}").Order(),
            (table.GlobalSecondaryIndexes ?? []).Select(index => $"{index.IndexName}: {Keys(index.KeySchema)}").Order());
        Assert.True(table.DeletionProtectionEnabled);
        var expiry = (await dynamoDb.DescribeTimeToLiveAsync(tableName, cancellation)).TimeToLiveDescription;
        Assert.Equal(declared.TimeToLive, expiry.AttributeName);
        var backups = await dynamoDb.DescribeContinuousBackupsAsync(new DescribeContinuousBackupsRequest { TableName = tableName }, cancellation);
        Assert.Equal(35, backups.ContinuousBackupsDescription.PointInTimeRecoveryDescription.RecoveryPeriodInDays);
    }

    [Fact]
    public async Task A_bucket_keeps_versions_ages_and_lets_the_classroom_s_pages_in()
    {
        var bucket = (await cloud.ProductionAsync())[AwsResources.BucketOutput(Buckets.Videos)];
        using var s3 = cloud.S3;
        var cancellation = TestContext.Current.CancellationToken;

        Assert.Equal("Enabled", (await s3.GetBucketVersioningAsync(bucket, cancellation)).VersioningConfig.Status.Value);
        var cors = Assert.Single((await s3.GetCORSConfigurationAsync(bucket, cancellation)).Configuration.Rules);
        Assert.Equal("https://class.example.org", Assert.Single(cors.AllowedOrigins));
        Assert.Equal("ETag", Assert.Single(cors.ExposeHeaders));
        var rules = (await s3.GetLifecycleConfigurationAsync(bucket, cancellation)).Configuration.Rules;
        Assert.Equal(
            [(30, "STANDARD_IA"), (90, "GLACIER_IR")],
            rules.Single(rule => rule.Id == "age").Transitions.Select(transition => (transition.Days ?? 0, transition.StorageClass.Value)));
        Assert.Equal(7, rules.Single(rule => rule.Id == "abandoned").AbortIncompleteMultipartUpload.DaysAfterInitiation);
    }

    [Fact]
    public async Task A_queue_hands_hopeless_jobs_to_its_dead_letters()
    {
        var outputs = await cloud.ProductionAsync();
        var queue = (await AttributesAsync(outputs[AwsResources.QueueOutput(Queues.VideoProcessing)]))!;
        var deadLetters = (await AttributesAsync(outputs[AwsResources.DeadLetterQueueOutput(Queues.VideoProcessing)]))!;

        var redrive = JsonNode.Parse((string)queue["RedrivePolicy"]!)!;
        Assert.Equal((string)deadLetters["QueueArn"]!, (string)redrive["deadLetterTargetArn"]!);
        Assert.Equal(2 * Queues.VideoProcessing.MaximumAttempts, (int)redrive["maxReceiveCount"]!);
        Assert.Equal("30", (string)queue["VisibilityTimeout"]!);
        Assert.Contains("aws:SecureTransport", (string)queue["Policy"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_operator_gets_alerts_and_errors_and_alarms_go_there()
    {
        var outputs = await cloud.ProductionAsync();
        var alerts = outputs[AwsResources.TopicOutput(AlertTopic.CriticalAlerts)];

        var subscriptions = (await cloud.AwsAsync("sns", "list-subscriptions"))["Subscriptions"]!.AsArray();
        Assert.Equal(
            new[] { alerts, outputs[AwsResources.TopicOutput(AlertTopic.ErrorTracking)] }.Order(),
            subscriptions.Where(subscription => (string)subscription!["Endpoint"]! == "operator@example.org").Select(subscription => (string)subscription!["TopicArn"]!).Order());

        var alarms = (await cloud.AwsAsync("cloudwatch", "describe-alarms", "--alarm-name-prefix", "classcast-"))["MetricAlarms"]!.AsArray();
        Assert.Equal(2 * Queues.All.Count, alarms.Count);
        Assert.All(alarms, alarm => Assert.Equal(alerts, (string)alarm!["AlarmActions"]![0]!));
    }

    [Fact]
    public async Task The_user_pool_has_its_rules_its_client_and_its_groups()
    {
        var outputs = await cloud.ProductionAsync();
        var pool = outputs[AwsResources.UserPoolIdOutput];

        var description = (await cloud.AwsAsync("cognito-idp", "describe-user-pool", "--user-pool-id", pool))["UserPool"]!;
        Assert.Equal(PasswordRules.MinimumLength, (int)description["Policies"]!["PasswordPolicy"]!["MinimumLength"]!);
        Assert.Equal("ACTIVE", (string)description["DeletionProtection"]!);
        var factors = await cloud.AwsAsync("cognito-idp", "get-user-pool-mfa-config", "--user-pool-id", pool);
        Assert.Equal(("OPTIONAL", true), ((string)factors["MfaConfiguration"]!, (bool)factors["SoftwareTokenMfaConfiguration"]!["Enabled"]!));
        var client = (await cloud.AwsAsync("cognito-idp", "describe-user-pool-client", "--user-pool-id", pool, "--client-id", outputs[AwsResources.UserPoolClientIdOutput]))["UserPoolClient"]!;
        Json.AssertEqual("""["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]""", client["ExplicitAuthFlows"]);
        var groups = (await cloud.AwsAsync("cognito-idp", "list-groups", "--user-pool-id", pool))["Groups"]!.AsArray();
        Assert.Equal([Groups.Admins, Groups.Instructors, Groups.Students], groups.OrderBy(group => (int)group!["Precedence"]!).Select(group => (string)group!["GroupName"]!));
    }

    [Fact]
    public async Task A_deployment_without_changes_changes_nothing_and_one_with_a_changed_parameter_keeps_all_data()
    {
        var before = await cloud.DeployAsync("classroom", "Stage=dev", "WebOrigin=https://old.example.org");
        using var dynamoDb = cloud.DynamoDb;
        using var s3 = cloud.S3;
        var cancellation = TestContext.Current.CancellationToken;
        var user = new Dictionary<string, AttributeValue> { ["userId"] = new() { S = "0190" } };
        await dynamoDb.PutItemAsync(before["TableUsers"], user, cancellation);

        var unchanged = await cloud.DeployAsync("classroom", "Stage=dev", "WebOrigin=https://old.example.org");
        var changed = await cloud.DeployAsync("classroom", "WebOrigin=https://new.example.org");

        Assert.Equal(before, unchanged);
        Assert.Equal(before, changed);
        Assert.Equal("https://new.example.org", Assert.Single(Assert.Single((await s3.GetCORSConfigurationAsync(before["BucketVideos"], cancellation)).Configuration.Rules).AllowedOrigins));
        Assert.Equal("0190", (await dynamoDb.GetItemAsync(before["TableUsers"], user, cancellation)).Item["userId"].S);
    }

    private async Task<JsonNode?> AttributesAsync(string queue) =>
        (await cloud.AwsAsync("sqs", "get-queue-attributes", "--queue-url", queue, "--attribute-names", "All"))["Attributes"];

    private static string Keys(string partitionKey, string? sortKey) => sortKey is null ? partitionKey : $"{partitionKey}, {sortKey}";

    private static string Keys(IEnumerable<KeySchemaElement> schema) => string.Join(", ", schema.OrderBy(key => key.KeyType.Value).Select(key => key.AttributeName));
}
