using ChangliBridge.Domain.Credit;
using ChangliBridge.Domain.FollowUp;
using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Tasks;
using ChangliBridge.Domain.Tests.FollowUp;
using ChangliBridge.Domain.Tests.Results;

namespace ChangliBridge.Domain.Tests.Credit;

/// <summary>Kinds of credit records, a violation, and the acts on its record.</summary>
internal static class SmallCredit
{
    public static readonly DateOnly Today = SmallFollowUp.Today;

    public static readonly CreditKind[] Kinds =
    [
        new("violation", "违法失信行为记录", "", 12, "测试用期限") { Notified = ["scjgj"] },
        new("abnormal", "经营异常名录", "测试条款", null, "") { Keeper = "scjgj", ForUnreachable = true },
    ];

    public static readonly CreditDraft Draft = new("violation", "《河北省清真食品管理条例》第十七条", "清真标志未经统一审核");

    public static (string Division, DateOnly Today) At => ("130322", Today);

    public static CreditRecord Propose(CreditDraft? draft = null, InspectionResult? result = null, FollowUpStep? step = null, ActingOfficial? by = null) =>
        CreditRecord.Propose((result ?? SmallFollowUp.Problem(), SmallResult.Task(), step), draft ?? Draft, Kinds, by ?? SmallFollowUp.Clerk);

    public static CreditRecord Standing()
    {
        var record = Propose();
        record.Confirm(Kinds[0], At, SmallFollowUp.Approver);
        return record;
    }

    public static IEnumerable<CreditRecord> ByRule(string code, IReadOnlyList<CreditKind>? kinds = null)
    {
        InspectionTask task = SmallResult.Task();
        var lists = new[] { new CodeList("hebei-result/2023", [new("1", "未发现问题", false), new("6", "通过登记的住所（经营场所）无法联系", false) { Unreachable = true }]) };
        var terms = SmallResult.Surroundings.Terms with { CodeLists = lists };
        var result = SmallResult.Submit(task, SmallResult.Draft with { Codes = [code] }, SmallResult.Surroundings with { Terms = terms });
        return CreditRecord.ProposedByRule(result, task, lists, kinds ?? Kinds);
    }
}
