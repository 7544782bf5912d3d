using System.Globalization;
using ChangliBridge.Cli.Sheets;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Registers;

/// <summary>The rows of a file on their way to the bridge (待导入的行).</summary>
/// <param name="Rows">The rows.</param>
/// <param name="DryRun">Whether only to check.</param>
/// <param name="RequestId">Of the whole import.</param>
internal sealed record ImportRows(IReadOnlyList<SheetRow> Rows, bool DryRun, string RequestId)
{
    private static readonly string[] DayForms = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd", "yyyy-MM-dd HH:mm:ss"];

    /// <summary>The fields that hold a day.</summary>
    public static readonly IReadOnlyList<string> DayFields = ["registered_on", "valid_until"];

    public static V1.ImportTargetsRequest.Types.TargetLine TargetOf(SheetRow row) => new()
    {
        Line = row.Line,
        Title = row["title"],
        Type = row["type"],
        CreditCode = row["credit_code"],
        RegistrationNumber = row["registration_number"],
        RegistrationState = row["registration_state"],
        RegisteredOn = DayOf(row["registered_on"]),
        Address = row["address"],
    };

    public static V1.ImportInspectorsRequest.Types.InspectorLine InspectorOf(SheetRow row) => new()
    {
        Line = row.Line,
        Title = row["title"],
        CertificateNumber = row["certificate_number"],
        ValidUntil = DayOf(row["valid_until"]),
        Kind = row["kind"],
        Specialities = row["specialities"],
    };

    /// <summary>Whether a cell is empty or a day in one of the forms that offices use.</summary>
    public static bool IsDay(string text) => text.Length == 0 || DateOnly.TryParseExact(text, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static Google.Type.Date? DayOf(string text) => DateOnly.TryParseExact(text, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? new Google.Type.Date { Year = day.Year, Month = day.Month, Day = day.Day }
        : null;
}
