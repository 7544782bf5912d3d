using ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Tests.Credit;

/// <summary>Requests about credit records.</summary>
internal static class CreditDesk
{
    public static ProposeCreditRecordRequest Of(InspectionResult result) => new()
    {
        Parent = result.Name,
        CreditRecord = new CreditRecord { Kind = "violation", LegalBasis = "《河北省清真食品管理条例》第十七条", Violation = "清真标志未经统一审核" },
    };
}
