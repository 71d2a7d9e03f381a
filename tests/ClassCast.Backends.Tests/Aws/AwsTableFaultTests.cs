using System.Text.Json.Nodes;
using ClassCast.Backends.Aws;
using ClassCast.Backends.Tests.Aws.Faults;
using ClassCast.Backends.Tests.Contracts;
using ClassCast.Core;
using ClassCast.Core.Courses;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ClassCast.Backends.Tests.Aws;

/// <summary>What the network and a busy DynamoDB do to requests: slower, never lost, never doubled.</summary>
public sealed class AwsTableFaultTests : IAsyncLifetime
{
    private readonly AwsFaults faults = new();
    private AwsBackend backend = null!;
    private IServiceProvider process = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Table<SeatCount> Seats => TableCatalog.SeatCounts;

    private ITableStore Store => process.GetRequiredService<ITableStore>();

    public async ValueTask InitializeAsync()
    {
        backend = await AwsBackend.StartAsync();
        process = await backend.StartProcessAsync(services => services.AddSingleton(new AwsClients(faults)));
    }

    public async ValueTask DisposeAsync()
    {
        faults.Recover();
        await backend.DisposeAsync();
        faults.Dispose();
    }

    [Fact]
    public async Task Additions_whose_answers_are_lost_are_counted_once_each()
    {
        var seats = await Store.PutAsync(Seats, Sample.Seats(), Cancellation);
        faults.On("TransactWriteItems", AwsFault.AnswerLost, times: 12);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Store.UpdateAsync(Seats, seats.OwnerId, Update.Empty.Add("taken", 1), Cancellation)));

        var after = await Store.GetAsync(Seats, seats.OwnerId, Cancellation);
        Assert.Equal((40, 41), (after!.Taken, after.Version));
        Assert.Equal(52, faults.Count("TransactWriteItems"));
    }

    [Fact]
    public async Task Commits_whose_answers_are_lost_happen_once_each()
    {
        var (from, to) = (await Store.PutAsync(Seats, Sample.Seats(100), Cancellation), await Store.PutAsync(Seats, Sample.Seats(), Cancellation));
        faults.On("TransactWriteItems", AwsFault.AnswerLost, times: 5);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Store.CommitAsync(
            new Transaction().Update(Seats, from.OwnerId, Update.Empty.Add("taken", -1), Condition.Exists).Update(Seats, to.OwnerId, Update.Empty.Add("taken", 1)).Put(Seats, Sample.Seats()),
            Cancellation)));

        Assert.Equal((80, 20), ((await Store.GetAsync(Seats, from.OwnerId, Cancellation))!.Taken, (await Store.GetAsync(Seats, to.OwnerId, Cancellation))!.Taken));
    }

    [Theory]
    [InlineData("new")]
    [InlineData("next version")]
    [InlineData("condition")]
    [InlineData("always")]
    public async Task A_put_whose_answer_is_lost_has_happened_and_is_not_refused(string kind)
    {
        var stored = await Store.PutAsync(Seats, Sample.Seats(1), Cancellation);
        faults.On("PutItem", AwsFault.AnswerLost);

        var after = kind switch
        {
            "new" => await Store.PutAsync(Seats, Sample.Seats(2), Cancellation),
            "next version" => await Store.PutAsync(Seats, stored with { Taken = 2 }, Cancellation),
            "condition" => await Store.PutAsync(Seats, stored with { Taken = 2 }, Cancellation, Condition.AttributeLessThan("taken", 2)),
            _ => await Store.PutAsync(Seats, stored with { Taken = 2 }, Cancellation, Condition.Always),
        };

        Assert.Equal((2, kind == "new" ? 1 : 2), (after.Taken, after.Version));
        Assert.Equal(after, await Store.GetAsync(Seats, after.OwnerId, Cancellation));
    }

    [Fact]
    public async Task Of_racing_writers_one_wins_although_answers_are_lost()
    {
        var stored = await Store.PutAsync(Seats, Sample.Seats(), Cancellation);
        faults.On("PutItem", AwsFault.AnswerLost, times: 6);

        var wins = await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
        {
            try
            {
                // all write the same, so that only the mark tells them apart
                await Store.PutAsync(Seats, stored with { Taken = 7 }, Cancellation);
                return true;
            }
            catch (ConditionFailedException)
            {
                return false;
            }
        }));

        Assert.Equal(1, wins.Count(won => won));
        Assert.Equal(2, (await Store.GetAsync(Seats, stored.OwnerId, Cancellation))!.Version);
    }

    [Fact]
    public async Task A_set_or_delete_whose_answer_is_lost_has_happened_and_is_not_refused()
    {
        var course = await Store.PutAsync(TableCatalog.Courses, Sample.Course(Ids.New()), Cancellation);
        faults.On("UpdateItem", AwsFault.AnswerLost).On("TransactWriteItems", AwsFault.AnswerLost);

        var after = await Store.UpdateAsync(TableCatalog.Courses, course.CourseId, Update.Empty.Set("title", "New"), Cancellation, Condition.VersionIs(1));
        await Store.DeleteAsync(TableCatalog.Courses, course.CourseId, Cancellation, Condition.VersionIs(2));

        Assert.Equal(course with { Title = "New", Version = 2 }, after);
        Assert.Null(await Store.GetAsync(TableCatalog.Courses, course.CourseId, Cancellation));
    }

    public static TheoryData<string> Troubles() => ["throttled table", "throttled account", "500", "503", "connection"];

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Trouble_that_passes_is_waited_out(string trouble)
    {
        var seats = await Store.PutAsync(Seats, Sample.Seats(), Cancellation);
        var fault = trouble switch
        {
            "throttled table" => AwsFault.TableThrottled,
            "throttled account" => AwsFault.Throttled,
            "500" => AwsFault.InternalError,
            "503" => AwsFault.Unavailable,
            _ => AwsFault.ConnectionRefused,
        };
        foreach (var operation in new[] { "PutItem", "TransactWriteItems", "GetItem", "Query", "BatchGetItem" })
        {
            faults.On(operation, fault, times: 2);
        }

        await Task.WhenAll(
            Store.PutAsync(Seats, Sample.Seats(), Cancellation),
            Store.CommitAsync(new Transaction().Update(Seats, seats.OwnerId, Update.Empty.Add("taken", 1)).Put(Seats, Sample.Seats()), Cancellation),
            Store.QueryAsync(TableCatalog.Notifications, new TableQuery(Ids.New()), Cancellation),
            Store.GetManyAsync(Seats, [seats.OwnerId], Cancellation));

        Assert.Equal(1, (await Store.GetAsync(Seats, seats.OwnerId, Cancellation))!.Taken);
    }

    [Fact]
    public async Task Keys_that_a_batch_left_over_are_asked_for_again_and_come_in_order()
    {
        var seats = await Task.WhenAll(Enumerable.Range(0, 9).Select(i => Store.PutAsync(Seats, Sample.Seats(i), Cancellation)));
        faults.On("BatchGetItem", AwsFault.Rewritten(LeaveHalf), times: 3);

        var read = await Store.GetManyAsync(Seats, [.. seats.Select(item => new ItemKey(item.OwnerId))], Cancellation);

        Assert.Equal(seats, read);
        Assert.Equal(4, faults.Count("BatchGetItem"));
    }

    [Fact]
    public async Task Racing_transactions_that_DynamoDB_cancels_are_sent_again()
    {
        var seats = await Store.PutAsync(Seats, Sample.Seats(), Cancellation);
        var conflict = AwsFault.RefusedWith(
            "TransactionCanceledException", "\"CancellationReasons\":[{\"Code\":\"TransactionConflict\",\"Message\":\"Transaction is ongoing for the item\"},{\"Code\":\"None\"}]");
        faults.On("TransactWriteItems", conflict, times: 4).On("TransactWriteItems", AwsFault.RefusedWith("TransactionInProgressException"), times: 1);
        faults.On("PutItem", AwsFault.RefusedWith("TransactionConflictException"), times: 3);

        await Store.CommitAsync(new Transaction().Update(Seats, seats.OwnerId, Update.Empty.Add("taken", 1)).Put(Seats, Sample.Seats()), Cancellation);
        await Store.PutAsync(Seats, Sample.Seats(), Cancellation);

        Assert.Equal(1, (await Store.GetAsync(Seats, seats.OwnerId, Cancellation))!.Taken);
        Assert.Equal(6, faults.Count("TransactWriteItems"));
    }

    [Fact]
    public async Task A_slow_answer_is_waited_for()
    {
        faults.On("PutItem", AwsFault.Slow(TimeSpan.FromSeconds(1)));

        Assert.Equal(1, (await Store.PutAsync(Seats, Sample.Seats(), Cancellation)).Version);
    }

    [Fact]
    public async Task Expired_credentials_are_told_apart_and_writing_goes_on_with_new_ones()
    {
        faults.On("PutItem", AwsFault.CredentialsExpired, times: 50);
        var seats = Sample.Seats();

        var refusal = await Assert.ThrowsAsync<StorageUnavailableException>(() => Store.PutAsync(Seats, seats, Cancellation));
        faults.Recover();

        Assert.Contains("AWS_SESSION_TOKEN", refusal.Message, StringComparison.Ordinal);
        Assert.False(refusal.IsDiskFull);
        Assert.Equal(1, (await Store.PutAsync(Seats, seats, Cancellation)).Version);
    }

    [Fact]
    public async Task The_health_check_tells_whether_DynamoDB_answers()
    {
        var health = process.GetRequiredService<HealthCheckService>();
        Assert.Equal(HealthStatus.Healthy, await StorageAsync());

        faults.On("GetItem", AwsFault.CredentialsExpired, times: 50);
        Assert.Equal(HealthStatus.Unhealthy, await StorageAsync());

        faults.Recover();
        faults.On("GetItem", AwsFault.Slow(TimeSpan.FromSeconds(30)));
        Assert.Equal(HealthStatus.Unhealthy, await StorageAsync());

        faults.Recover();
        Assert.Equal(HealthStatus.Healthy, await StorageAsync());

        async Task<HealthStatus> StorageAsync() =>
            (await health.CheckHealthAsync(registration => registration.Name == "storage", Cancellation)).Entries["storage"].Status;
    }

    /// <summary>Of the items that were read, every second is handed back as a key not processed.</summary>
    private static string LeaveHalf(string json)
    {
        var answer = JsonNode.Parse(json)!;
        var (table, items) = answer["Responses"]!.AsObject().Select(one => (one.Key, one.Value!.AsArray())).Single();
        JsonNode[] taken = [.. items.Where((_, i) => i % 2 == 1).OfType<JsonNode>()];
        JsonArray left = [.. taken.Select(item => new JsonObject { ["ownerId"] = item["ownerId"]!.DeepClone() })];
        foreach (var item in taken)
        {
            items.Remove(item);
        }

        answer["UnprocessedKeys"] = new JsonObject { [table] = new JsonObject { ["Keys"] = left, ["ConsistentRead"] = true } };
        return answer.ToJsonString();
    }
}
