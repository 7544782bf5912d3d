using ChangliBridge.Store.Ledger;
using ChangliBridge.Sync.Platforms;

namespace ChangliBridge.Sync.Reconciling;

/// <summary>What the reconciliation has to say, in sentences for the operator: what happened, whose fault it is, what to do.</summary>
internal static class ReconciliationSentences
{
    public const string Unreadable = "对方的对账清单中有无法识别的行（对方故障），本次未采用，稍后自动重新对账。";

    public const string OutOfOrder = "对方的对账清单未按业务编号排序（对方故障或配置有误），无法逐条比对，稍后自动重新对账。";

    public const string TooManyAbsent = "对方的对账清单缺少一千条以上已推送的记录，且没有查询接口可以逐条核实，清单多半不完整（对方故障）。请与对方核对。";

    public const string NoPath = "平台配置没有对账清单的路径（Paths:keys），无法对账。请补齐配置。";

    public static string TotalChanged(int before, int now) => $"对账过程中对方清单总数由{before}变为{now}（对方故障），稍后自动重新对账。";

    public static string CutShort(int total, int came) => $"对方的对账清单应有{total}条，实际给出{came}条（对方故障），稍后自动重新对账。";

    public static string CountsOtherwise(string kind) => $"对方的对账清单与其自报的数量不符（种类 {kind}，对方故障），清单不可信，稍后自动重新对账。";

    public static string Of(Exchange exchange) => exchange.Failure switch
    {
        Failure.NotConnected => "连接不上对方（对方或网络故障），恢复后自动重新对账。",
        Failure.TimedOut => "对方未在限定时间内答复（对方或网络故障），稍后自动重新对账。",
        Failure.Broken => "与对方的连接在答复途中断开（对方或网络故障），稍后自动重新对账。",
        Failure.SecretUnavailable => "未能从对方取得签名密钥，稍后自动重新对账。",
        Failure.Unreadable => $"对方的答复无法识别（HTTP {exchange.HttpStatus}，对方故障），稍后自动重新对账。",
        _ => $"对方没有给出对账数据（HTTP {exchange.HttpStatus}，代码 {exchange.Code}）：{exchange.Message} 稍后自动重新对账。",
    };

    public static string Lost(string platform) => $"{NameOf(platform)}没有这条本桥已推送成功的记录（对方丢失）。请与对方核对并要求恢复，恢复不了的由经办部门提交新版本。";

    public static string Differs(string platform) => $"{NameOf(platform)}现存内容与本桥推送的不同（对方被改动）。请与对方核对，以经办部门的记录为准提交新版本。";

    public static string Twice(string platform, int times) => $"{NameOf(platform)}收了{times}次这条记录（应为1次）。请对方删去重复的；投递详情列有本桥的每一次发送。";

    public static string NotOurs(string platform) => $"{NameOf(platform)}有这条记录，但本桥从未投递过（他处录入，或本桥数据库曾恢复到旧备份）。请查明来源。";

    public static string AlreadyThere(string platform, LedgerRecord ours, bool looksUp) => ours.State switch
    {
        _ when !ours.WasTaken => $"{NameOf(platform)}已有这条记录，而本桥从未发送过（他处录入，或本桥数据库曾恢复到旧备份）。请扣留该投递，查明来源前不要放行。",
        not (DeliveryState.Rejected or DeliveryState.Discarded) when !looksUp => $"{NameOf(platform)}已有这条记录，而本桥的投递尚未完成。平台配置没有查询接口，放行会重复发送：请扣留，核对内容后申请作废。",
        DeliveryState.Held => $"{NameOf(platform)}已有这条记录，而本桥的投递被扣留。请放行该投递：本桥先查询再定论，不会重复发送。",
        DeliveryState.Rejected => $"{NameOf(platform)}已有这条记录，而它先前答复拒收（对方前后不一）。请与对方核对以哪一个为准。",
        DeliveryState.Discarded => $"{NameOf(platform)}已有这条记录，而本桥的投递已作废。请与对方核对是否删除。",
        _ => $"{NameOf(platform)}已有这条记录，而本桥的投递尚未完成。请先扣留再放行该投递：本桥先查询再定论，不会重复发送。",
    };

    private static string NameOf(string platform) => platform == Domain.Facts.Platforms.InternetPlus ? "互联网+监管平台" : "省平台";
}
