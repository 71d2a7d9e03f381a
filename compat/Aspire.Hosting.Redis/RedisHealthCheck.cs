using System.Net.Sockets;
using System.Text;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Redis;

/// <summary>Healthy when the server takes the password and answers a ping. See https://redis.io/docs/latest/develop/reference/protocol-spec/.</summary>
internal sealed class RedisHealthCheck(RedisResource redis) : IHealthCheck
{
    private const string Expected = "+OK\r\n+PONG\r\n";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(redis.PrimaryEndpoint.Host, redis.PrimaryEndpoint.Port, cancellationToken);
            await using var stream = client.GetStream();
            var password = await redis.PasswordParameter.GetValueAsync(cancellationToken) ?? "";
            var request = $"*2\r\n$4\r\nAUTH\r\n${Encoding.UTF8.GetByteCount(password)}\r\n{password}\r\n*1\r\n$4\r\nPING\r\n";
            await stream.WriteAsync(Encoding.UTF8.GetBytes(request), cancellationToken);
            var answer = new byte[Expected.Length];
            var read = await stream.ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false, cancellationToken);
            var text = Encoding.UTF8.GetString(answer, 0, read);
            return text == Expected ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"Redis answers: {text.Trim()}");
        }
        catch (Exception unreachable) when (unreachable is SocketException or IOException)
        {
            return HealthCheckResult.Unhealthy($"Redis on {redis.PrimaryEndpoint.Url} does not answer: {unreachable.Message}");
        }
    }
}
