using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using ClassCast.Contracts;
using ClassCast.Core.Ports;

namespace ClassCast.Api.Features.Live;

/// <summary>The open sockets of this process, by user.</summary>
internal sealed class LiveHub
{
    private readonly ConcurrentDictionary<string, ImmutableArray<LiveSocket>> sockets = new(StringComparer.Ordinal);

    public IReadOnlyList<LiveSocket> Of(string userId) => sockets.TryGetValue(userId, out var open) ? open : [];

    public int CountOf(string userId) => sockets.TryGetValue(userId, out var open) ? open.Length : 0;

    public void Add(string userId, LiveSocket socket) =>
        sockets.AddOrUpdate(userId, static (_, added) => [added], static (_, open, added) => open.Add(added), socket);

    public void Remove(string userId, LiveSocket socket)
    {
        var left = sockets.AddOrUpdate(userId, static (_, _) => [], static (_, open, removed) => open.Remove(removed), socket);
        if (left.IsEmpty)
        {
            // only if nobody was added in the meantime
            sockets.TryRemove(new KeyValuePair<string, ImmutableArray<LiveSocket>>(userId, left));
        }
    }

    /// <summary>Never waits: a socket that cannot take the event is dropped by itself.</summary>
    public void Deliver(LiveEvent liveEvent)
    {
        if (!sockets.TryGetValue(liveEvent.UserId, out var open) || open.IsEmpty)
        {
            return;
        }

        var frame = JsonSerializer.SerializeToUtf8Bytes(
            new LiveEnvelope(liveEvent.Id, liveEvent.Type, liveEvent.Data), ContractsJson.Default.LiveEnvelope);
        foreach (var socket in open)
        {
            socket.Send(frame);
        }
    }

    /// <summary>Ends this person's sockets.</summary>
    public void CloseOf(string userId, int code, string reason)
    {
        if (sockets.TryGetValue(userId, out var open))
        {
            foreach (var socket in open)
            {
                socket.Close(code, reason);
            }
        }
    }

    /// <summary>Asks every socket to close; their pages connect again, and read anew what they may have missed.</summary>
    public void CloseAll(int code, string reason)
    {
        foreach (var socket in sockets.Values.SelectMany(open => open))
        {
            socket.Close(code, reason);
        }
    }
}
