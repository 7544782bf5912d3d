namespace ChangliBridge.Domain.Statistics;

/// <summary>考核指标 that stand in one unit alone.</summary>
public static class SingleIndicators
{
    /// <summary>Source: 河北 2021, 被抽查企业比例.</summary>
    public static IndicatorDefinition EnterprisesDrawn { get; } = new("enterprises-drawn", "企业抽查覆盖率", CountingUnit.DistinctTarget, "检查对象名录库中现存的企业（不含已注销、吊销、迁出的）：期间内抽中的（去重）÷ 全部。");

    /// <summary>Source: 缙云 2025, 年度联合监管率, whose definition was not published: this one is the bridge's.</summary>
    public static IndicatorDefinition JointSupervision { get; } = new("joint-supervision", "年度联合监管率", CountingUnit.DistinctTarget, "期间内抽中的检查对象（去重）：至少一次由两个及以上部门联合抽查的 ÷ 全部。");

    /// <summary>Source: 司法部 解答 2025, yearly statistics of check frequency. A joint visit counts once.</summary>
    public static IndicatorDefinition VisitsPerTarget { get; } = new("visits-per-target", "户均检查次数（联合检查计一次）", CountingUnit.DistinctTarget, "期间内抽中且应查的检查对象（户次）÷ 抽中的检查对象（去重）。") { IsAverage = true };

    /// <summary>The same where each department of a joint visit counts.</summary>
    public static IndicatorDefinition ChecksPerTarget { get; } = new("checks-per-target", "户均检查次数（每部门计一次）", CountingUnit.DistinctTarget, "期间内应查的部门任务（每户每部门一次）÷ 抽中的检查对象（去重）。") { IsAverage = true };

    /// <summary>Source: the Zhejiang screens; 粤市监信监〔2025〕111号: 100 %.</summary>
    public static IndicatorDefinition BatchCompletion { get; } = new("batch-completion", "计划完成率", CountingUnit.Batch, "检查窗口止于期间内的已公示计划批次：已抽取并确认、且各部门结果均已审核通过的 ÷ 全部。");

    /// <summary>Source: county plan 二(一), 随机抽查事项全覆盖.</summary>
    public static IndicatorDefinition ItemCoverage { get; } = new("item-coverage", "抽查事项覆盖率", CountingUnit.Item, "本级已认领且现行的抽查事项：期间内已确认的抽取用到的 ÷ 全部。");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<IndicatorDefinition> All { get; } = [EnterprisesDrawn, JointSupervision, VisitsPerTarget, ChecksPerTarget, BatchCompletion, ItemCoverage];
}
