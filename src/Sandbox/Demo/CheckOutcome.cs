using ChangliBridge.Contract.V1;

namespace ChangliBridge.Sandbox.Demo;

/// <summary>What a check of one department found, chosen by the task's place and nothing else, so that a repeated call says the same.</summary>
/// <remarks>Codes: of hebei-result/2023. Handling: what was decided where a problem was found; empty otherwise.</remarks>
internal sealed record CheckOutcome(IReadOnlyList<string> Codes, string Findings, string Handling)
{
    private static readonly CheckOutcome Clean = new(["1"], "", "");
    private static readonly CheckOutcome NotFound = new(["6"], "通过登记的住所（经营场所）无法联系", "");

    private static readonly CheckOutcome Corrected = new(
        ["E"], "清真标志未经统一审核即印制使用，已责令当场改正", "责令改正，已改正；复查合格，处理结果归档");

    private static readonly CheckOutcome Pending = new(
        ["A"], "原料进货台账不完整，条件情况待进一步核实", "下达责令改正通知书，限期整改并复查");

    private static readonly CheckOutcome Undisclosed = new(
        ["B"], "未按规定公示应当公示的年度报告信息", "责令限期公示，逾期列入经营异常名录");

    private static readonly CheckOutcome Both = new(
        ["A", "E"], "营业执照未悬挂，已改正；实际经营场所与登记住所不一致，待后续处理", "责令限期办理变更登记");

    /// <remarks>place: of the task among the tasks of the draw, by name, from 0.</remarks>
    public static CheckOutcome For(string department, int place) => (department, place % 12) switch
    {
        ("mzj", 1) => Corrected,
        ("mzj", 7) => Pending,
        ("scjgj", 2) => Undisclosed,
        ("scjgj", 6) => Both,
        ("scjgj", 10) => NotFound,
        _ => Clean,
    };

    /// <summary>已改正，无需后续处置.</summary>
    public bool IsCorrected => Codes is ["E"];

    /// <summary>How one item came out: where a problem was found the first failed, where nobody was found none was checked.</summary>
    public ItemOutcome Of(string item, int place) => this switch
    {
        { Handling.Length: > 0 } when place == 0 => new() { Item = item, Verdict = ItemOutcome.Types.Verdict.Failed, Finding = Findings },
        { Handling.Length: 0, Findings.Length: > 0 } => new() { Item = item, Verdict = ItemOutcome.Types.Verdict.Unchecked },
        _ => new() { Item = item, Verdict = ItemOutcome.Types.Verdict.Passed },
    };
}
