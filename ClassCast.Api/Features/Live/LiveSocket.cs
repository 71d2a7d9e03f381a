using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using ClassCast.Contracts;
using ClassCast.Core;

namespace ClassCast.Api.Features.Live;

/// <summary>
/// One open page. One loop sends what is queued, another listens for pings and the end; whoever asks for the end (<see cref="Close"/>) only
/// leaves a word, and the sending loop says it after what was queued before.
/// </summary>
internal sealed class LiveSocket(int bufferedEvents, TimeProvider time)
{
    private const int MaximumMessageBytes = 4 * 1024;
    private const int TooLarge = (int)WebSocketCloseStatus.MessageTooBig;

    private static readonly TimeSpan ClosingTime = TimeSpan.FromSeconds(5);

    /// <summary>Of the token that opened it; null where tokens name none.</summary>
    public string? SessionId { get; init; }

    private readonly Channel<ReadOnlyMemory<byte>> outgoing =
        Channel.CreateBounded<ReadOnlyMemory<byte>>(new BoundedChannelOptions(bufferedEvents) { SingleReader = true });

    private (int Code, string Reason) closing = ((int)WebSocketCloseStatus.NormalClosure, "");
    private int isClosing;
    private volatile WebSocket? peer;

    /// <summary>Queues a text frame, or drops the peer that has not taken the frames before.</summary>
    public void Send(ReadOnlyMemory<byte> frame)
    {
        if (!outgoing.Writer.TryWrite(frame) && Volatile.Read(ref isClosing) == 0)
        {
            // its line is full: a closing word would wait there too
            Close(LiveCloseCodes.TooSlow, "too slow");
            peer?.Abort();
        }
    }

    /// <summary>The first word counts.</summary>
    public void Close(int code, string reason)
    {
        if (Interlocked.Exchange(ref isClosing, 1) == 0)
        {
            closing = (code, reason);
            outgoing.Writer.TryComplete();
        }
    }

    /// <summary>From the handshake until both sides have said goodbye, or the peer is gone. What was queued before is sent first.</summary>
    public async Task RunAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        peer = socket;
        try
        {
            var receiving = ReceiveAsync(socket, cancellationToken);
            await SendQueuedAsync(socket, cancellationToken);
            await receiving.WaitAsync(ClosingTime, time, cancellationToken);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or TimeoutException)
        {
            // the peer vanished, did not answer a ping, or does not say goodbye: nothing is owed to it
        }
        finally
        {
            Close((int)WebSocketCloseStatus.NormalClosure, "");
            socket.Abort();
        }
    }

    private async Task SendQueuedAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        await foreach (var frame in outgoing.Reader.ReadAllAsync(cancellationToken))
        {
            await socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }

        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            await socket.CloseOutputAsync((WebSocketCloseStatus)closing.Code, closing.Reason, cancellationToken);
        }
    }

    private async Task ReceiveAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaximumMessageBytes];
        try
        {
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult received;
                do
                {
                    received = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
                    length += received.Count;
                    if (received.MessageType is WebSocketMessageType.Close)
                    {
                        return;
                    }
                }
                while (!received.EndOfMessage && length < buffer.Length);

                if (!received.EndOfMessage)
                {
                    Close(TooLarge, "messages are small here");
                    length = 0;
                }
                else if (received.MessageType is WebSocketMessageType.Text && IsPing(buffer.AsSpan(0, length)))
                {
                    Send(Pong());
                }
            }
        }
        finally
        {
            Close((int)WebSocketCloseStatus.NormalClosure, "");
        }
    }

    /// <summary><c>{"type":"ping"}</c>; everything else that a peer says is ignored.</summary>
    private static bool IsPing(ReadOnlySpan<byte> message)
    {
        try
        {
            var reader = new Utf8JsonReader(message);
            return JsonSerializer.Deserialize(ref reader, ContractsJson.Default.LiveEnvelope)?.Type == "ping";
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static byte[] Pong() =>
        JsonSerializer.SerializeToUtf8Bytes(new LiveEnvelope(Ids.New(), "pong", null), ContractsJson.Default.LiveEnvelope);
}
