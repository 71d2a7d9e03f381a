using ClassCast.Backends.Embedded;
using ClassCast.Backends.Redis;
using ClassCast.Backends.Tests.Contracts;
using ClassCast.Core.Ports;
using ClassCast.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace ClassCast.Backends.Tests.Redis;

public sealed class RedisEventBusTests : EventBusContract
{
    private readonly RedisServer server = new();
    private readonly TempDirectory directory = new();
    private readonly List<IHost> hosts = [];

    public override async ValueTask InitializeAsync() => await server.StartAsync(Cancellation);

    [Fact]
    public async Task While_redis_is_away_publishing_does_not_fail_and_events_flow_again_when_it_is_back()
    {
        var publisher = await ConnectAsync();
        var subscriber = await SubscribeAsync(await ConnectAsync());
        var health = hosts[0].Services.GetRequiredService<HealthCheckService>();
        await server.KillAsync();

        await publisher.PublishAsync(Numbered(1), Cancellation);
        Assert.Equal(HealthStatus.Degraded, (await health.CheckHealthAsync(check => check.Name == "events", Cancellation)).Status);

        await server.StartAsync(Cancellation);
        await Eventually.TrueAsync(
            "an event after the outage",
            async () =>
            {
                await publisher.PublishAsync(Numbered(2), Cancellation);
                return subscriber.Pending.IsCompleted;
            },
            Cancellation);
        Assert.Equal("2", (await subscriber.NextAsync()).UserId);
    }

    [Fact]
    public async Task A_process_starts_while_redis_is_away_and_joins_when_it_comes()
    {
        await server.KillAsync();
        var bus = await ConnectAsync();
        var subscriber = await SubscribeAsync(bus);
        await bus.PublishAsync(Numbered(1), Cancellation);

        await server.StartAsync(Cancellation);

        await Eventually.TrueAsync(
            "an event after redis came",
            async () =>
            {
                await bus.PublishAsync(Numbered(2), Cancellation);
                return subscriber.Pending.IsCompleted;
            },
            Cancellation);
    }

    [Fact]
    public void Without_a_connection_string_the_embedded_bus_stays()
    {
        using var host = Build(connectionString: null);

        Assert.DoesNotContain("Redis", host.Services.GetRequiredService<IEventBus>().GetType().Name);
    }

    protected override Task<IEventBus> ConnectAsync()
    {
        var host = Build(server.ConnectionString);
        hosts.Add(host);
        var bus = host.Services.GetRequiredService<IEventBus>();
        Assert.Contains("Redis", bus.GetType().Name);
        return Task.FromResult(bus);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        foreach (var host in hosts)
        {
            await ((IAsyncDisposable)host).DisposeAsync();
        }

        await server.DisposeAsync();
        directory.Dispose();
    }

    private IHost Build(string? connectionString)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration["ClassCast:DataDirectory"] = directory.File("data");
        builder.Configuration["ConnectionStrings:cache"] = connectionString;
        builder.AddEmbeddedBackend();
        builder.AddRedisEventBus();
        return builder.Build();
    }
}
