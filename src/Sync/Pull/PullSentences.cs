using ChangliBridge.Store.Mirror;
using ChangliBridge.Sync.Platforms;

namespace ChangliBridge.Sync.Pull;

/// <summary>Why a page could not be had or is refused, in a sentence for the operator.</summary>
internal static class PullSentences
{
    public const string Disordered = "变动清单没有按变动时间先后排列（对方故障），无法保证不遗漏，稍后自动重试。";

    public static string NoProgress(int total) => $"变动清单还有{total}条，但这一页没有向前推进（对方故障），稍后自动重试。";

    public static string NoPath(string job) => $"平台配置没有为 {job} 指定路径（Paths:{job}），该清单不拉取。";

    public static string Drifted(string job, IReadOnlyList<FieldDrift> drifts, IReadOnlyList<FieldDrift> newFields)
    {
        var faults = drifts.Select(drift => drift.Kind == DriftKind.MissingField
            ? $"每一行都缺少必填字段 {drift.Field}"
            : $"每一行的字段 {drift.Field} 类型都已改变（现为 {drift.Sample}）");
        var seen = newFields.Count == 0 ? "" : $"（新出现的字段：{string.Join("、", newFields.Select(field => field.Field))}）";
        return $"清单 {job} {string.Join("，", faults)}{seen}：疑似对方接口变更，整页未采用，本次同步停止；现有数据继续使用。请与上级平台核对接口后重新同步。";
    }

    public static string Of(Exchange exchange) => exchange.Failure switch
    {
        Failure.NotConnected => $"连接不上上级平台：{exchange.Message}（对方或网络故障），恢复后自动继续。",
        Failure.HeldBack or Failure.Unsendable => $"{exchange.Message}；稍后自动继续。",
        Failure.TimedOut => "上级平台未在限定时间内答复（对方或网络故障），稍后自动继续。",
        Failure.Broken => "与上级平台的连接在答复途中断开（对方或网络故障），稍后自动继续。",
        Failure.SecretUnavailable => $"未能从上级平台取得签名密钥：{exchange.Message}；稍后自动继续。",
        Failure.Unreadable => $"上级平台的答复无法识别（HTTP {exchange.HttpStatus}，对方故障），稍后自动继续。",
        _ => $"上级平台没有给出这一页（HTTP {exchange.HttpStatus}，代码 {exchange.Code}）：{exchange.Message} 稍后自动继续。",
    };
}
