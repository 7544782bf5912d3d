using System.Globalization;
using ChangliBridge.Domain.Duties;
using ChangliBridge.Domain.Facts;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>Where a page of duties ended: by day due, then kind, then what the days run from, then the row.</summary>
internal sealed record DutyCursor(DateOnly Due, DutyKind Kind, DateOnly From, string Key)
{
    public override string ToString() => $"{FactText.Day(Due)}|{(int)Kind}|{FactText.Day(From)}|{Key}";

    /// <summary>Reads what <see cref="ToString"/> wrote; null where it did not write it.</summary>
    public static DutyCursor? Read(string key)
    {
        var parts = key.Split('|', 4);
        return parts.Length == 4 && Day(parts[0]) is { } due && int.TryParse(parts[1], out var kind) && Day(parts[2]) is { } from ? new DutyCursor(due, (DutyKind)kind, from, parts[3]) : null;
    }

    /// <summary>Of one kind: what comes after this place, as the first day from which its days run and, on that day, the last row already listed.</summary>
    public (DateOnly First, string AfterKey) Place(DutyKind kind, DutyTerms terms) =>
        kind == Kind ? (From, Key)
        : kind > Kind ? (terms.EarliestFrom(kind, Due), "")
        : (terms.EarliestFrom(kind, Due.AddDays(1)), "");

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
