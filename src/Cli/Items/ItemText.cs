using ChangliBridge.Cli.Printing;
using State = ChangliBridge.Contract.V1.InspectionItem.Types.State;
using UpstreamState = ChangliBridge.Contract.V1.InspectionItem.Types.UpstreamState;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Items;

/// <summary>抽查事项 as text.</summary>
internal static class ItemText
{
    /// <summary>States by the names that options take.</summary>
    public static readonly IReadOnlyDictionary<string, State> States = new Dictionary<string, State> { ["in-force"] = State.InForce, ["retired"] = State.Retired };

    public static string Label(V1.ItemCategory category) => category == V1.ItemCategory.Key ? "重点检查事项" : "一般检查事项";

    public static string Label(State state) => state == State.Retired ? "已停用" : "有效";

    public static string Label(UpstreamState state) => state switch
    {
        UpstreamState.Changed => "上级已变动，请重新认领",
        UpstreamState.Withdrawn => "上级已取消，请停用",
        _ => "与上级一致",
    };

    public static string Label(V1.ItemAct act) => act switch
    {
        V1.ItemAct.Claimed => "认领",
        V1.ItemAct.Reclaimed => "重新认领",
        V1.ItemAct.GuidanceUpdated => "更新工作指引",
        V1.ItemAct.Retired => "停用",
        _ => $"{act}",
    };

    public static void Print(V1.InspectionItem item) => Lines.Fields(
        ("事项", item.Name),
        ("检查项目", item.Title),
        ("部门", item.Department),
        ("类别", Label(item.Category)),
        ("检查依据", item.LegalBasis),
        ("检查方式", item.Method),
        ("检查内容", item.Content),
        ("跨部门联合", item.JointEligible ? "适用" : "不适用"),
        ("三定依据", item.DutyBasis),
        ("工作指引", item.Guidance),
        ("状态", Label(item.State)),
        ("上级事项", $"{item.Code}，{Label(item.UpstreamState)}"),
        ("版本", $"{item.LatestVersion}"),
        ("监管事项", string.Join("、", item.SupervisionItems)),
        ("认领时间", InstantText.Of(item.ClaimTime)));

    public static void Print(IEnumerable<V1.InspectionItem> items) => Lines.Table(
        ["事项", "检查项目", "部门", "类别", "状态", "版本", "上级变动", "监管事项"],
        items.Select(item => new[]
        {
            item.Name, item.Title, item.Department, Label(item.Category), Label(item.State), $"{item.LatestVersion}", Label(item.UpstreamState), string.Join("、", item.SupervisionItems),
        }));
}
