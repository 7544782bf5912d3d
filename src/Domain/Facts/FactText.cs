using System.Globalization;

namespace ChangliBridge.Domain.Facts;

/// <summary>How days and instants are written to the platforms and into evidence (时间格式).</summary>
public static class FactText
{
    /// <summary>An instant as <c>YYYY-MM-DDTHH:MM:SSZ</c>, whole seconds.</summary>
    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A day as <c>YYYY-MM-DD</c>.</summary>
    public static string Day(DateOnly on) => on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
