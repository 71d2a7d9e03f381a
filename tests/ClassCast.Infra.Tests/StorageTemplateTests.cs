using System.Text.Json.Nodes;
using ClassCast.Backends.Aws;
using ClassCast.Core.Ports;

namespace ClassCast.Infra.Tests;

public sealed class StorageTemplateTests
{
    private static readonly Template Storage = Template.Storage;

    public static TheoryData<string> BucketNames => [.. Buckets.All.Select(Resource)];

    [Fact]
    public void The_buckets_are_those_that_the_code_names()
    {
        Assert.Equal(Buckets.All.Select(Resource).Order(), Storage.ResourcesOf("AWS::S3::Bucket").Keys.Order());
        Assert.Equal(
            Buckets.All.SelectMany(bucket => new[] { AwsResources.BucketOutput(bucket), AwsResources.BucketOutput(bucket) + "Arn" }).Append("MediaOrigins").Order(),
            Storage.OutputNames.Order());
    }

    [Theory]
    [MemberData(nameof(BucketNames))]
    public void A_bucket_is_private_encrypted_versioned_and_outlives_the_stack_in_production(string name)
    {
        var bucket = Storage.Properties(name);

        Json.AssertEqual(
            """{"BlockPublicAcls": true, "BlockPublicPolicy": true, "IgnorePublicAcls": true, "RestrictPublicBuckets": true}""",
            bucket["PublicAccessBlockConfiguration"]);
        Json.AssertEqual("""{"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]}""", bucket["OwnershipControls"]);
        Json.AssertEqual(
            """{"ServerSideEncryptionConfiguration": [{"ServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}]}""",
            bucket["BucketEncryption"]);
        Json.AssertEqual("""{"Status": "Enabled"}""", bucket["VersioningConfiguration"]);
        Json.AssertEqual("""{"Fn::If": ["IsProd", "Retain", "Delete"]}""", Storage.Resource(name)["DeletionPolicy"]);
        Json.AssertEqual("""{"Fn::If": ["IsProd", "Retain", "Delete"]}""", Storage.Resource(name)["UpdateReplacePolicy"]);
    }

    [Theory]
    [MemberData(nameof(BucketNames))]
    public void A_bucket_refuses_plain_http(string name)
    {
        var policy = Assert.Single(Storage.ResourcesOf("AWS::S3::BucketPolicy").Values, policy => (string?)policy["Properties"]!["Bucket"]!["Ref"] == name);

        Json.AssertEqual(
            $$"""
              [{"Sid": "TlsOnly", "Effect": "Deny", "Principal": "*", "Action": "s3:*",
                "Resource": [{"Fn::GetAtt": ["{{name}}", "Arn"]}, {"Fn::Sub": "${{{name}}.Arn}/*"}],
                "Condition": {"Bool": {"aws:SecureTransport": false} } }]
              """,
            policy["Properties"]!["PolicyDocument"]!["Statement"]);
    }

    [Theory]
    [MemberData(nameof(BucketNames))]
    public void Uploads_that_nobody_ends_go_after_seven_days_and_replaced_objects_after_the_stage_s_days(string name)
    {
        Json.AssertEqual("""{"DaysAfterInitiation": 7}""", Rule(name, "abandoned")!["AbortIncompleteMultipartUpload"]);
        Json.AssertEqual(
            """{"NoncurrentDays": {"Fn::FindInMap": ["Stages", {"Ref": "Stage"}, "NoncurrentDays"]}}""",
            Rule(name, "replaced")!["NoncurrentVersionExpiration"]);
        Json.AssertEqual("""{"dev": {"NoncurrentDays": 1}, "staging": {"NoncurrentDays": 7}, "prod": {"NoncurrentDays": 30}}""", Storage.Mappings["Stages"]);
    }

    [Theory]
    [InlineData("Videos")]
    [InlineData("Documents")]
    [InlineData("Backup")]
    public void What_grows_old_gets_cheaper_after_30_and_90_days_and_stays_readable_at_once(string name) =>
        Json.AssertEqual(
            """[{"StorageClass": "STANDARD_IA", "TransitionInDays": 30}, {"StorageClass": "GLACIER_IR", "TransitionInDays": 90}]""",
            Rule(name, "age")!["Transitions"]);

    [Fact]
    public void Bodies_of_jobs_that_a_dead_process_left_go_after_thirty_days()
    {
        var rule = Rule("Documents", "messages")!;

        Assert.Equal((BlobKeys.MessagesPrefix, 30L), ((string)rule["Prefix"]!, (long)rule["ExpirationInDays"]!));
    }

    [Theory]
    [InlineData("Videos")]
    [InlineData("Documents")]
    [InlineData("Assets")]
    public void Browsers_read_and_write_from_the_classroom_s_origin_only(string name) =>
        Json.AssertEqual(
            """
            [{"Id": "classroom", "AllowedOrigins": [{"Ref": "WebOrigin"}], "AllowedMethods": ["GET", "HEAD", "PUT"], "AllowedHeaders": ["*"],
              "ExposedHeaders": ["ETag"], "MaxAge": 3600}]
            """,
            Storage.Properties(name)["CorsConfiguration"]!["CorsRules"]);

    [Fact]
    public void No_browser_reads_the_backup_bucket() => Assert.Null(Storage.Properties("Backup")["CorsConfiguration"]);

    private static JsonNode? Rule(string bucket, string id)
    {
        var rule = Assert.Single(Storage.Properties(bucket)["LifecycleConfiguration"]!["Rules"]!.AsArray(), rule => (string)rule!["Id"]! == id);
        Assert.Equal("Enabled", (string)rule!["Status"]!);
        return rule;
    }

    private static string Resource(string bucket) => AwsResources.BucketOutput(bucket)["Bucket".Length..];
}
