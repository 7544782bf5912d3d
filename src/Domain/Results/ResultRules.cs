using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Tasks;

namespace ChangliBridge.Domain.Results;

/// <summary>Everything a result must satisfy before it is stored (结果规则). Field paths are those of <c>SubmitResultRequest</c>.</summary>
internal static class ResultRules
{
    /// <summary>Checks what was submitted and says whether its codes report a problem.</summary>
    public static bool Check(FaultList faults, InspectionTask task, (string Department, ResultDraft Draft) submitted, ResultSurroundings surroundings)
    {
        var (department, draft) = submitted;
        var part = task.PartOf(department);
        faults.Require(!task.AwaitsConfirmation, new Fault(Rule.ListConfirmed, "parent", $"任务{task.Id}所在的抽取名单尚未经各配合部门确认。", "请配合部门先确认名单（ConfirmDrawnList）；逾期的可由牵头部门决定不再等待。"));
        task.RequireChecked(faults, department, "parent");
        var problem = CheckCodes(faults, draft, surroundings.Terms.CodeLists);
        if (problem == true)
            faults.RequireText("inspection_result.findings", draft.Findings, 1000);
        else
            faults.Require(draft.Findings.Length <= 1000, new Fault(Rule.FieldMalformed, "inspection_result.findings", "超过1000个字符。", "请缩短。"));
        CheckDay(faults, task, draft.CheckOn, surroundings.Today);
        CheckInspectors(faults, part, draft, surroundings.Inspectors);
        OutcomeRules.Check(faults, part, draft, surroundings.Terms);
        if (problem is { } found)
            OutcomeRules.CheckAgreement(faults, draft.Outcomes, found);
        return problem == true;
    }

    // Null where a code is not known: nobody can say then what the result says.
    private static bool? CheckCodes(FaultList faults, ResultDraft draft, IReadOnlyList<CodeList> lists)
    {
        var list = lists.FirstOrDefault(list => list.Id == draft.CodeList);
        if (!faults.Require(list is not null, new Fault(Rule.CodeOnTheList, "inspection_result.code_list", $"没有代码表“{draft.CodeList}”。", $"可用代码表：{string.Join("、", lists.Select(known => known.Id))}。")))
            return null;
        faults.Require(draft.Codes.Count > 0, new Fault(Rule.FieldRequired, "inspection_result.codes", "没有检查结果代码。", "请至少选择一个代码。"));
        var (problem, allKnown) = (false, draft.Codes.Count > 0);
        var seen = new HashSet<string>();
        for (var i = 0; i < draft.Codes.Count; i++)
        {
            var code = list!.Find(draft.Codes[i]);
            faults.Require(code is not null, new Fault(Rule.CodeOnTheList, $"inspection_result.codes[{i}]", $"代码“{draft.Codes[i]}”不在代码表{list.Id}内。", $"可用代码：{string.Join("、", list.Codes.Select(entry => entry.Code))}。"));
            faults.Require(seen.Add(draft.Codes[i]), new Fault(Rule.FieldMalformed, $"inspection_result.codes[{i}]", $"代码“{draft.Codes[i]}”重复。", "请删除重复的代码。"));
            foreach (var other in draft.Codes.Take(i).Where(other => Exclude(code, list.Find(other))))
                faults.Add(Rule.CodesExclude, $"inspection_result.codes[{i}]", $"代码“{draft.Codes[i]}”与“{other}”互斥。", "请只保留其中之一。");
            problem |= code is { Problem: true };
            allKnown &= code is not null;
        }
        return allKnown || problem ? problem : null;
    }

    private static bool Exclude(ResultCode? one, ResultCode? other) =>
        one is not null && other is not null && (one.Excludes.Contains(other.Code) || other.Excludes.Contains(one.Code));

    private static void CheckDay(FaultList faults, InspectionTask task, DateOnly? checkOn, DateOnly today)
    {
        const string Field = "inspection_result.check_date";
        if (!faults.Require(checkOn is not null, new Fault(Rule.FieldRequired, Field, "未填写检查日期。", "请填写实际检查日期。")))
            return;
        faults.Require(checkOn >= task.StartOn && checkOn <= task.EndOn,
            new Fault(Rule.CheckInsideWindow, Field, $"检查日期{FactText.Day(checkOn!.Value)}不在计划窗口{FactText.Day(task.StartOn)}至{FactText.Day(task.EndOn)}内。", "请更正日期。"));
        faults.Require(checkOn <= today, new Fault(Rule.CheckInsideWindow, Field, "检查日期在将来。", "请在检查之后录入。"));
    }

    private static void CheckInspectors(FaultList faults, DepartmentPart part, ResultDraft draft, IReadOnlyDictionary<string, CheckingInspector> register)
    {
        // Whoever assists comes beside the two drawn, never in place of one.
        faults.Require(draft.Inspectors.Distinct().Count(id => !part.Assists(id)) >= 2,
            new Fault(Rule.AtLeastTwoInspectors, "inspection_result.inspectors", "检查人员（协助人员不计）少于2人。", "请填写实际参加检查的两名以上执法人员。"));
        for (var i = 0; i < draft.Inspectors.Count; i++)
            CheckInspector(faults, (part, $"inspection_result.inspectors[{i}]", draft.Inspectors[i]), draft.CheckOn, register);
    }

    private static void CheckInspector(
        FaultList faults, (DepartmentPart Part, string Field, string Id) named, DateOnly? checkOn, IReadOnlyDictionary<string, CheckingInspector> register)
    {
        var (part, field, id) = named;
        faults.Require(part.Holds(id), new Fault(Rule.InspectorAssigned, field, $"检查人员{id}未被抽派到此任务。", "请填写抽派的人员；换人请先用 ReplaceInspector。"));
        if (!faults.Require(register.TryGetValue(id, out var inspector), new Fault(Rule.Unknown, field, $"名录库中没有检查人员{id}。", "请核对编号。")))
            return;
        faults.Require(!inspector!.Recused, new Fault(Rule.InspectorRecused, field, $"检查人员{id}对此对象应当回避。", "请换人后再检查。"));
        faults.Require(inspector.CertificateNumber.Length > 0, new Fault(Rule.CertificateValid, field, $"检查人员{id}没有执法证号。", "请在名录库补录执法证或换人。"));
        faults.Require(checkOn is null || inspector.ValidUntil is null || inspector.ValidUntil >= checkOn,
            new Fault(Rule.CertificateValid, field, $"检查人员{id}的执法证在检查日已过期。", "请换由持有效执法证的人员检查。"));
    }
}
