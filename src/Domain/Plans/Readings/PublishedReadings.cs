using ChangliBridge.Domain.Drawing;

namespace ChangliBridge.Domain.Plans.Readings;

/// <summary>已公布的计划写法 R1 to R12, and which of them a reading of a rule follows. Quoted words stand in quotation marks; the rest retells the plan.</summary>
public static class PublishedReadings
{
    /// <summary>All of them, R1 first.</summary>
    public static IReadOnlyList<PublishedReading> All { get; } =
    [
        new("R1", "各等级按各自比例抽取，“总体抽查比例”只作说明或目标。", "河南2020年、2021年"),
        new("R2", "总体“不低于3%”为下限，各等级“分别递加”，不足部分从高风险补足。", "长治2024年、潞州区2025年、池州2024年"),
        new("R3", "总户数固定（18户），按各等级比例（A3%、B4%、C5%、D6%）分配。", "重庆2024年"),
        new("R4", "“各所涉及风险等级均不低于3%”：每个等级同一下限。", "沧州市新华区2024年"),
        new("R5", "有等级的按等级比例，未评级的个体按总体比例5%。", "青川2025年餐饮"),
        new("R6", "部分等级不抽，如“A类企业不纳入抽查”。", "青川2025年广告、河北2020年"),
        new("R7", "高风险等级100%抽取。", "巴彦淖尔2022年"),
        new("R8", "每个等级规定比例区间和全年次数。", "林甸2024年"),
        new("R9", "不分等级，统一比例。", "科左中旗2024年、青岛2023年、镇平2022年"),
        new("R10", "直接写明户数，如“1户”。", "某县2026年、上高2023年"),
        new("R11", "等级以外按类别另定比例，如零申报100%、两年未报年报20%。", "山东2017年、2020年"),
        new("R12", "先抽本年度未抽过的，不足再从其余中抽。", "环保随机抽选系统2015至2017年"),
    ];

    internal static IReadOnlyList<PublishedReading> Of(DrawRule rule, OverallReading reading, PlanBatch? batch)
    {
        var ids = new List<int>();
        ids.AddRange(ByReading(rule, reading, batch));
        ids.AddRange(ByStrata(rule, batch));
        return [.. ids.Distinct().Order().Select(id => All[id - 1])];
    }

    private static IEnumerable<int> ByReading(DrawRule rule, OverallReading reading, PlanBatch? batch)
    {
        var rates = rule.Strata.Where(stratum => Take.Parse(stratum.Take) is { IsRate: true }).Select(stratum => stratum.Take).ToList();
        var uniform = rates.Distinct().Count() == 1 && rates.Count == rule.Strata.Count(stratum => stratum.Take != "none");
        if (reading == OverallReading.TopUp)
            yield return batch?.Strata[^1].NotDrawnThisYear == true ? 12 : 2;
        else if (reading == OverallReading.Budget && Take.Parse(rule.Overall!.Take) is { IsRate: false })
            yield return 3;
        else if (reading == OverallReading.Report && uniform)
            yield return rates.Count == 1 ? 9 : 4;
        else if (reading == OverallReading.Report && rates.Count > 0)
            yield return 1;
        if (reading != OverallReading.Budget && !uniform && rule.Overall is { } overall && rule.Strata.Index().Any(pair => pair.Item.Take == overall.Take && IsUngraded(batch, pair.Index)))
            yield return 5;
    }

    private static IEnumerable<int> ByStrata(DrawRule rule, PlanBatch? batch)
    {
        foreach (var stratum in rule.Strata)
        {
            var take = Take.Parse(stratum.Take)!;
            if (take.IsNone)
                yield return 6;
            else if (take.IsAll || (take.IsRate && take.Numerator == take.Denominator))
                yield return 7;
            else if (!take.IsRate)
                yield return 10;
        }
        if (batch?.Strata.Any(stratum => stratum.Range is not null) == true)
            yield return 8;
        if (batch?.Strata.Any(stratum => stratum.Tags.Count > 0) == true)
            yield return 11;
    }

    // Without the batch only the rate tells; the county's sole traders, say, have no grade and no grade condition.
    private static bool IsUngraded(PlanBatch? batch, int stratum) => batch is null || batch.Strata[stratum].Grades.Count == 0;
}
