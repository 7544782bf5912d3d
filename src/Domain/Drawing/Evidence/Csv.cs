using System.Text;

namespace ChangliBridge.Domain.Drawing.Evidence;

/// <summary>CSV of evidence (RFC 4180): a header, LF after every line, quotes only where a cell needs them, UTF-8 without BOM.</summary>
internal static class Csv
{
    public static byte[] Write(string header, IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder(header).Append('\n');
        foreach (var row in rows)
            text.AppendJoin(',', row.Select(Quote)).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Reads what <see cref="Write"/> writes and nothing else, to the byte.</summary>
    /// <exception cref="FormatException">Naming the line.</exception>
    public static List<IReadOnlyList<string>> Read(byte[] bytes, string header)
    {
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException fault)
        {
            throw new FormatException("not UTF-8", fault);
        }
        if (!text.StartsWith(header + "\n", StringComparison.Ordinal))
            throw new FormatException($"line 1 is not '{header}'");
        var columns = header.Split(',').Length;
        var rows = new List<IReadOnlyList<string>>();
        for (var at = header.Length + 1; at < text.Length;)
            rows.Add(ReadLine(text, ref at, columns, rows.Count + 2));
        var again = Write(header, rows);
        return again.AsSpan().SequenceEqual(bytes) ? rows : throw new FormatException($"line {LineOfDifference(bytes, again)} is not in the one form that evidence has");
    }

    /// <summary>The first line, from 1, in which two files differ.</summary>
    public static int LineOfDifference(byte[] found, byte[] expected) => 1 + found[..found.AsSpan().CommonPrefixLength(expected)].Count(b => b == '\n');

    private static List<string> ReadLine(string text, ref int at, int columns, int line)
    {
        var cells = new List<string>();
        while (true)
        {
            cells.Add(at < text.Length && text[at] == '"' ? ReadQuoted(text, ref at, line) : ReadPlain(text, ref at));
            if (at >= text.Length || (text[at] != ',' && text[at] != '\n'))
                throw new FormatException($"line {line} does not end with LF");
            if (text[at++] == '\n')
                return cells.Count == columns ? cells : throw new FormatException($"line {line} has {cells.Count} cells, not {columns}");
        }
    }

    private static string ReadPlain(string text, ref int at)
    {
        var end = text.AsSpan(at).IndexOfAny(',', '\n');
        var cell = end < 0 ? text[at..] : text.Substring(at, end);
        at += cell.Length;
        return cell;
    }

    private static string ReadQuoted(string text, ref int at, int line)
    {
        var cell = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"')
                cell.Append(text[at]);
            else if (at + 1 < text.Length && text[at + 1] == '"')
                cell.Append(text[at++]);
            else
            {
                at++;
                return cell.ToString();
            }
        }
        throw new FormatException($"line {line} has an open quote");
    }

    private static string Quote(string cell) => cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"")}\"";
}
