using ChangliBridge.Store.Ledger;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Mapping;

/// <summary>投递尝试 in words: what happened, and whose fault it was.</summary>
internal static class AttemptSentences
{
    private const string Bridge = "bridge";
    private const string Platform = "platform";
    private const string Network = "network";
    private const string Caller = "caller";

    /// <summary>One attempt of <paramref name="delivery"/>.</summary>
    public static V1.DeliveryExplanation.Types.Step Of(DeliveryAttempt attempt, Delivery delivery)
    {
        var underWay = attempt.EndedAt is null && delivery.LeaseUntil is not null && delivery.Fence == attempt.Number;
        var (origin, text) = Read(attempt, underWay);
        return new() { Number = (int)attempt.Number, Origin = origin, Text = $"{(attempt.Act == DeliveryAct.Send ? "发送" : "查询")}：{text}" };
    }

    private static (string Origin, string Text) Read(DeliveryAttempt attempt, bool underWay) => (attempt.Outcome, attempt.HttpStatus) switch
    {
        ("", _) => underWay ? ("", "正在进行。") : (Bridge, "本桥在途中中断（本桥故障或被停止），未收到答复；已按结果不明处理，先查询再定论。"),
        ("ACCEPTED", _) => ("", "平台收妥并给出回执。"),
        ("FOUND", _) => ("", "平台已有这条记录，内容一致。"),
        ("NOT_FOUND", _) => ("", "平台没有这条记录。"),
        ("REFUSED", var http) => (Caller, $"平台拒收（HTTP {http}），原因见答复；请经办部门更正后提交新版本。"),
        ("DIFFERS", _) => (Platform, "平台在同一编号和版本下存有不同内容，请与对方核对。"),
        ("RELEASED", _) => (Bridge, "本桥停止或暂停投递，尚未发出任何字节。"),
        ("NO_SECRET", _) => (Platform, "未能从对方取得签名密钥，未发出。"),
        ("NOT_CONFIGURED", _) => (Bridge, "本桥配置没有这类数据的接口路径，未发出；请补齐 Paths。"),
        ("NOT_SENT", 0) => (Network, "连接不上对方（对方或网络故障），未发出。"),
        ("NOT_SENT", 401 or 403) => (Bridge, "对方不认可本桥的密钥、签名或时钟，未受理；请检查本桥配置和时钟。"),
        ("NOT_SENT", 404) => (Bridge, "对方没有这个接口（HTTP 404），未受理；请检查 Paths。"),
        ("NOT_SENT", var http) => (Platform, $"对方繁忙（HTTP {http}），未受理。"),
        (_, 0) => (Network, "没有收到完整答复（对方或网络故障），是否收到不明。"),
        (_, var http) => (Platform, $"对方的答复不能证明结果（HTTP {http}，对方故障），是否收到不明。"),
    };
}
