using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ClassCast.Backends;
using ClassCast.Backends.Aws;
using ClassCast.Core.Ports;

namespace ClassCast.Infra.Tests.Permissions;

/// <summary>What a service calls on AWS, or what a policy lets it call.</summary>
/// <param name="Actions">As IAM names them.</param>
/// <param name="Tables">Whose items are read or written; descriptions are of all tables.</param>
/// <param name="Queues">Whose jobs are worked off, by the names of their outputs; every service counts and delivers into all of them.</param>
/// <param name="Buckets">Whose objects are read or written; names of <see cref="Core.Ports.Buckets"/>.</param>
internal sealed partial record Rights(
    ImmutableSortedSet<string> Actions,
    ImmutableSortedSet<string> Tables,
    ImmutableSortedSet<string> Queues,
    ImmutableSortedSet<string> Buckets)
{
    public const string Everything = "*";

    // without Backends.Embedded: what runs there never calls AWS
    private static readonly Assembly[] Shared = [typeof(TableDefinition).Assembly, typeof(AwsResources).Assembly, typeof(BackendExtensions).Assembly];

    /// <summary>Read from compiled code: all that a service can come to run. A command that an operator runs has the operator's rights, not the service's.</summary>
    public static Rights UsedBy(Assembly service)
    {
        var calls = new ReachableCode(service, Shared, except: typeof(MoveCommand)).Calls;
        ImmutableSortedSet<string> actions = [.. calls.SelectMany(AwsActions.Of)];
        return new(
            actions,
            [.. calls.Select(call => Catalogs.Declaration(call.Called)).OfType<TableDefinition>().Select(table => table.Name)],
            Of("sqs:", calls.Select(call => Catalogs.Declaration(call.Called)).OfType<QueueDefinition>().Select(AwsResources.QueueOutput)),
            Of("s3:", calls.Where(call => NamesBucket(call.Called)).SelectMany(call => call.Texts).Where(Core.Ports.Buckets.All.Contains)));

        // whoever calls nothing of a service needs none of its resources, whatever it names
        ImmutableSortedSet<string> Of(string service, IEnumerable<string> names) =>
            actions.Any(action => action.StartsWith(service, StringComparison.Ordinal)) ? [.. names] : [];
    }

    public static Rights GrantedBy(JsonObject policy)
    {
        var statements = policy["Properties"]!["PolicyDocument"]!["Statement"]!.AsArray();
        Assert.All(statements, statement => Assert.Equal("Allow", (string)statement!["Effect"]!));
        return new(
            [.. statements.SelectMany(statement => statement!["Action"].Strings())],
            [.. Resources(statements, TableArn()).Where(IsOfItems).Select(found => found.Name)],
            [.. Resources(statements, QueueArn()).Where(found => found.Actions.Contains("sqs:ReceiveMessage")).Select(found => found.Name)],
            [.. Resources(statements, BucketArn()).Where(found => !found.Actions.SequenceEqual(["s3:ListBucket"])).Select(found => found.Name.ToLowerInvariant())]);
    }

    private static IEnumerable<(string Name, IReadOnlyList<string> Actions)> Resources(JsonArray statements, Regex name) =>
        from statement in statements
        from Match match in name.Matches(statement!["Resource"]!.ToJsonString())
        select (match.Groups["name"].Value, statement["Action"].Strings());

    private static bool IsOfItems((string Name, IReadOnlyList<string> Actions) found) =>
        !found.Actions.All(action => action.StartsWith("dynamodb:Describe", StringComparison.Ordinal));

    /// <summary>The names of buckets are constants, which compiled code holds as texts.</summary>
    private static bool NamesBucket(MethodBase called) =>
        (called.DeclaringType == typeof(BlobKey) && called.IsConstructor)
        || (called.DeclaringType == typeof(IBlobStore) && called.Name == nameof(IBlobStore.ListAsync))
        || (called.DeclaringType == typeof(AwsResources) && called.Name == nameof(AwsResources.Bucket));

    [GeneratedRegex(@"table/\$\{AWS::StackName\}\.(?<name>\w+|\*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TableArn();

    [GeneratedRegex(@"Outputs\.(?<name>Queue\w+?)Arn", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex QueueArn();

    [GeneratedRegex(@"Outputs\.Bucket(?<name>\w+?)Arn", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BucketArn();
}
