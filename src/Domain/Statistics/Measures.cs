namespace ChangliBridge.Domain.Statistics;

/// <summary>统计口径 of the county, in the order in which they are printed. Sources: county plan 二(二), 二(三), 三(三); 国办发〔2015〕58号; the sources of each.</summary>
public static class Measures
{
    private const string Checked = "已有审核通过的结果的";

    /// <summary>部门联合抽查. Source: county plan 二(二).</summary>
    public static Measure Joint { get; } = new("joint-share", "部门联合抽查占比", "两个及以上部门联合的", "全部") { IsAbove = unit => unit.Joint, IsBelow = _ => true };

    /// <summary>运用信用风险分级分类的抽查. Source: county plan 二(三).</summary>
    public static Measure GradeBased { get; } = new("grade-based-share", "运用信用风险分级分类的抽查占比", "按信用风险等级分层抽取的", "全部") { IsAbove = unit => unit.GradeBased, IsBelow = _ => true };

    /// <summary>任务完成率. Source: the Zhejiang screens; 粤市监信监〔2025〕111号.</summary>
    public static Measure Completion { get; } = new("completion", "检查完成率", "应查部门的结果均已审核通过的", "全部（不含因名单异议不予检查的）") { IsAbove = unit => unit.Concluded == unit.Parts, IsBelow = unit => unit.Parts > 0 || unit.TakenOff == 0 };

    /// <summary>不予检查 for an upheld 名单异议: drawn, and no omission. Source: 沧州市新华区2024年计划, 名单比对确认.</summary>
    public static Measure TakenOff { get; } = new("taken-off-share", "不予检查占比", "因名单异议被采纳、各部门均不予检查的", "全部") { IsAbove = unit => unit is { TakenOff: > 0, Parts: 0 }, IsBelow = _ => true };

    /// <summary>公示率. Source: 河北 2021.</summary>
    public static Measure Disclosure { get; } = new("disclosure", "结果公示率", "审核通过的结果均已公示的", Checked) { IsAbove = unit => unit.Disclosed == unit.Concluded, IsBelow = unit => unit.Concluded > 0 };

    /// <summary>按期公示率. Source: 河北省2020年, 自检查结束之日起20个工作日内; 南陵2024, from the end of the task. The office chooses its clock.</summary>
    public static Measure OnTime { get; } = new("disclosed-on-time", "按期公示率", "结果均在公示期限内公示的", "公示期限已到或结果已公示的") { IsAbove = unit => unit.OnTime == unit.Due, IsBelow = unit => unit.Due > 0 };

    /// <summary>问题发现率 without those that could not be reached. Source: county plan 三(三); 天宁郑陆 2017.</summary>
    public static Measure Problems { get; } = new("problem-rate", "问题发现率（不含无法联系）", "结果代码表明发现问题的（只有“无法联系”的不计）", Checked) { IsAbove = unit => unit.Problems > 0, IsBelow = unit => unit.Concluded > 0, TellsOfResults = true };

    /// <summary>问题发现率 with those that could not be reached.</summary>
    public static Measure ProblemsAndUnreachable { get; } = new("problem-rate-with-unreachable", "问题发现率（含无法联系）", "结果代码表明发现问题或无法联系的", Checked) { IsAbove = unit => unit.Problems + unit.Unreachable > 0, IsBelow = unit => unit.Concluded > 0, TellsOfResults = true };

    /// <summary>处理结果. Source: county plan 附件四.</summary>
    public static Measure Handling { get; } = new("handling", "问题处理率", "发现的问题均已填报处理结果的", "发现问题的") { IsAbove = unit => unit.Handled == unit.Problems, IsBelow = unit => unit.Problems > 0, TellsOfResults = true };

    /// <summary>完结率 of those with a problem. Source: county plan 二(四), 实现监管闭环.</summary>
    public static Measure FollowUpClosed { get; } = new("follow-up-closed", "后续处置完结率", "发现的问题均已开出后续处置且全部办结的", "发现问题的") { IsAbove = unit => unit.Closed == unit.Problems, IsBelow = unit => unit.Problems > 0, TellsOfResults = true };

    /// <summary>完结率 of those disclosed, where one without a problem has nothing to close. Source: the Zhejiang screens, 完结率.</summary>
    public static Measure FollowUpClosedOfDisclosed { get; } = new("follow-up-closed-of-disclosed", "后续处置完结率（占已公示）", "无需后续处置或后续处置已全部办结的", "结果已公示的") { IsAbove = unit => unit.Closed == unit.Problems, IsBelow = unit => unit.Disclosed > 0, TellsOfResults = true };

    /// <summary>回访率. Source: county plan 三(三), 探索推行随机抽查回访机制.</summary>
    public static Measure Revisited { get; } = new("revisit-rate", "回访率", "已回访且回访结果审核通过的", "应查部门的结果均已审核通过的") { IsAbove = unit => unit.Revisited > 0, IsBelow = unit => unit.Parts > 0 && unit.Concluded == unit.Parts };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Measure> All { get; } = [Joint, GradeBased, Completion, TakenOff, Disclosure, OnTime, Problems, ProblemsAndUnreachable, Handling, FollowUpClosed, FollowUpClosedOfDisclosed, Revisited];

    /// <summary>The units in which each of them stands.</summary>
    public static IReadOnlyList<CountingUnit> Units { get; } = [CountingUnit.Task, CountingUnit.Target, CountingUnit.Department];
}
