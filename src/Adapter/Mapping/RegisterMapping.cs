using ChangliBridge.Domain.Registers;
using ChangliBridge.Store.Registers;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Mapping;

/// <summary>Imports and comparisons from and to protos.</summary>
internal static class RegisterMapping
{
    private const int MostNamed = 1000;

    public static V1.ImportReport ToReport(this RegisterFindings findings, int rows, RegisterChange change) => new()
    {
        Rows = rows,
        Added = change.Added,
        Changed = change.Changed,
        Removed = change.Removed,
        Unchanged = change.Unchanged,
        Faults = { findings.Faults.Take(MostNamed).Select(ToProto) },
        FaultCount = findings.Faults.Count,
        Warnings = { findings.Warnings.Take(MostNamed).Select(ToProto) },
        WarningCount = findings.Warnings.Count,
    };

    public static TargetLine ToDomain(this V1.ImportTargetsRequest.Types.TargetLine line, RegisterFindings findings) => new(
        line.Line, line.Title.Trim(), line.Type.Trim(), line.CreditCode.Trim(), line.RegistrationNumber.Trim(), line.RegistrationState.Trim(),
        DayOf(line.RegisteredOn, (line.Line, "registered_on"), findings), line.Address.Trim());

    public static InspectorLine ToDomain(this V1.ImportInspectorsRequest.Types.InspectorLine line, RegisterFindings findings) => new(
        line.Line, line.Title.Trim(), line.CertificateNumber.Trim(), DayOf(line.ValidUntil, (line.Line, "valid_until"), findings), line.Kind.Trim(), line.Specialities.Trim());

    public static ItemLine ToDomain(this V1.ImportItemsRequest.Types.ItemLine line) =>
        new(line.Line, line.UpstreamItem.Trim(), line.Title.Trim(), line.DutyBasis.Trim(), line.Guidance.Trim());

    public static MappingLine ToDomain(this V1.ImportItemMappingsRequest.Types.MappingLine line) => new(line.Line, line.UpstreamItem.Trim(), line.SupervisionItem.Trim());

    public static V1.RegisterGap ToProto(this RegisterGap gap) => new()
    {
        Kind = (V1.RegisterGap.Types.Kind)gap.Kind,
        Key = gap.Key,
        CountyTitle = gap.County?.Name ?? "",
        CountyDetail = gap.County?.Detail ?? "",
        ProvinceTitle = gap.Province?.Name ?? "",
        ProvinceDetail = gap.Province?.Detail ?? "",
    };

    private static V1.ImportReport.Types.Note ToProto(RegisterNote note) => new() { Line = note.Line, Field = note.Field, Text = note.Text };

    private static DateOnly? DayOf(Google.Type.Date? day, (int Line, string Field) at, RegisterFindings findings)
    {
        if (day is null)
            return null;
        if (day.Year is >= 1 and <= 9999 && day.Month is >= 1 and <= 12 && day.Day >= 1 && day.Day <= DateTime.DaysInMonth(day.Year, day.Month))
            return new DateOnly(day.Year, day.Month, day.Day);
        findings.Fault(at.Line, at.Field, "不是日期，请写成 2023-11-06。");
        return null;
    }
}
