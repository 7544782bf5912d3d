namespace ChangliBridge.Domain.Drawing.Evidence;

/// <summary>Takes what a file should be and compares it with what it is (逐字节比对), so that the expected file is never held as a whole.</summary>
internal sealed class ExpectedStream(string name, byte[] found) : Stream
{
    private int _at;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _at;

    public override long Position { get => _at; set => throw new NotSupportedException(); }

    /// <summary>Compares <paramref name="found"/> with what <paramref name="write"/> writes.</summary>
    /// <exception cref="FormatException">Naming file and line of the first difference.</exception>
    public static void Compare(string name, byte[] found, Action<Stream> write)
    {
        using var expected = new ExpectedStream(name, found);
        write(expected);
        if (expected._at < found.Length)
            throw expected.Difference();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        var same = found.AsSpan(_at).CommonPrefixLength(buffer);
        _at += same;
        if (same < buffer.Length)
            throw Difference();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private FormatException Difference() => new($"{name} line {1 + found.AsSpan(0, _at).Count((byte)'\n')} is not what the inputs give");
}
