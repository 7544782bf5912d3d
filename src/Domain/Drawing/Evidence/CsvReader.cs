using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace ChangliBridge.Domain.Drawing.Evidence;

/// <summary>Reads the CSV that <see cref="CsvWriter"/> writes and nothing else, to the byte; a cell is a piece of the text, not a copy.</summary>
internal ref struct CsvReader
{
    private static readonly SearchValues<byte> Ends = SearchValues.Create(",\n\"\r"u8);

    private readonly ReadOnlySpan<byte> _text;
    private int _at;
    private bool _rowEnded = true;

    /// <exception cref="FormatException">Where the text is no UTF-8 or begins with another line.</exception>
    public CsvReader(ReadOnlySpan<byte> text, string header)
    {
        if (!Utf8.IsValid(text))
            throw new FormatException("not UTF-8");
        if (!text.StartsWith(Encoding.UTF8.GetBytes(header + "\n")))
            throw new FormatException($"line 1 is not '{header}'");
        if (text[^1] != '\n')
            throw new FormatException("the last line does not end with LF");
        _text = text;
        _at = header.Length + 1;
    }

    /// <summary>The line of the present row, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>All rows, as texts.</summary>
    /// <exception cref="FormatException">Naming the line.</exception>
    public static List<IReadOnlyList<string>> ReadAll(ReadOnlySpan<byte> text, string header)
    {
        var (columns, rows) = (header.Split(',').Length, new List<IReadOnlyList<string>>());
        var reader = new CsvReader(text, header);
        while (reader.NextRow())
        {
            var row = new string[columns];
            for (var i = 0; i < columns; i++)
                row[i] = Encoding.UTF8.GetString(reader.Cell());
            rows.Add(row);
        }
        return rows;
    }

    /// <summary>Goes to the next row; false after the last.</summary>
    public bool NextRow()
    {
        if (!_rowEnded)
            throw Fault("has too many cells");
        if (_at == _text.Length)
            return false;
        Line++;
        _rowEnded = false;
        return true;
    }

    /// <summary>The next cell of the row.</summary>
    public ReadOnlySpan<byte> Cell()
    {
        if (_rowEnded)
            throw Fault("has too few cells");
        var rest = _text[_at..];
        if (!rest.IsEmpty && rest[0] == '"')
            return QuotedCell();
        var end = rest.IndexOfAny(Ends);
        var cell = rest[..end];
        Pass(end);
        return cell;
    }

    private ReadOnlySpan<byte> QuotedCell()
    {
        var cell = new List<byte>();
        var at = _at + 1;
        for (; at < _text.Length; at++)
        {
            if (_text[at] == '"' && (++at == _text.Length || _text[at] != '"'))
                break;
            cell.Add(_text[at]);
        }
        if (!cell.Exists(letter => letter is (byte)',' or (byte)'"' or (byte)'\r' or (byte)'\n'))
            throw Fault("has quotes that it does not need");
        Pass(at - _at);
        return cell.ToArray();
    }

    /// <summary>Passes <paramref name="length"/> bytes and the comma or LF behind them.</summary>
    private void Pass(int length)
    {
        _at += length;
        if (_at >= _text.Length)
            throw Fault("has an open quote");
        _rowEnded = _text[_at] switch
        {
            (byte)',' => false,
            (byte)'\n' => true,
            _ => throw Fault("is not in the one form that evidence has"),
        };
        _at++;
    }

    private readonly FormatException Fault(string what) => new($"line {Line} {what}");
}
