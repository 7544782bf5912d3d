using ChangliBridge.Sync.Platforms;

namespace ChangliBridge.Sync.Delivery;

/// <summary>What went wrong with a platform, in a sentence for the clerk: what happened, and whose fault it is.</summary>
internal sealed class PlatformSentences(string platform, TimeSpan timeout)
{
    private const int LongestMessage = 200;

    private readonly string _name = platform == Domain.Facts.Platforms.InternetPlus ? "互联网+监管平台" : "省平台";

    public string NotConnected(Exchange exchange) => $"{_name}连接不上：{exchange.Message}（对方或网络故障），本条未发出，恢复后自动重试";

    public string SecretUnavailable(Exchange exchange) => $"未能从{_name}取得签名密钥：{exchange.Message}；本条未发出，稍后自动重试";

    public string HeldBack(Exchange exchange) => $"{_name}：{exchange.Message}；本条未发出，稍后自动重试";

    public string TimedOut => $"{_name}在{timeout.TotalSeconds:0.#}秒内没有答复（对方或网络故障），是否收到尚不清楚";

    public string Broken => $"与{_name}的连接在答复途中断开（对方或网络故障），是否收到尚不清楚";

    public string WrongReceipt => $"{_name}的回执不是本条记录的（对方故障），是否收到尚不清楚";

    public string NoSuchPath => $"{_name}没有这个接口（HTTP 404），请检查平台配置中的路径；本条未受理，稍后自动重试";

    public string NotFound => $"经查询，{_name}没有这条记录";

    public string WrongRecord => $"{_name}查询返回的不是本条记录或无法识别（对方故障），稍后再查";

    public string Differs => $"{_name}在同一编号和版本下存有不同的内容，请与对方核对";

    public string Crashed => $"本桥处理这次投递时出错（本桥故障），{_name}是否收到尚不清楚";

    public string NotSpoken => $"{_name}的配置没有这类数据的接口路径，本条未发出，补齐配置后自动重试";

    public string Faulty(Exchange exchange) => exchange.Code.Length > 0
        ? $"{_name}答复了约定之外的代码 {Head(exchange.Code)}（HTTP {exchange.HttpStatus}，对方故障），是否收到尚不清楚"
        : $"{_name}的答复无法识别（HTTP {exchange.HttpStatus}，对方故障），是否收到尚不清楚";

    public string Refused(Exchange exchange) => $"{_name}拒收：{Head(exchange.Message)}（代码 {Head(exchange.Code)}），请更正后提交新版本";

    public string Busy(Exchange exchange) => $"{_name}繁忙，未受理（HTTP {exchange.HttpStatus}，代码 {Head(exchange.Code)}），稍后自动重试";

    public string Unauthorised(Exchange exchange) => $"{_name}不认可本桥的密钥、签名或时钟（HTTP {exchange.HttpStatus}，代码 {Head(exchange.Code)}），请检查本桥配置；本条未受理，稍后自动重试";

    public string LookUpFailed(Exchange exchange) => exchange.Failure switch
    {
        Failure.NotConnected => $"{_name}连接不上：{exchange.Message}（对方或网络故障），尚未查明是否收到，恢复后自动再查",
        Failure.HeldBack or Failure.Unsendable or Failure.SecretUnavailable => $"{_name}：{exchange.Message}；尚未查明是否收到，稍后自动再查",
        _ => $"向{_name}查询本条记录未成功（HTTP {exchange.HttpStatus}），尚未查明是否收到，稍后自动再查",
    };

    private static string Head(string text) => text.Length <= LongestMessage ? text : text[..LongestMessage];
}
