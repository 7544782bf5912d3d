using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ChangliBridge.Sandbox.InternetPlus;

/// <summary>What the platform demands of a 行政检查行为: the import validator of the national-style table, column by column.</summary>
internal static partial class CheckActionForm
{
    private static readonly (string Column, int Most)[] Required =
    [
        ("supervise_item_implement_code", 300), ("supervise_item_check_icode", 800), ("check_action_name", 2000), ("check_action_code", 50), ("supervise_object", 200),
        ("administrative_cp", 200), ("administrative_cp_na", 100), ("administrative_cp_ce_type", 10), ("administrative_cp_ui_code", 20), ("area_number", 6),
        ("check_form", 100), ("check_type", 100), ("check_result", 100), ("check_date", 19), ("check_personnel", 2000), ("submitted_date", 19),
        ("cd_id", 100), ("cd_time", 19), ("cd_source", 100), ("cd_batch", 13), ("cd_operation", 1),
    ];

    /// <summary>The first column that is missing or malformed; null where the record is in order.</summary>
    public static string? Fault(JsonElement body)
    {
        foreach (var (column, most) in Required)
        {
            if (Text(body, column) is not { Length: > 0 } value || value.Length > most)
                return column;
        }

        if (!Text(body, "supervise_item_implement_code")!.Split(';').All(code => Digits().IsMatch(code)))
            return "supervise_item_implement_code";
        if (!Text(body, "supervise_item_check_icode")!.Split(';').All(code => Implementation().IsMatch(code)))
            return "supervise_item_check_icode";
        if (!Party().IsMatch(Text(body, "administrative_cp_ui_code")!))
            return "administrative_cp_ui_code";
        if (!Batch().IsMatch(Text(body, "cd_batch")!))
            return "cd_batch";
        return Moment(body, "check_date") is { } check && Moment(body, "submitted_date") is { } submitted && submitted > check ? null : "submitted_date";
    }

    private static string? Text(JsonElement body, string column) =>
        body.TryGetProperty(column, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static DateTime? Moment(JsonElement body, string column) =>
        DateTime.TryParseExact(Text(body, column), "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? moment : null;

    [GeneratedRegex("^[0-9]{14}\\z")]
    private static partial Regex Digits();

    [GeneratedRegex("^[0-9A-Z]{18}[1-5]")]
    private static partial Regex Implementation();

    [GeneratedRegex("^(?:[0-9A-Z]{18}|[0-9]{17}[0-9X])\\z")]
    private static partial Regex Party();

    [GeneratedRegex("^[0-9]{8}[0-9]{5}\\z")]
    private static partial Regex Batch();
}
