using System.Text.Json;
using ClassCast.Core;
using ClassCast.Core.Messages;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using ClassCast.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Backends.Tests.Contracts;

/// <summary>Whole tables, out and in.</summary>
public abstract class TableArchiveContract : BackendTest
{
    private ITableArchive Archive => Process.GetRequiredService<ITableArchive>();

    [Fact]
    public async Task An_empty_table_reads_as_nothing() => Assert.Empty(await ReadAsync(TableCatalog.Grades));

    [Fact]
    public async Task Every_item_of_a_table_is_read_once_also_beyond_one_batch()
    {
        var items = Enumerable.Range(0, ITableArchive.MaximumBatch + 20).Select(i => JsonOf(Sample.Seats(i) with { Version = 1 })).ToList();
        await WriteAsync(TableCatalog.SeatCounts, items);

        var read = await ReadAsync(TableCatalog.SeatCounts);

        Assert.Equal(items.Select(OwnerOf).Order(), read.Select(OwnerOf).Order());
    }

    [Fact]
    public async Task What_was_stored_reads_as_the_json_of_the_item()
    {
        var stored = await Store.PutAsync(TableCatalog.Users, Sample.User() with { GivenName = "Zoë 🎓", FamilyName = "" }, Cancellation);

        var json = Assert.Single(await ReadAsync(TableCatalog.Users));

        Assert.Equal(stored, JsonSerializer.Deserialize(json, CoreJson.Default.User));
    }

    [Fact]
    public async Task A_written_item_keeps_its_version_and_is_found_by_key_and_index()
    {
        var user = Sample.User() with { Version = 7 };

        await Archive.WriteAsync(TableCatalog.Users, [JsonSerializer.SerializeToUtf8Bytes(user, CoreJson.Default.User)], Cancellation);

        Assert.Equal(user, await Store.GetAsync(TableCatalog.Users, user.UserId, Cancellation));
        Assert.Equal(user, Assert.Single((await Store.QueryAsync(TableCatalog.Users, new TableQuery(user.Email) { Index = "email-index" }, Cancellation)).Items));
        Assert.Equal(8, (await Store.PutAsync(TableCatalog.Users, user with { GivenName = "Next" }, Cancellation)).Version);
    }

    [Fact]
    public async Task Members_that_this_version_does_not_know_are_kept()
    {
        var json = """{"ownerId":"a","taken":3,"version":2,"later":{"a":[1,null,"x"],"b":2.5}}""";

        await Archive.WriteAsync(TableCatalog.SeatCounts, [System.Text.Encoding.UTF8.GetBytes(json)], Cancellation);

        using var item = JsonDocument.Parse(Assert.Single(await ReadAsync(TableCatalog.SeatCounts)));
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse("""{"a":[1,null,"x"],"b":2.5}"""), item.RootElement.GetProperty("later")));
    }

    [Fact]
    public async Task Writing_again_changes_nothing_and_replaces_what_differs()
    {
        var (kept, changed) = (Sample.Seats(1) with { Version = 3 }, Sample.Seats(2) with { Version = 3 });
        await WriteAsync(TableCatalog.SeatCounts, [JsonOf(kept), JsonOf(changed)]);

        await WriteAsync(TableCatalog.SeatCounts, [JsonOf(kept), JsonOf(changed with { Taken = 9, Version = 1 })]);

        Assert.Equal(kept, await Store.GetAsync(TableCatalog.SeatCounts, kept.OwnerId, Cancellation));
        Assert.Equal(changed with { Taken = 9, Version = 1 }, await Store.GetAsync(TableCatalog.SeatCounts, changed.OwnerId, Cancellation));
        Assert.Equal(2, (await ReadAsync(TableCatalog.SeatCounts)).Count);
    }

    [Theory]
    [InlineData("""{"taken":3,"version":2}""")]
    [InlineData("""{"ownerId":"","taken":3,"version":2}""")]
    [InlineData("""{"ownerId":"a","taken":3}""")]
    public async Task An_item_without_key_or_version_is_refused(string json) =>
        await Assert.ThrowsAsync<ArgumentException>(() => Archive.WriteAsync(TableCatalog.SeatCounts, [System.Text.Encoding.UTF8.GetBytes(json)], Cancellation));

    [Fact]
    public async Task Nothing_is_undelivered_once_the_messages_of_a_commit_arrived()
    {
        var queue = Sample.Queue();
        await Backend.PrepareAsync(queue);
        await Store.CommitAsync(new Transaction().Enqueue(queue, new ProcessVideo("v")), Cancellation);
        Assert.NotNull(await Jobs.LeaseAsync(queue, TimeSpan.FromSeconds(10), Cancellation));

        await Eventually.TrueAsync("everything is delivered", async () => await Archive.CountUndeliveredAsync(Cancellation) == 0, Cancellation);
    }

    private async Task<List<byte[]>> ReadAsync(TableDefinition table) => await Archive.ReadAsync(table, Cancellation).ToListAsync(Cancellation);

    private async Task WriteAsync(TableDefinition table, IEnumerable<byte[]> items)
    {
        foreach (var batch in items.Chunk(ITableArchive.MaximumBatch))
        {
            await Archive.WriteAsync(table, batch, Cancellation);
        }
    }

    private static byte[] JsonOf(Core.Courses.SeatCount seats) => JsonSerializer.SerializeToUtf8Bytes(seats, CoreJson.Default.SeatCount);

    private static string OwnerOf(byte[] json) => JsonSerializer.Deserialize(json, CoreJson.Default.SeatCount)!.OwnerId;
}
