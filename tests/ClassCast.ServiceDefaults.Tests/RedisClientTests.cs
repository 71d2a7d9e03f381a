using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ClassCast.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using StackExchange.Redis;

namespace ClassCast.ServiceDefaults.Tests;

public sealed class RedisClientTests
{
    [Fact]
    public async Task Missing_server_makes_the_check_unhealthy_and_nothing_throws()
    {
        using var host = Host($"127.0.0.1:{FreePort()},connectTimeout=500,syncTimeout=500");

        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HealthStatus.Unhealthy, report.Entries["StackExchange.Redis"].Status);
        Assert.False(host.Services.GetRequiredService<IConnectionMultiplexer>().IsConnected);
    }

    [Fact]
    public async Task Running_server_is_healthy_and_keeps_values()
    {
        var server = RequiredTool.Require("redis-server");
        var port = FreePort();
        var start = new ProcessStartInfo(server) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in new[] { "--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--requirepass", "secret" })
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        try
        {
            while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            {
                if (line.Contains("Ready to accept connections", StringComparison.Ordinal)) break;
            }

            using var host = Host($"127.0.0.1:{port},password=secret");
            var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
            var database = host.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase();
            await database.StringSetAsync("key", "value");

            Assert.Equal(HealthStatus.Healthy, report.Status);
            Assert.Equal("value", await database.StringGetAsync("key"));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    [Fact]
    public void Without_a_connection_string_the_first_use_names_the_key()
    {
        using var host = Host(connectionString: null);

        var e = Assert.Throws<InvalidOperationException>(host.Services.GetRequiredService<IConnectionMultiplexer>);

        Assert.Contains("ConnectionStrings:cache", e.Message, StringComparison.Ordinal);
    }

    private static IHost Host(string? connectionString)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration["ConnectionStrings:cache"] = connectionString;
        builder.AddRedisClient("cache");
        return builder.Build();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
