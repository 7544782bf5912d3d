namespace ChangliBridge.Store.Mirror;

/// <summary>Why a run failed, is held or began again, in a sentence for the operator.</summary>
internal static class RunSentences
{
    public const string Expired = "上级平台的翻页标记已过期（对方返回410），从第一页重新全量拉取；现有数据继续使用。";

    public static string TotalChanged(int before, int now) => $"拉取过程中清单总数由{before}变为{now}，从第一页重新拉取；现有数据继续使用。";

    public static string Repeated(string key) => $"编号 {key} 在不同页中重复出现，分页可能错位，从第一页重新拉取；现有数据继续使用。";

    public static string Incomplete(int came, int total) => $"清单应有{total}条，实际收到{came}条，从第一页重新拉取；现有数据继续使用。";

    public static string Empty(int aside) =>
        $"上级平台（对方）给出的清单没有可用数据{Aside(aside)}，未启用；现有数据继续使用。请与上级平台核对：确认无误后核准（approve）并写明理由，否则驳回（reject）。";

    public static string Shrunk(int now, int before, int aside) =>
        $"清单由{before}条减少到{now}条{Aside(aside)}，降幅达到三成，未启用；现有数据继续使用。请与上级平台（对方）核对：确认无误后核准（approve）并写明理由，否则驳回（reject）。";

    public static string GivenUp(int times, string why) => $"连续{times}次未能得到完整清单，本次同步停止，下一时段自动重试。最近一次：{why}";

    public static string PageGivenUp(int page, int times, string why) => $"第{page}页连续{times}次未能取得，本次同步停止，现有数据继续使用，下一时段自动重试。最近一次：{why}";

    private static string Aside(int rows) => rows == 0 ? "" : $"（另隔离{rows}条）";
}
