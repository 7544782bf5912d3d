using System.CommandLine;
using Decision = ChangliBridge.Contract.V1.CreditRepair.Types.Decision;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Credit;

/// <summary><c>changli credit decide-repair RECORD</c>.</summary>
internal static class CreditDecideRepair
{
    public static Command Make()
    {
        var decision = new Option<string>("--decision") { Description = "决定：granted 准予，refused 不予 (granted or refused)", Required = true };
        decision.AcceptOnlyFromAmong("granted", "refused");
        var reason = CreditAct.Text("--reason", "理由，不含个人信息 (why; no personal data)");
        return CreditAct.Make(new Command("decide-repair", "信用修复决定 (decides on the application)"), ResourceName.CreditRecord(), [decision, reason], (credit, parsed, act) =>
            credit.DecideCreditRepairAsync(
                new V1.DecideCreditRepairRequest
                {
                    Name = act.Name,
                    Decision = parsed.GetRequiredValue(decision) == "granted" ? Decision.Granted : Decision.Refused,
                    Reason = parsed.GetRequiredValue(reason),
                    RequestId = act.RequestId,
                },
                act.Options));
    }
}
