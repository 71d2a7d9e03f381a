using ClassCast.Backends.Aws.Outbox;
using ClassCast.Backends.Tests.Contracts;
using ClassCast.Backends.Tests.Embedded;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using ClassCast.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Backends.Tests.Aws;

/// <summary>A process that is killed between its commits and what they cause.</summary>
public sealed class AwsCrashTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new();
    private readonly RecordingPorts ports = new();
    private AwsBackend backend = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => backend = await AwsBackend.StartAsync();

    public ValueTask DisposeAsync() => backend.DisposeAsync();

    [Fact]
    public async Task What_a_killed_process_had_acknowledged_is_all_there_and_all_sent()
    {
        var survivor = await backend.StartProcessAsync(services => services
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton<IJobSender>(ports)
            .AddSingleton<IEventBus>(ports)
            .AddSingleton<ITopicPublisher>(ports)
            .AddSingleton<IEmailSender>(ports));
        var store = survivor.GetRequiredService<ITableStore>();
        var counter = await store.PutAsync(TableCatalog.SeatCounts, Sample.Seats(), Cancellation);

        await using var writer = new WriterProcess(["aws", counter.OwnerId], backend.Environment);
        await writer.WaitForAsync(40, Cancellation);
        await writer.KillAsync();

        // the killed process lived by the real clock; its last commits are due a lease later
        clock.Jump(TimeProvider.System.GetUtcNow() - clock.GetUtcNow() + OutboxKeys.Lease + TimeSpan.FromSeconds(5));
        await Eventually.TrueAsync(
            "every job",
            () => Task.FromResult(!writer.Acknowledged.Except(Arrived()).Except(writer.Sent).Any()),
            Cancellation);
        foreach (var batch in writer.Acknowledged.Chunk(100))
        {
            Assert.Equal(batch.Length, (await store.GetManyAsync(TableCatalog.SeatCounts, [.. batch.Select(id => new ItemKey(id))], Cancellation)).Count);
        }

        var counted = (await store.GetAsync(TableCatalog.SeatCounts, counter.OwnerId, Cancellation))!.Taken;
        Assert.InRange(counted, writer.Acknowledged.Count, writer.Acknowledged.Count + 4);
        Assert.Equal(Arrived().Count(), Arrived().Distinct().Count());
    }

    private IEnumerable<string> Arrived() => ports.Jobs.Select(job => ports.NameOf(job.Id)[..32]);
}
