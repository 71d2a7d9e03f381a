using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Aspire.Hosting.Orchestration;

/// <summary>
/// Finds ports nobody listens on. They are taken from below the range from which systems give ports to outgoing
/// connections, so that none of those can take a port between its choice and its use.
/// </summary>
internal static class FreePorts
{
    private const int First = 20_000;
    private const int End = 32_000;
    private const int Attempts = 2_000;

    private static readonly Lock Gate = new();
    private static readonly HashSet<int> Given = [];

    public static int Take()
    {
        lock (Gate)
        {
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                var port = RandomNumberGenerator.GetInt32(First, End);
                if (!IsTaken(port) && Given.Add(port))
                    return port;
            }
        }
        throw new DistributedApplicationException($"No free port was found between {First} and {End}.");
    }

    public static void Return(int port)
    {
        lock (Gate)
            Given.Remove(port);
    }

    public static bool IsTaken(int port) => !CanListen(IPAddress.Loopback, port) || (Socket.OSSupportsIPv6 && !CanListen(IPAddress.IPv6Loopback, port));

    private static bool CanListen(IPAddress address, int port)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            socket.Listen(1);
            return true;
        }
        catch (SocketException refused)
        {
            // a machine without IPv6 addresses cannot lose the port there
            return refused.SocketErrorCode == SocketError.AddressNotAvailable;
        }
    }
}
