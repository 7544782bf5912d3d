using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChangliBridge.Sandbox.Faults;

/// <summary>
/// What can go wrong with a list, by name. Kinds are the lists: items, tags, targets, inspectors, grades, supervision-items. Faults of pages strike requests at their rate;
/// those of rows strike that share of rows, always the same ones; a shrunken list has lost that share.
/// </summary>
internal sealed class ListFaults(FaultSwitch faults)
{
    public const string ShortPage = "short-page";
    public const string MissingPage = "missing-page";
    public const string RepeatedPage = "repeated-page";
    public const string ReorderedList = "reordered-list";
    public const string MovingTotal = "moving-total";
    public const string ShrunkenList = "shrunken-list";
    public const string EmptyList = "empty-list";
    public const string CursorExpired = "cursor-expired";
    public const string RenamedField = "renamed-field";
    public const string RetypedField = "retyped-field";
    public const string NewField = "new-field";
    public const string LowerCaseGrade = "lower-case-grade";
    public const string FullWidthGrade = "full-width-grade";
    public const string MissingGrade = "missing-grade";
    public const string DuplicateProperty = "duplicate-property";

    private static readonly Dictionary<string, string> StruckField = new()
    {
        ["items"] = "title",
        ["supervision-items"] = "title",
        ["tags"] = "kind",
        ["targets"] = "state",
        ["inspectors"] = "department",
        ["grades"] = "grade",
    };

    private static readonly string[] OfRows = [RenamedField, RetypedField, NewField, LowerCaseGrade, FullWidthGrade, MissingGrade, DuplicateProperty];

    /// <summary>Every name.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [ShortPage, MissingPage, RepeatedPage, ReorderedList, MovingTotal, ShrunkenList, EmptyList, CursorExpired, .. OfRows];

    /// <summary>Whether the place that a request names is forgotten.</summary>
    public bool IsExpired(string kind) => faults.Strikes(CursorExpired, kind);

    /// <summary>Which rows a request gets, and what it is told of the whole.</summary>
    public (int Total, long First, int Count) Page(string kind, int page, int size, int total)
    {
        if (RateOf(ShrunkenList, kind) is { } lost)
            total -= (int)(total * lost);
        if (faults.Strikes(EmptyList, kind))
            total = 0;
        var first = ((long)page - 1) * size;
        var count = (int)Math.Clamp(total - first, 0, size);
        if (count > 0 && faults.Strikes(MissingPage, kind))
            count = 0;
        if (count > 0 && faults.Strikes(ShortPage, kind))
            count /= 2;
        if (page > 1 && faults.Strikes(RepeatedPage, kind))
            first -= size;
        if (page > 1 && faults.Strikes(ReorderedList, kind))
            first = Math.Max(0, first - Math.Max(1, size / 2));
        return (faults.Strikes(MovingTotal, kind) ? total + 1 : total, first, count);
    }

    /// <summary>What strikes the rows of a list now; a page asks once. A doubled property comes last: such a row can be written, but not read any more.</summary>
    public IReadOnlyList<FaultState> RowFaults(string kind) =>
        [.. faults.List().Where(fault => OfRows.Contains(fault.Name) && Concerns(fault, kind)).OrderBy(fault => fault.Name == DuplicateProperty)];

    /// <summary>A row as it is sent.</summary>
    /// <param name="kind">The list.</param>
    /// <param name="number">The row's number in it.</param>
    /// <param name="row">The row as it should be.</param>
    /// <param name="struck">From <see cref="RowFaults"/>.</param>
    public static string Spoil(string kind, long number, string row, IReadOnlyList<FaultState> struck)
    {
        foreach (var fault in struck)
        {
            if (decimal.Floor((number + 1) * fault.Rate) > decimal.Floor(number * fault.Rate))
                row = Spoil(StruckField[kind], row, fault.Name);
        }
        return row;
    }

    private static string Spoil(string field, string row, string fault)
    {
        // No tree holds a property twice.
        if (fault == DuplicateProperty)
            return string.Concat(row.AsSpan(0, row.IndexOf(',') + 1), row.AsSpan(1));
        var spoilt = JsonNode.Parse(row)!.AsObject();
        var value = spoilt[field];
        switch (fault)
        {
            case RenamedField:
                spoilt.Remove(field);
                spoilt[field + "New"] = value;
                break;
            case RetypedField:
                spoilt[field] = 1;
                break;
            case NewField:
                spoilt["newField"] = new JsonObject { ["code"] = "x" };
                break;
            case MissingGrade:
                spoilt.Remove("grade");
                break;
            default:
                SpoilGrade(spoilt, fault);
                break;
        }
        return spoilt.ToJsonString(Wire.Json);
    }

    private static void SpoilGrade(JsonObject row, string fault)
    {
        if (row["grade"] is JsonValue value && value.GetValueKind() == JsonValueKind.String)
            row["grade"] = string.Concat(value.GetValue<string>().Select(c => fault == LowerCaseGrade ? char.ToLowerInvariant(c) : char.IsAsciiLetterUpper(c) ? (char)(c - 'A' + 'Ａ') : c));
    }

    private decimal? RateOf(string name, string kind) => faults.List().FirstOrDefault(fault => fault.Name == name && Concerns(fault, kind))?.Rate;

    private static bool Concerns(FaultState fault, string kind) => fault.Kinds.Count == 0 || fault.Kinds.Contains(kind);
}
