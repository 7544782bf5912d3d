using ChangliBridge.Sync.Platforms;

namespace ChangliBridge.Sync.Pull;

/// <summary>Why a page could not be had, in a sentence for the operator.</summary>
internal static class PullSentences
{
    public static string NoPath(string job) => $"平台配置没有为 {job} 指定路径（Paths:{job}），该清单不拉取。";

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
