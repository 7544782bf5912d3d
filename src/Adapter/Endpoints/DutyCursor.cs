using System.Globalization;
using ChangliBridge.Domain.Duties;
using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Rules;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>Where a page of duties ended: by day due, then kind, then what the days run from, then the row.</summary>
internal sealed record DutyCursor(DateOnly Due, DutyKind Kind, DateOnly From, string Key)
{
    public override string ToString() => $"{FactText.Day(Due)}|{(int)Kind}|{FactText.Day(From)}|{Key}";

    /// <summary>Reads what <see cref="ToString"/> wrote; null on the first page.</summary>
    public static DutyCursor? At(PageRequest page)
    {
        if (page.IsFirst)
            return null;
        var parts = page.After.Split('|', 4);
        if (parts.Length == 4 && Day(parts[0]) is { } due && int.TryParse(parts[1], out var kind) && Day(parts[2]) is { } from)
            return new DutyCursor(due, (DutyKind)kind, from, parts[3]);
        throw new RuleViolation(Rule.FieldMalformed, "page_token", "翻页标记无效。", "请用上一页返回的 next_page_token。");
    }

    /// <summary>Of one kind: what comes after this place, as the first day from which its days run and, on that day, the last row already listed.</summary>
    public (DateOnly First, string AfterKey) Place(DutyKind kind, DutyTerms terms) =>
        kind == Kind ? (From, Key)
        : kind > Kind ? (terms.EarliestFrom(kind, Due), "")
        : (terms.EarliestFrom(kind, Due.AddDays(1)), "");

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
