namespace ChangliBridge.Cli.Draws.Verifying;

/// <summary>What the steps of a check are called (核验步骤名).</summary>
internal static class StepText
{
    /// <summary>The step's own name where it has no other.</summary>
    public static string Of(string step) => step switch
    {
        "files" => "文件",
        "sums" => "校验和",
        "signature" => "签名",
        "inputs" => "输入",
        "frame" => "名单",
        "commitment" => "承诺",
        "contributions" => "参与贡献",
        "seed" => "种子",
        "quotas" => "名额",
        "drawn" => "抽中对象",
        "assignments" => "派员",
        "replacements" => "人员更换",
        "summary" => "摘要",
        "entry" => "本户条目",
        _ => step,
    };
}
