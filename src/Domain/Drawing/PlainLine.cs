namespace ChangliBridge.Domain.Drawing;

/// <summary>Text of strangers on one line: a refused file may hold anything, and a terminal obeys control characters.</summary>
internal static class PlainLine
{
    public static string Of(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? $"\\u{(int)c:x4}" : c.ToString())) : text;
}
