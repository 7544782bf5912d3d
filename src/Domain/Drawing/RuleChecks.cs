namespace ChangliBridge.Domain.Drawing;

/// <summary>What a draw's rule must satisfy (规则核对).</summary>
internal static class RuleChecks
{
    public static void Check(List<DrawFault> faults, DrawRule rule)
    {
        if (!DrawChecks.IsDay(rule.LastDay))
            faults.Add(new DrawFault("bad_day", "rule.last_day", rule.LastDay));
        if (rule.RoundingWord is not ("" or "half_up" or "up" or "down"))
            faults.Add(new DrawFault("bad_rounding", "rule.rounding", rule.RoundingWord));
        DrawChecks.CheckText(faults, "rule.plan", rule.Plan, isName: false);
        DrawChecks.CheckText(faults, "rule.note", rule.Note, isName: false);
        CheckDepartments(faults, rule.Departments);
        CheckStrata(faults, rule.Strata);
        if (rule.Overall is { } overall)
            CheckOverall(faults, rule, overall);
    }

    private static void CheckDepartments(List<DrawFault> faults, IReadOnlyList<RuleDepartment> departments)
    {
        if (departments.Count == 0)
            faults.Add(new DrawFault("no_department", "rule.departments", ""));
        DrawChecks.CheckUnique(faults, "duplicate_department", "rule.departments", departments.Select(department => department.Id));
        for (var i = 0; i < departments.Count; i++)
        {
            var department = departments[i];
            DrawChecks.CheckText(faults, $"rule.departments[{i}].id", department.Id, isName: true);
            foreach (var tag in department.Tags)
                DrawChecks.CheckText(faults, $"rule.departments[{i}].tags", tag, isName: true);
            if (department.Inspectors is < 2 or > 1000)
                faults.Add(new DrawFault(department.Inspectors < 2 ? "fewer_than_two_inspectors" : "too_many_inspectors", $"rule.departments[{i}].inspectors", $"{department.Id} {department.Inspectors}"));
        }
    }

    private static void CheckStrata(List<DrawFault> faults, IReadOnlyList<RuleStratum> strata)
    {
        if (strata.Count == 0)
            faults.Add(new DrawFault("no_stratum", "rule.strata", ""));
        DrawChecks.CheckUnique(faults, "duplicate_stratum", "rule.strata", strata.Select(stratum => stratum.Name));
        for (var i = 0; i < strata.Count; i++)
        {
            var stratum = strata[i];
            DrawChecks.CheckText(faults, $"rule.strata[{i}].name", stratum.Name, isName: true);
            var take = Take.Parse(stratum.Take);
            if (take is null)
                faults.Add(new DrawFault("bad_take", $"rule.strata[{i}].take", stratum.Take));
            if (stratum.Minimum is < 0 || (stratum.Minimum is not null && take is { IsRate: false }))
                faults.Add(new DrawFault("bad_minimum", $"rule.strata[{i}].minimum", $"{stratum.Name} {stratum.Minimum}"));
        }
    }

    private static void CheckOverall(List<DrawFault> faults, DrawRule rule, RuleOverall overall)
    {
        if (overall.Mode is not (RuleOverall.Report or RuleOverall.TopUp or RuleOverall.Budget))
            faults.Add(new DrawFault("bad_overall_mode", "rule.overall.mode", overall.Mode));
        if (Take.Parse(overall.Take) is not { IsAll: false, IsNone: false })
            faults.Add(new DrawFault("bad_take", "rule.overall.take", overall.Take));
        if (overall.Mode == RuleOverall.Budget)
            faults.AddRange(rule.Strata.Where(stratum => Take.Parse(stratum.Take) is { IsRate: false, IsNone: false })
                .Select(stratum => new DrawFault("budget_needs_rates", "rule.strata", $"{stratum.Name} {stratum.Take}")));
    }
}
