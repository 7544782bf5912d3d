using ChangliBridge.Cli.Printing;
using State = ChangliBridge.Contract.V1.Delivery.Types.State;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Deliveries;

/// <summary>投递 as text.</summary>
internal static class DeliveryText
{
    /// <summary>States by the names that options take.</summary>
    public static readonly IReadOnlyDictionary<string, State> States =
        Enum.GetValues<State>().Where(state => state != State.Unspecified).ToDictionary(state => state.ToString().ToLowerInvariant());

    public static string Label(State state) => state switch
    {
        State.Received => "已接收",
        State.Pending => "待发送",
        State.Sending => "正在发送",
        State.Unknown => "结果不明",
        State.Resolving => "正在查询",
        State.Published => "平台已接收",
        State.Rejected => "平台拒收",
        State.Conflict => "内容冲突",
        State.Held => "已扣留",
        State.Discarded => "已作废",
        _ => state.ToString(),
    };

    public static void Print(V1.Delivery delivery) => Lines.Fields(
        ("投递", delivery.Name),
        ("平台", delivery.Platform),
        ("种类", delivery.Kind),
        ("业务编号", delivery.BusinessKey),
        ("版本", $"{delivery.Revision}"),
        ("部门", delivery.Department),
        ("状态", Label(delivery.State)),
        ("入库时间", InstantText.Of(delivery.CreateTime)),
        ("状态时间", InstantText.Of(delivery.UpdateTime)),
        ("下次处理", InstantText.Of(delivery.DueTime)),
        ("申请作废", delivery.DiscardProposer.Length > 0 ? $"{delivery.DiscardProposer}：{delivery.DiscardReason}" : ""),
        ("最近问题", delivery.LastError));

    public static void Print(IEnumerable<V1.Delivery> deliveries) => Lines.Table(
        ["投递", "平台", "种类", "业务编号", "版本", "状态", "入库时间", "最近问题"],
        deliveries.Select(delivery => new[]
        {
            delivery.Name, delivery.Platform, delivery.Kind, delivery.BusinessKey, $"{delivery.Revision}", Label(delivery.State), InstantText.Of(delivery.CreateTime), delivery.LastError,
        }));
}
