using System.Text.RegularExpressions;
using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Risk;
using ChangliBridge.Domain.Rules;

namespace ChangliBridge.Domain.Plans;

/// <summary>What strata, rates and the overall clause of a batch (分层与比例) must satisfy.</summary>
internal static partial class StratumRules
{
    private static readonly Fault NoReading = new(Rule.OverallReadingRecorded, "overall.mode", "总体比例没有记录读法。", "请选择 REPORT、TOP_UP 或 BUDGET，并写明牵头部门的决定和理由。");

    public static void Check(FaultList faults, string path, PlanBatch batch, GradeScheme scheme)
    {
        faults.Require(batch.Strata.Count > 0, new Fault(Rule.FieldRequired, $"{path}.strata", "没有分层。", "请至少填写一个分层及其抽取比例。"));
        PlanRules.CheckUnique(faults, $"{path}.strata", "name", batch.Strata.Select(stratum => stratum.Name));
        for (var i = 0; i < batch.Strata.Count; i++)
            CheckStratum(faults, $"{path}.strata[{i}]", batch.Strata[i], scheme);
        CheckUngraded(faults, $"{path}.strata", batch);
        faults.Require(batch.StatedTotal is null or >= 0, new Fault(Rule.FieldMalformed, $"{path}.stated_total", "计划所写总户数为负。", "请更正或删除。"));
        if (batch.Overall is { } overall)
            CheckOverall(faults, path, overall, batch);
    }

    // Asked of made-up targets: whoever is ungraded, and whether or not they were drawn this year, must find a stratum.
    private static void CheckUngraded(FaultList faults, string path, PlanBatch batch)
    {
        if (batch.Strata.All(stratum => stratum.Grades.Count == 0))
            return;
        var homeless = from type in batch.Scope.TargetTypes.Count > 0 ? batch.Scope.TargetTypes.Distinct() : Enum.GetValues<TargetType>()
                       where new[] { 0, int.MaxValue }.Any(drawn => BatchRule.StratumOf(batch, new CandidateTarget("", type, "", default, batch.Scope.Tags, null, drawn)) is null)
                       select WordOf(type);
        var types = string.Join("、", homeless);
        faults.Require(types.Length == 0, new Fault(Rule.UngradedHaveStratum, path, $"分层按等级划分，但未评级的{types}不属于任何分层。", "请增加未评级分层（ungraded），不抽的写 none。"));
    }

    private static string WordOf(TargetType type) => type switch
    {
        TargetType.Enterprise => "企业",
        TargetType.SoleTrader => "个体工商户",
        _ => "农民专业合作社",
    };

    private static void CheckStratum(FaultList faults, string path, PlanStratum stratum, GradeScheme scheme)
    {
        faults.RequireText($"{path}.name", stratum.Name, 50);
        faults.Require(!stratum.Name.Contains(','), new Fault(Rule.FieldMalformed, $"{path}.name", "分层名称含有逗号。", "请删除逗号。"));
        var isRate = RateForm().IsMatch(stratum.Take);
        if (faults.Require(isRate || CountForm().IsMatch(stratum.Take) || stratum.Take is "all" or "none",
            new Fault(Rule.TakeInForm, $"{path}.take", $"“{stratum.Take}”既不是比例也不是数量。", "比例请写百分号，如 0.5%；数量写整数；全部写 all，不抽写 none。")) && isRate)
            CheckRate(faults, $"{path}.take", stratum.Take);
        faults.Require(stratum.Minimum is null || (stratum.Minimum >= 0 && isRate),
            new Fault(Rule.TakeInForm, $"{path}.minimum", "最少户数只能与比例一起使用，且不为负。", "请删除最少户数或改用比例。"));
        faults.Require(!stratum.Ungraded || stratum.Grades.Count == 0,
            new Fault(Rule.FieldMalformed, $"{path}.ungraded", "未评级分层不能再列等级。", "请分成两个分层。"));
        CheckConditions(faults, path, stratum);
        if (stratum.Range is { } range)
            CheckRange(faults, path, stratum, range);
        foreach (var grade in stratum.Grades.Where(grade => !scheme.Holds(grade)))
            faults.Add(Rule.FieldMalformed, $"{path}.grades", $"等级“{grade}”不在等级方案{scheme.Id}内。", $"可用等级：{string.Join("、", scheme.Grades)}。");
    }

    private static void CheckConditions(FaultList faults, string path, PlanStratum stratum)
    {
        faults.Require(stratum.Tags.All(tag => tag.Length > 0 && !tag.Contains(',') && !tag.Any(char.IsControl)),
            new Fault(Rule.FieldMalformed, $"{path}.tags", "标签为空或含有逗号、不可见字符。", "请填写标签库中的标签。"));
        faults.Require(!stratum.NotDrawnThisYear || !stratum.DrawnThisYear,
            new Fault(Rule.FieldMalformed, $"{path}.not_drawn_this_year", "同时要求本年度已抽过和未抽过。", "请只选其一；已抽过的另设分层。"));
        faults.Require(stratum.StatedCount is null or >= 0, new Fault(Rule.FieldMalformed, $"{path}.stated_count", "计划所写户数为负。", "请更正或删除。"));
    }

    private static void CheckRange(FaultList faults, string path, PlanStratum stratum, RateRange range)
    {
        faults.Require(range.MostPerYear is null or >= 1, new Fault(Rule.FieldMalformed, $"{path}.range.most_per_year", "每年最多抽取次数小于1。", "请填写1以上的整数；不限次数则不填。"));
        var (lowest, highest) = (RateOf(faults, $"{path}.range.lowest", range.LowestRate), RateOf(faults, $"{path}.range.highest", range.HighestRate));
        if (lowest is null || highest is null)
            return;
        if (!faults.Require(lowest.CompareRate(highest) <= 0, new Fault(Rule.TakeInsideRange, $"{path}.range.lowest", $"比例区间{range.Text}的下限高于上限。", "请对调或更正。")))
            return;
        var take = Take.Parse(stratum.Take switch { "all" => "100%", "none" => "0%", var written => written });
        if (take is not null)
            faults.Require(take.IsRate && lowest.CompareRate(take) <= 0 && take.CompareRate(highest) <= 0,
                new Fault(Rule.TakeInsideRange, $"{path}.take", $"抽取“{stratum.Take}”不在比例区间{range.Text}内。", $"请改为{range.Text}之间的比例，或调整区间。"));
    }

    private static Take? RateOf(FaultList faults, string field, string text)
    {
        var rate = Take.Parse(text);
        faults.Require(rate is { IsRate: true }, new Fault(Rule.TakeInForm, field, $"区间的“{text}”不是100%以内的比例。", "比例请写百分号，如 5%。"));
        return rate is { IsRate: true } ? rate : null;
    }

    private static void CheckOverall(FaultList faults, string path, OverallClause overall, PlanBatch batch)
    {
        faults.Require(overall.Reading is not null && !string.IsNullOrWhiteSpace(overall.Decision), NoReading with { Field = $"{path}.{NoReading.Field}" });
        if (overall.Decision.Length > 0)
            faults.RequireText($"{path}.overall.reading", overall.Decision, 500);
        if (faults.Require(RateForm().IsMatch(overall.Take) || CountForm().IsMatch(overall.Take),
            new Fault(Rule.TakeInForm, $"{path}.overall.take", $"“{overall.Take}”既不是比例也不是数量。", "比例请写百分号，如 5%。")) && overall.Take.EndsWith('%'))
            CheckRate(faults, $"{path}.overall.take", overall.Take);
        if (overall.Reading == OverallReading.Budget)
            faults.Require(batch.Strata.All(stratum => stratum.Take == "none" || stratum.Take.EndsWith('%')),
                new Fault(Rule.TakeInForm, $"{path}.overall.mode", "按总量分配时各分层须为比例或 none。", "请将数量改为比例，或改用其他读法。"));
    }

    private static void CheckRate(FaultList faults, string field, string rate)
    {
        var whole = rate.TrimEnd('%').Split('.')[0];
        var over = whole.Length > 3 || int.Parse(whole) > 100 || (whole == "100" && rate.TrimEnd('%').Contains('.') && rate.TrimEnd('%').Split('.')[1].Any(digit => digit != '0'));
        faults.Require(!over, new Fault(Rule.TakeInForm, field, $"比例“{rate}”超过100%。", "请改为不超过100%的比例。"));
    }

    [GeneratedRegex("^(0|[1-9][0-9]*)(\\.[0-9]+)?%\\z", RegexOptions.CultureInvariant)]
    private static partial Regex RateForm();

    [GeneratedRegex("^(0|[1-9][0-9]{0,8})\\z", RegexOptions.CultureInvariant)]
    private static partial Regex CountForm();
}
