using System.Net.WebSockets;
using System.Text;
using ClassCast.Contracts;
using ClassCast.Web.Tests.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ClassCast.Web.Tests.Relay;

/// <summary>Against a real server in the Api's place: a handshake cannot be faked by a message handler.</summary>
public sealed class SocketRelayTests : IAsyncLifetime
{
    private readonly TaskCompletionSource<string?> authorization = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<WebSocketCloseStatus?> closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WebApplication api = null!;
    private WebSite site = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        api = builder.Build();
        api.UseWebSockets();
        api.Map("/ws", async context =>
        {
            authorization.TrySetResult(context.Request.Headers.Authorization);
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await EchoAsync(socket);
        });
        await api.StartAsync();
        site = new WebSite { RelayTo = api.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() };
        site.Api.SignsIn(UserRole.Student);
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        await api.DisposeAsync();
    }

    [Fact]
    public async Task Messages_go_both_ways_and_the_token_goes_to_the_api()
    {
        using var socket = await ConnectAsync(await SessionAsync(), "http://localhost");

        await socket.SendAsync("hello"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);

        Assert.Equal("echo hello", await ReadAsync(socket));
        Assert.Equal("Bearer access-1", await authorization.Task);
    }

    [Fact]
    public async Task A_message_larger_than_the_buffer_arrives_whole()
    {
        var large = new string('x', 50_000);
        using var socket = await ConnectAsync(await SessionAsync(), "http://localhost");

        await socket.SendAsync(Encoding.UTF8.GetBytes(large), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);

        Assert.Equal("echo " + large, await ReadAsync(socket));
    }

    [Fact]
    public async Task The_apis_close_reaches_the_browser_with_its_code()
    {
        using var socket = await ConnectAsync(await SessionAsync(), "http://localhost");

        await socket.SendAsync("close 4001"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);
        var received = await socket.ReceiveAsync(new byte[16], TestContext.Current.CancellationToken);

        Assert.Equal(WebSocketMessageType.Close, received.MessageType);
        Assert.Equal(4001, (int?)socket.CloseStatus);
        Assert.Equal("as asked", socket.CloseStatusDescription);
    }

    [Fact]
    public async Task The_browsers_close_reaches_the_api()
    {
        using var socket = await ConnectAsync(await SessionAsync(), "http://localhost");

        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "bye", TestContext.Current.CancellationToken);

        Assert.Equal(WebSocketCloseStatus.NormalClosure, await closed.Task);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://localhost.evil.example")]
    [InlineData("https://localhost")]
    [InlineData("null")]
    [InlineData(null)]
    public async Task A_foreign_origin_is_refused_before_the_api_is_asked(string? origin)
    {
        var cookie = await SessionAsync();

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => ConnectAsync(cookie, origin));

        Assert.Contains("403", refusal.Message);
        Assert.False(authorization.Task.IsCompleted);
    }

    [Fact]
    public async Task A_stranger_is_refused()
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => ConnectAsync("", "http://localhost"));

        Assert.Contains("401", refusal.Message);
        Assert.False(authorization.Task.IsCompleted);
    }

    [Fact]
    public async Task An_ordinary_request_is_told_to_upgrade()
    {
        var browser = await site.OpenSignedInAsync();

        using var response = await browser.GetAsync("/ws");

        Assert.Equal(426, (int)response.StatusCode);
    }

    private async Task EchoAsync(WebSocket socket)
    {
        var buffer = new byte[100_000];
        var count = 0;
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(count), CancellationToken.None);
            if (read.MessageType == WebSocketMessageType.Close)
            {
                closed.TrySetResult(socket.CloseStatus);
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
                return;
            }

            count += read.Count;
            if (!read.EndOfMessage) continue;
            var text = Encoding.UTF8.GetString(buffer, 0, count);
            count = 0;
            if (text == "close 4001")
            {
                await socket.CloseOutputAsync((WebSocketCloseStatus)4001, "as asked", CancellationToken.None);
                return;
            }

            await socket.SendAsync(Encoding.UTF8.GetBytes("echo " + text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
    }

    private async Task<string> SessionAsync()
    {
        var answer = await (await site.Open().GoAsync("/sign-in")).SendAsync("sign-in", ("email", "mira@school.example"), ("password", "Secret-1!"));
        return answer.Cookies.First(c => c.StartsWith("classcast-session=", StringComparison.Ordinal)).Split(';')[0];
    }

    private Task<WebSocket> ConnectAsync(string cookie, string? origin)
    {
        var client = site.Server.CreateWebSocketClient();
        client.ConfigureRequest = request =>
        {
            request.Headers.Cookie = cookie;
            if (origin is not null) request.Headers.Origin = origin;
        };
        return client.ConnectAsync(new Uri("ws://localhost/ws"), TestContext.Current.CancellationToken);
    }

    private static async Task<string> ReadAsync(WebSocket socket)
    {
        var buffer = new byte[100_000];
        var count = 0;
        ValueWebSocketReceiveResult read;
        do
        {
            read = await socket.ReceiveAsync(buffer.AsMemory(count), TestContext.Current.CancellationToken);
            count += read.Count;
        }
        while (!read.EndOfMessage);
        return Encoding.UTF8.GetString(buffer, 0, count);
    }
}
