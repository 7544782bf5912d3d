using System.Net;
using System.Net.Sockets;

namespace ChangliBridge.Testing;

/// <summary>Ports for servers that a test starts.</summary>
public static class FreePort
{
    /// <summary>A loopback port that nothing listens on, as the system gives it; a server that can bind port 0 itself does better.</summary>
    public static int Take()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
