using System.Text;
using System.Text.RegularExpressions;

namespace ChangliBridge.Sync.Platforms.Handlers;

/// <summary>What is kept of a reply for the operator: its beginning, one line, with ID numbers and phones masked.</summary>
internal static partial class ReplyHead
{
    private const int Bytes = 4096;

    /// <summary>The first 4 KiB.</summary>
    public static string Of(ReadOnlySpan<byte> body) => Clean(Encoding.UTF8.GetString(body[..Math.Min(Bytes, body.Length)]), Bytes);

    /// <summary>At most <paramref name="most"/> characters of a platform's text; control characters become spaces, since PostgreSQL refuses U+0000 and a log line is one line.</summary>
    public static string Clean(string text, int most)
    {
        var masked = Phone().Replace(IdNumber().Replace(text, "***"), "***");
        var line = string.Concat(masked.Select(c => char.IsControl(c) ? ' ' : c));
        return line.Length <= most ? line : line[..most];
    }

    [GeneratedRegex(@"(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d{9}[0-9Xx](?![0-9A-Za-z])")]
    private static partial Regex IdNumber();

    [GeneratedRegex(@"(?<![0-9A-Za-z])1[3-9]\d{9}(?![0-9A-Za-z])")]
    private static partial Regex Phone();
}
