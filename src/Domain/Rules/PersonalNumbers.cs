using System.Globalization;

namespace ChangliBridge.Domain.Rules;

/// <summary>个人信息: finds citizen identity numbers and mobile numbers in a text that everybody will read. Source: 个人信息保护法; GB 11643 for the form.</summary>
internal static class PersonalNumbers
{
    private const int IdentityLength = 18;
    private const int MobileLength = 11;

    /// <summary>Whether <paramref name="text"/> holds one. A credit code is none: its digits are no day of birth.</summary>
    public static bool Any(string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            if (!char.IsAsciiLetterOrDigit(text[start]))
                continue;
            var end = start;
            while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
                end++;
            if (IsIdentity(text[start..end]) || IsMobile(text[start..end]))
                return true;
            start = end;
        }
        return false;
    }

    private static bool IsIdentity(string run) =>
        run.Length == IdentityLength && run[..^1].All(char.IsAsciiDigit) && (char.IsAsciiDigit(run[^1]) || run[^1] is 'X' or 'x')
        && (run[6..8] is "19" or "20")
        && DateOnly.TryParseExact(run[6..14], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsMobile(string run) => run.Length == MobileLength && run.All(char.IsAsciiDigit) && run[0] == '1' && run[1] >= '3';
}
