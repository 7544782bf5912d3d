using System.Net.NetworkInformation;
using System.Security.Cryptography;

namespace ChangliBridge.Sandbox.Demo;

/// <summary>Finds ports that stay free for a process which comes back after it died. What is found is not found again before it serves, by this process or by another.</summary>
internal static class FreePorts
{
    // Below the range from which systems hand out ports of their own accord: there, another connection could take one meanwhile.
    private const int First = 20_000;
    private const int BlockSize = 500;
    private const int Blocks = 24;

    private static readonly Queue<int> Found = new();
    private static readonly Lazy<(int First, FileStream? Lock)> Block = new(TakeBlock);

    public static DemoPorts Fill(DemoPorts wanted)
    {
        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(listener => listener.Port).ToHashSet();
        int Choose(int wish)
        {
            var port = wish;
            while (port == 0 || (wish == 0 && (taken.Contains(port) || Found.Contains(port))))
                port = Block.Value.First + RandomNumberGenerator.GetInt32(BlockSize);
            Found.Enqueue(port);
            // By now the oldest serve or are given up.
            if (Found.Count > BlockSize / 2)
                Found.Dequeue();
            return port;
        }

        lock (Found)
            return new DemoPorts(Choose(wanted.Grpc), Choose(wanted.Http), Choose(wanted.Province), Choose(wanted.Admin));
    }

    /// <summary>Each process that looks has a block of its own: it holds the block's file as long as it lives. Where all are held, it shares one.</summary>
    private static (int First, FileStream? Lock) TakeBlock()
    {
        var blocks = Enumerable.Range(0, Blocks).ToArray();
        RandomNumberGenerator.Shuffle(blocks.AsSpan());
        foreach (var block in blocks)
        {
            try
            {
                var path = Path.Combine(Path.GetTempPath(), $"changli-ports.{block}");
                return (First + (block * BlockSize), new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose));
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // Another process's.
            }
        }

        return (First + (blocks[0] * BlockSize), null);
    }
}
