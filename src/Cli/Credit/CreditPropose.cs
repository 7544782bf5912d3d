using System.CommandLine;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Credit;

/// <summary><c>changli credit propose RESULT</c>.</summary>
internal static class CreditPropose
{
    public static Command Make()
    {
        var kind = CreditAct.Text("--kind", "种类编号 (id of a kind)");
        var violation = CreditAct.Text("--violation", "违法事实，不含个人信息 (what was done against the law; no personal data)");
        var basis = CreditAct.Text("--legal-basis", "列入依据；缺省取该种类的依据 (the provision; default: the kind's own)", required: false);
        var filed = CreditAct.Text("--case", "所依据的立案：followUps/编号 (the closed case that it rests on)", required: false);
        return CreditAct.Make(new Command("propose", "提出列入 (proposes a record that rests on a result)"), ResourceName.Result(), [kind, violation, basis, filed], (credit, parsed, act) =>
            credit.ProposeCreditRecordAsync(
                new V1.ProposeCreditRecordRequest
                {
                    Parent = act.Name,
                    CreditRecord = new V1.CreditRecord
                    {
                        Kind = parsed.GetRequiredValue(kind),
                        Violation = parsed.GetRequiredValue(violation),
                        LegalBasis = parsed.GetValue(basis)!,
                        Case = parsed.GetValue(filed)!,
                    },
                    RequestId = act.RequestId,
                },
                act.Options));
    }
}
