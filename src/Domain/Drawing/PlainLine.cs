namespace ChangliBridge.Domain.Drawing;

/// <summary>Text of strangers on one line (单行文本): a refused file may hold anything, and a terminal obeys control characters.</summary>
public static class PlainLine
{
    /// <summary>The text, its control characters made visible.</summary>
    public static string Of(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? $"\\u{(int)c:x4}" : c.ToString())) : text;
}
