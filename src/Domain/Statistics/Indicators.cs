namespace ChangliBridge.Domain.Statistics;

/// <summary>The county plan's three indicators (考核指标). Source: county plan 二(二), 二(三).</summary>
public static class Indicators
{
    /// <summary>Computes them over a year's confirmed draws.</summary>
    public static IReadOnlyList<Indicator> Of(IReadOnlyCollection<CountedDraw> draws)
    {
        var (tasks, targets) = (draws.Count, draws.Sum(draw => (long)draw.Targets));
        var joint = draws.Where(draw => draw.Joint).ToList();
        return
        [
            new Indicator("joint-share-by-task", "部门联合抽查数量占比", joint.Count, tasks, 25,
                "本年度已确认的抽取中，两个及以上部门联合的次数 ÷ 全部次数。"),
            new Indicator("joint-share-by-target", "抽查主体数量占比", joint.Sum(draw => (long)draw.Targets), targets, 15,
                "本年度已确认的抽取中，联合抽查抽中的主体数 ÷ 全部抽中的主体数。"),
            new Indicator("grade-based-share", "运用信用风险分级分类开展的抽查占比", draws.Count(draw => draw.GradeBased), tasks, 80,
                "本年度已确认的抽取中，按信用风险等级分层的次数 ÷ 全部次数。"),
        ];
    }
}
