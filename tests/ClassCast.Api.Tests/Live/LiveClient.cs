using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using ClassCast.Contracts;

namespace ClassCast.Api.Tests.Live;

/// <summary>An open page: a real socket to the Api.</summary>
internal sealed class LiveClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly byte[] buffer = new byte[64 * 1024];

    public ClientWebSocket Socket { get; } = new();

    public static async Task<LiveClient> ConnectAsync(ApiFixture api, Person person, CancellationToken cancellationToken, string? origin = null)
    {
        var client = new LiveClient();
        client.Socket.Options.SetRequestHeader("Authorization", $"Bearer {person.Tokens.AccessToken}");
        if (origin is not null)
        {
            client.Socket.Options.SetRequestHeader("Origin", origin);
        }

        client.Socket.Options.CollectHttpResponseDetails = true;
        await client.Socket.ConnectAsync(new UriBuilder(api.Address) { Scheme = "ws", Path = "/ws" }.Uri, cancellationToken).WaitAsync(Patience, cancellationToken);
        return client;
    }

    /// <summary>The next envelope, or null when the server closed.</summary>
    public async Task<LiveEnvelope?> ReadAsync(CancellationToken cancellationToken)
    {
        var length = 0;
        ValueWebSocketReceiveResult received;
        do
        {
            received = await Socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken).AsTask().WaitAsync(Patience, cancellationToken);
            if (received.MessageType is WebSocketMessageType.Close)
            {
                return null;
            }

            length += received.Count;
        }
        while (!received.EndOfMessage);

        return JsonSerializer.Deserialize<LiveEnvelope>(buffer.AsSpan(0, length), HttpAssertions.Json);
    }

    public async Task<IReadOnlyList<LiveEnvelope>> ReadAsync(int count, CancellationToken cancellationToken)
    {
        var envelopes = new List<LiveEnvelope>();
        while (envelopes.Count < count)
        {
            envelopes.Add(await ReadAsync(cancellationToken) ?? throw new InvalidOperationException($"The server closed: {Socket.CloseStatus}."));
        }

        return envelopes;
    }

    /// <summary>What was sent before the answer to a ping: nothing else is on its way.</summary>
    public async Task<IReadOnlyList<LiveEnvelope>> ReadUntilPongAsync(CancellationToken cancellationToken)
    {
        await SendAsync("""{"type":"ping"}""", cancellationToken);
        var envelopes = new List<LiveEnvelope>();
        while (await ReadAsync(cancellationToken) is { } envelope && envelope.Type != "pong")
        {
            envelopes.Add(envelope);
        }

        return envelopes;
    }

    public Task SendAsync(string text, CancellationToken cancellationToken) =>
        Socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    public void Dispose() => Socket.Dispose();
}
