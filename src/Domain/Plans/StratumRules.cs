using System.Text.RegularExpressions;
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
        if (batch.Overall is { } overall)
            CheckOverall(faults, path, overall, batch);
    }

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
        foreach (var grade in stratum.Grades.Where(grade => !scheme.Holds(grade)))
            faults.Add(Rule.FieldMalformed, $"{path}.grades", $"等级“{grade}”不在等级方案{scheme.Id}内。", $"可用等级：{string.Join("、", scheme.Grades)}。");
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
