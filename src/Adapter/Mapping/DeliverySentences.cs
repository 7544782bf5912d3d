using System.Globalization;
using ChangliBridge.Store.Ledger;

namespace ChangliBridge.Adapter.Mapping;

/// <summary>投递 in words: what its state means, what happens next, what an operator can do. The only place of these sentences.</summary>
internal static class DeliverySentences
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>What a state means.</summary>
    public static string Meaning(Delivery delivery) => delivery.State switch
    {
        DeliveryState.Received when delivery.Fence > 0 => "已放行或随数据库恢复：以前可能发出过，轮到后先查询再定论。",
        DeliveryState.Received => "已随业务入库，轮到后发送。",
        DeliveryState.Pending => "待发送：对方确定没有收到，到时自动发送。",
        DeliveryState.Sending => "正在发送：发送意图已先行入库。",
        DeliveryState.Unknown => "结果不明：对方可能已收到。先查询再定论，绝不盲目重发。",
        DeliveryState.Resolving => "正在向对方查询是否收到。",
        DeliveryState.Published => "对方已收妥，内容与本桥一致。",
        DeliveryState.Rejected => "对方明确拒收，不会自动再发。",
        DeliveryState.Conflict => "对方在同一编号和版本下存有不同内容，不会自动处理。",
        DeliveryState.Held => "已扣留：无人放行就不再自动处理，同一编号的后续版本一并等待。",
        _ => "经两人办理作废，保留备查，不再发送。",
    };

    /// <summary>What happens next and when.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <param name="waitsFor">The earlier revision that it waits for, if there is one.</param>
    public static string Next(Delivery delivery, int? waitsFor) => delivery.State switch
    {
        DeliveryState.Received when waitsFor is { } revision => $"等待同一编号的第{revision}版了结，之后自动处理。",
        DeliveryState.Received => "数秒内自动处理；若迟迟未动，说明对方暂停受理或本桥未运行。",
        DeliveryState.Pending => $"{Time(delivery.NotBefore)}起自动发送。",
        DeliveryState.Sending => $"等待对方答复；{Time(delivery.LeaseUntil)}前没有结果则转为结果不明。",
        DeliveryState.Unknown => $"{Time(delivery.NotBefore)}起向对方查询：有则收妥，没有则按平台策略重发或扣留。",
        DeliveryState.Resolving => $"等待查询答复；{Time(delivery.LeaseUntil)}前没有结果则稍后再查。",
        DeliveryState.Held when delivery.DiscardProposedBy.Length > 0 => $"{delivery.DiscardProposedBy} 已申请作废（{delivery.DiscardReason}），等待另一人确认或放行。",
        DeliveryState.Held => "等待人工处置。",
        DeliveryState.Rejected or DeliveryState.Conflict => "没有自动动作，等待经办部门更正。",
        _ => "没有后续动作。",
    };

    /// <summary>What an operator can do now, each beginning with its command.</summary>
    public static IEnumerable<string> Remedies(Delivery delivery)
    {
        var name = $"deliveries/{delivery.Id}";
        return delivery.State switch
        {
            DeliveryState.Received => [Hold(name)],
            DeliveryState.Pending => [$"changli deliveries retry --key {delivery.BusinessKey}：结束等待，立即发送。", Hold(name)],
            DeliveryState.Unknown => [Hold(name)],
            DeliveryState.Held =>
            [
                $"changli deliveries release {name}：放行；可能发出过的先查询，对方确无才再发一次。",
                delivery.DiscardProposedBy.Length > 0
                    ? $"changli deliveries confirm-discard {name}：由另一人确认作废。"
                    : $"changli deliveries discard {name} --reason …：申请作废，须另一人确认。",
            ],
            DeliveryState.Rejected or DeliveryState.Conflict or DeliveryState.Discarded => [$"changli deliveries correct {name} FILE --reason …：由经办部门更正为新版本。"],
            _ => [],
        };
    }

    private static string Hold(string name) => $"changli deliveries hold {name} --reason …：扣留。";

    private static string Time(long? at) => at is { } instant
        ? DateTimeOffset.FromUnixTimeMilliseconds(instant).ToOffset(China).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
        : "随时";
}
