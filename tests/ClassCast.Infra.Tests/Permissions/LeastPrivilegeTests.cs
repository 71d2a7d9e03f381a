namespace ClassCast.Infra.Tests.Permissions;

public sealed class LeastPrivilegeTests
{
    private static readonly Rights Some = new(["dynamodb:GetItem", "s3:GetObject"], ["Videos"], ["QueueVideoProcessing"], ["videos"]);

    [Fact]
    public void What_is_granted_as_it_is_used_differs_in_nothing() => Assert.Empty(LeastPrivilege.Differences(Some, Some));

    [Fact]
    public void A_call_added_without_a_grant_is_told() =>
        Assert.Equal(
            ["It lacks the action s3:DeleteObject, which the code uses."],
            LeastPrivilege.Differences(Some with { Actions = Some.Actions.Add("s3:DeleteObject") }, Some));

    [Fact]
    public void A_grant_left_behind_is_told() =>
        Assert.Equal(
            ["It grants the action s3:GetObject, which no code in the service's reach uses."],
            LeastPrivilege.Differences(Some with { Actions = Some.Actions.Remove("s3:GetObject") }, Some));

    [Fact]
    public void A_table_a_queue_and_a_bucket_too_few_are_told() =>
        Assert.Equal(
            [
                "It lacks the table Users, which the code uses.",
                "It lacks the queue QueuePublicationNotices, which the code uses.",
                "It lacks the bucket documents, which the code uses.",
            ],
            LeastPrivilege.Differences(
                Some with { Tables = ["Users", "Videos"], Queues = ["QueuePublicationNotices", "QueueVideoProcessing"], Buckets = ["documents", "videos"] }, Some));

    [Fact]
    public void All_tables_at_once_are_enough_for_any() =>
        Assert.Empty(LeastPrivilege.Differences(Some with { Tables = ["Users"] }, Some with { Tables = [Rights.Everything] }));
}
