using System.CommandLine;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Credit;

/// <summary><c>changli credit apply-repair RECORD</c>.</summary>
internal static class CreditApplyRepair
{
    public static Command Make()
    {
        var application = CreditAct.Text("--application", "主体的申请内容 (what the subject puts forward)");
        return CreditAct.Make(new Command("apply-repair", "录入信用修复申请 (enters the subject's application for repair)"), ResourceName.CreditRecord(), [application], (credit, parsed, act) =>
            credit.ApplyCreditRepairAsync(new V1.ApplyCreditRepairRequest { Name = act.Name, Application = parsed.GetRequiredValue(application), RequestId = act.RequestId }, act.Options));
    }
}
