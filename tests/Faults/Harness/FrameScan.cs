namespace ChangliBridge.Faults.Harness;

/// <summary>Finds the frames in what an HTTP/2 server sends (RFC 9113, 4.1): a head of nine bytes, then as many as it says.</summary>
internal sealed class FrameScan
{
    private const int HeadLength = 9;
    private const byte Headers = 1;

    private readonly byte[] head = new byte[HeadLength];
    private int read;
    private int left;

    /// <summary>Whether a frame of headers begins in these bytes, which follow those before.</summary>
    public bool HasHeaders(ReadOnlySpan<byte> bytes)
    {
        var found = false;
        foreach (var one in bytes)
        {
            if (left > 0)
            {
                left--;
                continue;
            }

            head[read++] = one;
            if (read < HeadLength)
                continue;
            read = 0;
            left = (head[0] << 16) | (head[1] << 8) | head[2];
            found |= head[3] == Headers;
        }

        return found;
    }
}
