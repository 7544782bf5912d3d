using System.Net.NetworkInformation;
using System.Security.Cryptography;

namespace ChangliBridge.Sandbox.Demo;

/// <summary>Finds ports that stay free for a process which comes back after it died.</summary>
internal static class FreePorts
{
    // Below the range from which systems hand out ports of their own accord: there, another connection could take one meanwhile.
    private const int First = 20_000;
    private const int Last = 32_000;

    public static DemoPorts Fill(DemoPorts wanted)
    {
        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(listener => listener.Port).ToHashSet();
        int Choose(int wish)
        {
            var port = wish;
            while (port == 0 || (wish == 0 && !taken.Add(port)))
                port = RandomNumberGenerator.GetInt32(First, Last);
            return port;
        }

        return new DemoPorts(Choose(wanted.Grpc), Choose(wanted.Http), Choose(wanted.Province), Choose(wanted.Admin));
    }
}
