using System.Text;

namespace ChangliBridge.Cli.Sheets;

/// <summary>
/// CSV (RFC 4180) as offices use it: read as UTF-8, UTF-16 or GB18030, written as UTF-8 with a byte order mark so that Excel knows it.
/// A cell that a spreadsheet would run as a formula is written behind an apostrophe, and read without it.
/// </summary>
internal static class CsvText
{
    private const string FormulaStarts = "=+-@\t\r";

    static CsvText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static IReadOnlyList<string[]> Read(byte[] content)
    {
        var text = Decode(content);
        var (rows, row, cell, quoted) = (new List<string[]>(), new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"')
                    cell.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"')
                    cell.Append(text[++i]);
                else
                    quoted = false;
            }
            else if (c == '"' && cell.Length == 0)
                quoted = true;
            else if (c is ',' or '\n')
            {
                row.Add(Plain(cell));
                if (c == '\n')
                    EndRow(rows, row);
            }
            else if (c != '\r')
                cell.Append(c);
        }
        if (cell.Length > 0 || row.Count > 0)
        {
            row.Add(Plain(cell));
            EndRow(rows, row);
        }
        return rows;
    }

    public static void Write(Stream file, Sheet sheet)
    {
        using var writer = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        foreach (var row in sheet.Rows.Prepend([.. sheet.Columns]))
            writer.WriteLine(string.Join(',', row.Select(Escape)));
    }

    private static string Escape(object? value)
    {
        if (value is not string text)
            return $"{value}";
        if (text.Length > 0 && FormulaStarts.Contains(text[0]))
            text = "'" + text;
        return text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"")}\"" : text;
    }

    private static string Plain(StringBuilder cell)
    {
        var text = cell.ToString();
        cell.Clear();
        return text.Length > 1 && text[0] == '\'' && FormulaStarts.Contains(text[1]) ? text[1..] : text;
    }

    private static void EndRow(List<string[]> rows, List<string> row)
    {
        rows.Add([.. row]);
        row.Clear();
    }

    private static string Decode(byte[] content)
    {
        if (content is [0xFF, 0xFE, ..])
            return Encoding.Unicode.GetString(content, 2, content.Length - 2);
        var start = content is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content, start, content.Length - start);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding("GB18030").GetString(content);
        }
    }
}
