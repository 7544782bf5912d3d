namespace ChangliBridge.Store.Mirror;

/// <summary>Why a run failed or began again, in a sentence for the operator.</summary>
internal static class RunSentences
{
    public static string TotalChanged(int before, int now) => $"拉取过程中清单总数由{before}变为{now}，从第一页重新拉取；现有数据继续使用。";

    public static string Repeated(string key) => $"编号 {key} 在不同页中重复出现，分页可能错位，从第一页重新拉取；现有数据继续使用。";

    public static string Incomplete(int came, int total) => $"清单应有{total}条，实际收到{came}条，从第一页重新拉取；现有数据继续使用。";

    public static string Shrunk(int now, int before) => $"清单由{before}条减少到{now}条，降幅达到三成，未采用；现有数据继续使用。请与上级平台核对后重新同步。";

    public static string GivenUp(int times, string why) => $"连续{times}次未能得到完整清单，本次同步停止。最近一次：{why}";
}
