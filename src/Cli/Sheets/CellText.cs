using System.Globalization;

namespace ChangliBridge.Cli.Sheets;

/// <summary>A cell as text (单元格文本): codes stay what they are, and a code that a spreadsheet destroyed is never guessed.</summary>
internal static class CellText
{
    // A double holds every whole number up to fifteen digits; of a longer one the last digits are made up.
    private const double Sixteen = 1e15;

    /// <summary>Trimmed; null where the value was destroyed before we saw it.</summary>
    public static string? Of(object? value) => value switch
    {
        null => "",
        string text => IsScientific(text.Trim()) ? null : text.Trim(),
        double number => Math.Abs(number) >= Sixteen ? null : number.ToString(CultureInfo.InvariantCulture),
        DateTime time => time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        bool holds => holds ? "是" : "否",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>Column letters from a number that begins at 0.</summary>
    public static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : Letters(column / 26 - 1) + Letters(column % 26);

    // What a spreadsheet makes of a long code when it saves it as CSV, such as 9.11303E+17.
    private static bool IsScientific(string text)
    {
        var exponent = text.IndexOf("E+", StringComparison.OrdinalIgnoreCase);
        return exponent > 0 && text[..exponent].All(c => char.IsAsciiDigit(c) || c == '.') && text.Length > exponent + 2 && text[(exponent + 2)..].All(char.IsAsciiDigit)
            && int.TryParse(text.AsSpan(exponent + 2), NumberStyles.None, CultureInfo.InvariantCulture, out var power) && power >= 15;
    }
}
