using System.Reflection;
using System.Text.Json.Nodes;
using ClassCast.Core.Ports;

namespace ClassCast.Infra.Tests.Permissions;

/// <summary>The policies in <c>infra/app.template</c> against the compiled services: each policy grants what its service calls, and nothing else.</summary>
public sealed class PermissionTests
{
    private const int LongestPolicy = 6144;

    [Theory]
    [InlineData("ClassCast.Api", "ApiPolicy")]
    [InlineData("ClassCast.Workers", "WorkersPolicy")]
    public void A_service_may_do_exactly_what_its_code_does(string service, string policy)
    {
        var used = Rights.UsedBy(Assembly.Load(service));
        var granted = Rights.GrantedBy(Template.App.Resource(policy));

        var differences = LeastPrivilege.Differences(used, granted).ToList();
        Assert.True(differences.Count == 0, $"{policy} in infra/app.template:\n{string.Join('\n', differences)}");
    }

    [Fact]
    public void The_front_end_may_keep_its_keys_and_nothing_else()
    {
        var granted = Rights.GrantedBy(Template.App.Resource("WebPolicy"));

        Assert.Equal(Rights.UsedBy(Assembly.Load("ClassCast.Web")).Actions, granted.Actions);
        Json.AssertEqual(
            $$"""
              [{"Effect": "Allow", "Action": "s3:ListBucket", "Resource": {"Fn::GetAtt": ["Storage", "Outputs.BucketBackupArn"]},
                "Condition": {"StringLike": {"s3:prefix": "{{BlobKeys.WebKeysPrefix}}*"} } },
               {"Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"],
                "Resource": {"Fn::Sub": ["${Bucket}/{{BlobKeys.WebKeysPrefix}}*", {"Bucket": {"Fn::GetAtt": ["Storage", "Outputs.BucketBackupArn"]} }]} }]
              """,
            Template.App.Properties("WebPolicy")["PolicyDocument"]!["Statement"]);
    }

    [Fact]
    public void A_table_that_is_queried_is_granted_with_its_indexes()
    {
        var statements = Template.App.Properties("WorkersPolicy")["PolicyDocument"]!["Statement"]!.AsArray();
        var queried = statements.Where(statement => statement!["Action"].Strings().Contains("dynamodb:Query")).Select(statement => statement!["Resource"]!.ToJsonString());
        var resources = string.Concat(queried);

        Assert.All(Rights.GrantedBy(Template.App.Resource("WorkersPolicy")).Tables, name => Assert.Equal(
            Declared.Table(name).Indexes.Count > 0 && resources.Contains($"table/${{AWS::StackName}}.{name}\"", StringComparison.Ordinal),
            resources.Contains($"table/${{AWS::StackName}}.{name}/index/*", StringComparison.Ordinal)));
    }

    [Fact]
    public void Policies_are_no_longer_than_IAM_takes() =>
        Assert.All(Template.App.ResourcesOf("AWS::IAM::ManagedPolicy").Values, policy =>
            Assert.InRange(WithLongNames(policy["Properties"]!["PolicyDocument"]!).ToJsonString().Length, 1, LongestPolicy));

    [Fact]
    public void The_code_in_reach_of_the_front_end_is_not_that_of_the_backends() =>
        Assert.DoesNotContain(Rights.UsedBy(Assembly.Load("ClassCast.Web")).Actions, action => action.StartsWith("dynamodb:", StringComparison.Ordinal));

    [Fact]
    public void What_the_code_is_seen_to_do_is_what_it_does()
    {
        var workers = Rights.UsedBy(Assembly.Load("ClassCast.Workers"));

        Assert.Contains("dynamodb:UpdateItem", workers.Actions);
        Assert.Contains("Videos", workers.Tables);
        Assert.DoesNotContain("Sections", workers.Tables);
        Assert.DoesNotContain("Courses", workers.Tables);
    }

    /// <summary>As it may be deployed: names that CloudFormation makes are long, in whichever way the template refers to them.</summary>
    private static JsonNode WithLongNames(JsonNode node) => node switch
    {
        JsonObject reference when reference.ContainsKey("Ref") || reference.ContainsKey("Fn::GetAtt") => new string('x', 140),
        JsonObject reference when reference["Fn::Sub"] is { } text => text is JsonArray
            ? new string('x', 100)
            : ((string)text!).Replace("${AWS::StackName}", new string('x', 30), StringComparison.Ordinal),
        JsonObject map => new JsonObject(map.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)WithLongNames(pair.Value!)))),
        JsonArray list => new JsonArray([.. list.Select(item => WithLongNames(item!))]),
        _ => node.DeepClone(),
    };
}
