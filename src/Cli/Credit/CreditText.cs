using ChangliBridge.Cli.Printing;
using ChangliBridge.Domain.Credit;
using Decision = ChangliBridge.Contract.V1.CreditRepair.Types.Decision;
using State = ChangliBridge.Contract.V1.CreditRecord.Types.State;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Credit;

/// <summary>信用记录 as text.</summary>
internal static class CreditText
{
    /// <summary>States by the names that options take.</summary>
    public static readonly IReadOnlyDictionary<string, State> States =
        Enum.GetValues<State>().Where(state => state != State.Unspecified).ToDictionary(state => state.ToString().ToLowerInvariant());

    public static string Label(State state) => CreditWords.Of((CreditState)state);

    public static void Print(V1.CreditRecord record)
    {
        Lines.Fields(
            ("信用记录", record.Name),
            ("种类", record.KindTitle),
            ("状态", Label(record.State)),
            ("主体", $"{record.TargetTitle}（{record.TargetCode}）"),
            ("列入部门", record.Keeper),
            ("依据", record.LegalBasis),
            ("违法事实", record.Violation),
            ("检查结果", record.Result),
            ("立案", record.Case),
            ("提出", record.Proposer),
            ("决定", record.Decider),
            ("不予列入的理由", record.DismissReason),
            ("列入日期", DayText.Of(record.ListDate)),
            ("公示至", Until(record)));
        foreach (var repair in record.Repairs)
            Console.Out.WriteLine($"{InstantText.Of(repair.EnterTime)}　修复申请：{repair.Application}　{Outcome(repair)}");
    }

    public static void Print(IEnumerable<V1.CreditRecord> records) => Lines.Table(
        ["信用记录", "种类", "状态", "主体", "列入日期", "公示至"],
        records.Select(record => new[] { record.Name, record.KindTitle, Label(record.State), record.TargetTitle, DayText.Of(record.ListDate), Until(record) }));

    private static string Until(V1.CreditRecord record) => record.UntilDate is null ? "" : $"{DayText.Of(record.UntilDate)}（{record.UntilSource}）";

    private static string Outcome(V1.CreditRepair repair) => repair.Decision switch
    {
        Decision.Granted => $"准予：{repair.Reason}",
        Decision.Refused => $"不予：{repair.Reason}",
        _ => "审查中",
    };
}
