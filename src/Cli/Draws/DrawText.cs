using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Draws;

/// <summary>A draw in words (抽取文本).</summary>
internal static class DrawText
{
    private static readonly string[] SlotColumns = ["参与方", "方式", "独立", "截止", "进展"];
    private static readonly string[] StratumColumns = ["分层", "户数", "名额"];
    private static readonly string[] ShortageColumns = ["检查对象", "部门", "需要", "可派", "原因"];

    public static void Print(V1.Draw draw)
    {
        Lines.Fields(
            ("抽取", draw.Name),
            ("批次", draw.BatchId),
            ("状态", State(draw.State)),
            ("名单", $"{draw.FrameSize} 户，根 {draw.Root}"),
            ("承诺", draw.Commitment),
            ("冻结时间", InstantText.Of(draw.FreezeTime)),
            ("公开期限", InstantText.Of(draw.RevealTime)),
            ("会签", string.Join("，", draw.Countersignatures.Select(one => one.Party))),
            ("密钥托管", draw.Escrow.Length > 0 ? "有" : ""));
        Table(SlotColumns, draw.Slots.Select(slot => new[] { slot.Name, Kind(slot), slot.Outside ? "是" : "否", InstantText.Of(slot.CloseTime), Progress(slot) }));
        Table(StratumColumns, draw.Strata.Select(stratum => new[] { stratum.Name, $"{stratum.Size}", $"{stratum.Quota}" }));
        Lines.Fields(
            ("分层名额合计", draw.Strata.Count > 0 ? $"{draw.StrataTotal}" : ""),
            ("总体比例名额", draw.OverallTotal > 0 ? $"{draw.OverallTotal}" : ""));
        PrintOutcome(draw);
    }

    public static string State(V1.Draw.Types.State state) => state switch
    {
        V1.Draw.Types.State.Frozen => "已冻结",
        V1.Draw.Types.State.Open => "参与贡献中",
        V1.Draw.Types.State.Drawn => "已抽取",
        V1.Draw.Types.State.Confirmed => "已确认",
        V1.Draw.Types.State.Void => "已作废",
        V1.Draw.Types.State.Unopened => "逾期未公开",
        _ => $"{state}",
    };

    private static void PrintOutcome(V1.Draw draw)
    {
        Lines.Fields(
            ("种子", draw.Seed),
            ("保证程度", draw.Assurance),
            ("抽取时间", InstantText.Of(draw.DrawTime)),
            ("抽中", draw.Seed.Length > 0 ? $"{draw.DrawnCount} 户，派员 {draw.SeatCount} 人次，更换 {draw.ReplacementCount} 次" : ""),
            ("确认时间", InstantText.Of(draw.ConfirmTime)),
            ("作废", draw.VoidReason.Length > 0 ? $"{draw.VoidReason}（{draw.VoidedBy}）" : ""),
            ("未公开方", string.Join("，", draw.UnopenedBy)),
            ("批准重抽", draw.RedrawReason));
        Table(ShortageColumns, draw.Shortages.Select(one => new[] { one.Target, one.Department, $"{one.Needed}", $"{one.Available}", one.Reason }));
    }

    private static void Table(string[] columns, IEnumerable<string[]> rows)
    {
        var all = rows.ToList();
        if (all.Count > 0)
            Lines.Table(columns, all);
    }

    private static string Kind(V1.ContributionSlot slot) => slot.Kind switch
    {
        V1.ContributionSlot.Types.Kind.Witnessed => $"见证 {slot.Form}",
        V1.ContributionSlot.Types.Kind.Beacon => $"信标 {slot.Source}",
        _ => "承诺",
    };

    private static string Progress(V1.ContributionSlot slot) =>
        slot.Value.Length > 0 ? $"已公开 {slot.Value}" : slot.Commitment.Length > 0 ? $"已承诺 {slot.Commitment}" : "待提交";
}
