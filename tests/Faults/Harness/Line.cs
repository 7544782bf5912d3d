using System.Net;
using System.Net.Sockets;

namespace ChangliBridge.Faults.Harness;

/// <summary>
/// The wire between two programs: passes bytes on, stops passing them where it is told, and knows whether an answer is still due.
/// </summary>
internal sealed class Line : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly Func<int> target;
    private readonly Task accepting;
    private readonly Lock gate = new();
    private readonly List<Connection> open = [];
    private int holdAfter = int.MaxValue;
    private bool cutsReplies;
    private Action? onReply;

    /// <param name="target">Port of the program behind it.</param>
    public Line(Func<int> target)
    {
        this.target = target;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Requests of which bytes went through and no byte of an answer came back.</summary>
    public int Awaiting
    {
        get
        {
            lock (gate)
                return open.Count(connection => connection.Awaits);
        }
    }

    /// <summary>Requests that were held back.</summary>
    public int Held
    {
        get
        {
            lock (gate)
                return open.Count(connection => connection.IsHeld);
        }
    }

    /// <summary>From now on no request passes with more than its head and so many bytes of its body; -1: not even its head.</summary>
    public void HoldAfter(int bytes)
    {
        lock (gate)
            holdAfter = bytes;
    }

    /// <summary>From now on requests pass whole. What was held back stays so: its connection is of no use any more.</summary>
    public void Pass() => HoldAfter(int.MaxValue);

    /// <summary>From now on answers are cut: the first byte of one calls <paramref name="first"/>, and none passes.</summary>
    public void CutReplies(Action first)
    {
        lock (gate)
            (cutsReplies, onReply) = (true, first);
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Stop();
        await accepting;
        closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (!closing.IsCancellationRequested)
                _ = ServeAsync(await listener.AcceptTcpClientAsync(closing.Token));
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The line is taken down.
        }
    }

    private async Task ServeAsync(TcpClient near)
    {
        using var caller = near;
        using var far = new TcpClient { NoDelay = true };
        near.NoDelay = true;
        var connection = new Connection();
        lock (gate)
            open.Add(connection);
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, target(), closing.Token);
            var up = RequestsAsync(connection, near.GetStream(), far.GetStream());
            var down = RepliesAsync(connection, far.GetStream(), near.GetStream());
            await Task.WhenAny(up, down);
        }
        catch (Exception end) when (end is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Either end went away: so does the other.
        }
        finally
        {
            lock (gate)
                open.Remove(connection);
            // Both at once and without ceremony, as when a process dies.
            near.Client.LingerState = new LingerOption(true, 0);
            far.Client.LingerState = new LingerOption(true, 0);
        }
    }

    private async Task RequestsAsync(Connection connection, NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer, closing.Token) is var count and > 0)
        {
            var passed = Passed(connection, buffer.AsSpan(0, count));
            await to.WriteAsync(buffer.AsMemory(0, passed), closing.Token);
        }
    }

    private int Passed(Connection connection, ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            if (connection.IsHeld)
                return 0;
            connection.Awaits = true;
            var head = bytes.IndexOf("\r\n\r\n"u8);
            if (holdAfter == int.MaxValue || (holdAfter >= 0 && head >= 0 && bytes.Length <= head + 4 + holdAfter))
                return bytes.Length;
            connection.IsHeld = true;
            return holdAfter < 0 ? 0 : Math.Min(bytes.Length, head + 4 + holdAfter);
        }
    }

    private async Task RepliesAsync(Connection connection, NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer, closing.Token) is var count and > 0)
        {
            if (IsCut(connection, buffer.AsSpan(0, count)))
                return;
            await to.WriteAsync(buffer.AsMemory(0, count), closing.Token);
            lock (gate)
                connection.Awaits = false;
        }
    }

    // HTTP/2 says much before it answers: the answer begins with a frame of headers.
    private bool IsCut(Connection connection, ReadOnlySpan<byte> bytes)
    {
        Action? first = null;
        lock (gate)
        {
            if (!connection.Frames.HasHeaders(bytes) || !cutsReplies)
                return false;
            (first, onReply) = (onReply, null);
        }

        first?.Invoke();
        return true;
    }

    private sealed class Connection
    {
        public bool Awaits { get; set; }

        public bool IsHeld { get; set; }

        public FrameScan Frames { get; } = new();
    }
}
