using System.Net;
using System.Net.Sockets;

namespace Aspire.Hosting.Orchestration;

/// <summary>Listens on the public port of a resource and hands every connection to the next of its instances that answers.</summary>
internal sealed class TcpProxy : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Socket> _listeners = [];
    private readonly int[] _targets;
    private readonly Task _accepting;
    private int _next = -1;

    /// <exception cref="SocketException">The public port is taken.</exception>
    public TcpProxy(int publicPort, int[] targets)
    {
        _targets = targets;
        try
        {
            _listeners.Add(Listen(IPAddress.Loopback, publicPort));
            if (Socket.OSSupportsIPv6)
                _listeners.Add(Listen(IPAddress.IPv6Loopback, publicPort));
        }
        catch (SocketException refused) when (refused.SocketErrorCode == SocketError.AddressNotAvailable && _listeners.Count > 0)
        {
            // IPv6 exists but has no loopback address: IPv4 is enough
        }
        catch
        {
            _listeners.ForEach(listener => listener.Dispose());
            throw;
        }
        _accepting = Task.WhenAll(_listeners.Select(AcceptAsync));
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listeners.ForEach(listener => listener.Dispose());
        await _accepting;
        _stop.Dispose();
    }

    private static Socket Listen(IPAddress address, int port)
    {
        var listener = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            listener.Bind(new IPEndPoint(address, port));
            listener.Listen();
            return listener;
        }
        catch
        {
            listener.Dispose();
            throw;
        }
    }

    private async Task AcceptAsync(Socket listener)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var client = await listener.AcceptAsync(_stop.Token);
                _ = ServeAsync(client);
            }
            catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException)
            {
                // the client gave up before it was accepted
            }
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using (client)
        {
            try
            {
                using var target = await ConnectAsync();
                if (target is null)
                    return;
                client.NoDelay = true;
                await Task.WhenAll(PumpAsync(client, target), PumpAsync(target, client));
            }
            catch (Exception ended) when (ended is SocketException or IOException or OperationCanceledException or ObjectDisposedException)
            {
                // either side went away: closing both tells the other
            }
        }
    }

    private async Task<Socket?> ConnectAsync()
    {
        var first = (int)((uint)Interlocked.Increment(ref _next) % (uint)_targets.Length);
        for (var attempt = 0; attempt < _targets.Length; attempt++)
        {
            var port = _targets[(first + attempt) % _targets.Length];
            var target = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await target.ConnectAsync(new DnsEndPoint("localhost", port), _stop.Token);
                return target;
            }
            catch (SocketException)
            {
                target.Dispose();
            }
        }
        return null;
    }

    private async Task PumpAsync(Socket from, Socket to)
    {
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var read = await from.ReceiveAsync(buffer, _stop.Token);
            if (read == 0)
            {
                to.Shutdown(SocketShutdown.Send);
                return;
            }
            for (var sent = 0; sent < read;)
                sent += await to.SendAsync(buffer.AsMemory(sent, read - sent), _stop.Token);
        }
    }
}
