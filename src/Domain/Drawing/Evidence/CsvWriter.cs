using System.Buffers;
using System.Text;

namespace ChangliBridge.Domain.Drawing.Evidence;

/// <summary>Writes CSV of evidence (RFC 4180) row by row: LF after every line, quotes only where a cell needs them, UTF-8 without BOM.</summary>
internal sealed class CsvWriter : IDisposable
{
    private const int Size = 1 << 16;

    private static readonly SearchValues<byte> Quoted = SearchValues.Create(",\"\r\n"u8);

    private readonly Stream _target;
    private readonly byte[] _buffer = new byte[Size];
    private int _used;
    private bool _rowBegun;

    /// <param name="target">Takes the text; left open.</param>
    /// <param name="header">The first line.</param>
    public CsvWriter(Stream target, string header)
    {
        _target = target;
        Put(Encoding.UTF8.GetBytes(header));
        EndRow();
    }

    public CsvWriter Cell(string text) => Cell(Encoding.UTF8.GetBytes(text));

    public CsvWriter Cell(long number) => Cell(number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public CsvWriter Cell(ReadOnlySpan<byte> text)
    {
        Separate();
        if (text.IndexOfAny(Quoted) < 0)
            Put(text);
        else
            PutQuoted(text);
        return this;
    }

    public CsvWriter Hex(ReadOnlySpan<byte> bytes)
    {
        Separate();
        MakeRoom(bytes.Length * 2);
        Convert.TryToHexStringLower(bytes, _buffer.AsSpan(_used), out var written);
        _used += written;
        return this;
    }

    public void EndRow()
    {
        Put("\n"u8);
        _rowBegun = false;
    }

    public void Dispose() => Flush();

    private void Separate()
    {
        if (_rowBegun)
            Put(","u8);
        _rowBegun = true;
    }

    private void PutQuoted(ReadOnlySpan<byte> text)
    {
        Put("\""u8);
        foreach (var piece in text)
            Put(piece == '"' ? "\"\""u8 : [piece]);
        Put("\""u8);
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > Size)
        {
            Flush();
            _target.Write(bytes);
            return;
        }
        MakeRoom(bytes.Length);
        bytes.CopyTo(_buffer.AsSpan(_used));
        _used += bytes.Length;
    }

    private void MakeRoom(int bytes)
    {
        if (_used + bytes > Size)
            Flush();
    }

    private void Flush()
    {
        // Emptied first: a target that refuses is not asked again on the way out.
        var used = _used;
        _used = 0;
        _target.Write(_buffer, 0, used);
    }
}
