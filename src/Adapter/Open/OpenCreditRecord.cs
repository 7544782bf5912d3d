using ChangliBridge.Adapter.County;
using ChangliBridge.Domain.Credit;
using ChangliBridge.Domain.Facts;

namespace ChangliBridge.Adapter.Open;

/// <summary>A standing credit record as everyone sees it.</summary>
internal sealed record OpenCreditRecord(string Name, string TargetCode, string Target, string Kind, string Department, string LegalBasis, string Violation, string ListedOn, string Until, string UntilSource)
{
    public static OpenCreditRecord Of(CreditRecord record, CountyLists county) => new(
        record.Name, record.TargetCode, record.TargetTitle, county.CreditKindNamed(record.Kind)?.Name ?? record.Kind, county.NameOf(record.Keeper), record.LegalBasis, record.Violation,
        FactText.Day(record.ListedOn!.Value), record.Until is { } until ? FactText.Day(until) : "", record.UntilSource);
}
