using System.Text.RegularExpressions;
using ChangliBridge.Domain.Rules;

namespace ChangliBridge.Domain.Plans;

/// <summary>Everything a plan must satisfy before it is stored (计划规则). Faults are collected, never one at a time.</summary>
public static partial class PlanRules
{
    /// <summary>Checks <paramref name="draft"/>; field paths are those of <c>CreateInspectionPlanRequest</c>.</summary>
    public static FaultList Check(PlanDraft draft, PlanSurroundings surroundings)
    {
        var faults = new FaultList();
        CheckId(faults, "inspection_plan_id", draft.Id);
        faults.RequireText("inspection_plan.title", draft.Title);
        faults.Require(draft.Year is >= 2015 and <= 2100, new Fault(Rule.FieldMalformed, "inspection_plan.year", $"年度{draft.Year}不合理。", "请填写四位年度，如2023。"));
        faults.Require(draft.Batches.Count > 0, new Fault(Rule.FieldRequired, "inspection_plan.batches", "没有批次。", "请至少填写一个批次。"));
        CheckTemporary(faults, draft.Temporary);
        faults.Require(draft.Document is null || !string.IsNullOrWhiteSpace(draft.Document.Title),
            new Fault(Rule.FieldRequired, "inspection_plan.document.title", "未填写实施方案的名称。", "请填写该字段。"));
        CheckKept(faults, "inspection_plan.batches", draft.Batches, (surroundings.InForce, surroundings.Drawn));
        for (var i = 0; i < draft.Batches.Count; i++)
            CheckBatch(faults, $"inspection_plan.batches[{i}]", draft.Batches[i], surroundings);
        CheckUnique(faults, "inspection_plan.batches", "batch_id", draft.Batches.Select(batch => batch.Id));
        foreach (var (batch, i) in draft.Batches.Select((batch, i) => (batch, i)))
            faults.Require(batch.Departments.Count == 0 || batch.Departments[0].Department == draft.LeadDepartment,
                new Fault(Rule.NotPermitted, $"inspection_plan.batches[{i}].departments[0].department", "批次的首个部门是牵头部门，应为本部门。", "请由牵头部门创建，并将本部门列在首位。"));
        return faults;
    }

    /// <summary>An adjustment neither changes a batch that was drawn nor drops one with any draw.</summary>
    internal static void CheckKept(FaultList faults, string field, IReadOnlyList<PlanBatch> batches, (IReadOnlyList<PlanBatch> InForce, DrawnBatches Drawn) before)
    {
        foreach (var old in before.InForce.Where(batch => before.Drawn.Any.Contains(batch.Id)))
        {
            var now = batches.FirstOrDefault(batch => batch.Id == old.Id);
            if (faults.Require(now is not null, new Fault(Rule.DrawnBatchKept, field, $"批次“{old.Id}”已有抽取，不能从计划中删除。", "请保留该批次。")))
                faults.Require(!before.Drawn.Standing.Contains(old.Id) || old.SameAs(now!),
                    new Fault(Rule.DrawnBatchKept, field, $"批次“{old.Id}”已抽取，不能修改。", "请原样保留；确需改动，请县双随机办先作废该抽取。"));
        }
    }

    private static void CheckTemporary(FaultList faults, TemporaryApproval? approval)
    {
        if (approval is null)
            return;
        faults.RequireText("inspection_plan.temporary_approval.number", approval.Number, 100);
        faults.RequireText("inspection_plan.temporary_approval.approver", approval.Approver, 100);
        faults.RequireText("inspection_plan.temporary_approval.reason", approval.Reason, 500);
    }

    private static void CheckBatch(FaultList faults, string path, PlanBatch batch, PlanSurroundings surroundings)
    {
        // What is in force was checked when it came; its window may lie in the past by now.
        if (surroundings.InForce.Any(batch.SameAs))
            return;
        CheckId(faults, $"{path}.batch_id", batch.Id);
        faults.RequireText($"{path}.title", batch.Title);
        faults.Require(batch.EndOn >= batch.StartOn, new Fault(Rule.WindowAhead, $"{path}.end_date", "截止日早于开始日。", "请更正起止日期。"));
        faults.Require(batch.EndOn >= surroundings.Today, new Fault(Rule.WindowAhead, $"{path}.end_date", $"时间窗口已于{batch.EndOn:yyyy-MM-dd}结束。", "请改为今天或以后的日期。"));
        faults.Require(batch.Departments.Count > 0, new Fault(Rule.FieldRequired, $"{path}.departments", "没有检查部门。", "请至少填写牵头部门。"));
        CheckUnique(faults, $"{path}.departments", "department", batch.Departments.Select(part => part.Department));
        for (var i = 0; i < batch.Departments.Count; i++)
            CheckDepartment(faults, $"{path}.departments[{i}]", batch.Departments[i], surroundings);
        for (var i = 0; i < batch.Scope.RegistrationStates.Count; i++)
            faults.Require(!surroundings.EndedStates.Contains(batch.Scope.RegistrationStates[i]),
                new Fault(Rule.LivingTargets, $"{path}.scope.registration_states[{i}]", $"登记状态“{batch.Scope.RegistrationStates[i]}”的对象已不存续，不得抽查。", "请删去该状态。"));
        CheckWords(faults, path, batch, surroundings.Lists);
        StratumRules.Check(faults, path, batch, surroundings.Scheme);
    }

    private static void CheckDepartment(FaultList faults, string path, BatchDepartment part, PlanSurroundings surroundings)
    {
        faults.Require(surroundings.Departments.Contains(part.Department),
            new Fault(Rule.Unknown, $"{path}.department", $"没有部门“{part.Department}”。", "请填写 departments/ 加本县部门编号。"));
        faults.Require(part.Inspectors >= 2, new Fault(Rule.AtLeastTwoInspectors, $"{path}.inspectors", $"每户检查人员为{part.Inspectors}人，少于2人。", "请改为2人或以上。"));
        faults.Require(part.Items.Count > 0, new Fault(Rule.FieldRequired, $"{path}.items", "没有抽查事项。", "请填写该部门已认领的事项。"));
        faults.Require(part.InspectorTags.All(tag => tag.Length > 0 && !tag.Contains(',') && !tag.Any(char.IsControl)),
            new Fault(Rule.FieldMalformed, $"{path}.inspector_tags", "标签为空或含有逗号、不可见字符。", "请填写标签库中的标签。"));
        for (var i = 0; i < part.Items.Count; i++)
        {
            var claimed = surroundings.ClaimedItems.TryGetValue(part.Items[i], out var owner) && owner == part.Department;
            faults.Require(claimed, new Fault(Rule.ItemOnTheList, $"{path}.items[{i}]", $"事项“{part.Items[i]}”不在该部门的抽查事项清单中。", "请先由该部门认领。"));
        }
    }

    private static void CheckWords(FaultList faults, string path, PlanBatch batch, PlanLists lists)
    {
        Check("draw_mode", "抽查模式", batch.DrawMode, lists.DrawModes);
        Check("draw_type", "抽查类型", batch.DrawType, lists.DrawTypes);
        for (var i = 0; i < batch.CheckMethods.Count; i++)
            Check($"check_methods[{i}]", "检查方式", batch.CheckMethods[i], lists.CheckMethods, required: true);
        foreach (var (field, text) in new[] { ("plan_number", batch.Number), ("frequency", batch.Frequency), ("lead_office", batch.LeadOffice) })
        {
            if (text.Length > 0)
                faults.RequireText($"{path}.{field}", text, 50);
        }

        void Check(string field, string title, string word, IReadOnlyList<string> list, bool required = false) =>
            faults.Require((word.Length == 0 && !required) || list.Contains(word),
                new Fault(Rule.WordOnTheList, $"{path}.{field}", $"{title}“{word}”不在本县字典内。", $"可用：{string.Join("、", list)}。"));
    }

    internal static void CheckUnique(FaultList faults, string path, string field, IEnumerable<string> values)
    {
        var seen = new HashSet<string>();
        foreach (var (value, i) in values.Select((value, i) => (value, i)))
            faults.Require(seen.Add(value), new Fault(Rule.FieldMalformed, $"{path}[{i}].{field}", $"“{value}”重复。", "请删除或改名。"));
    }

    private static void CheckId(FaultList faults, string field, string id) =>
        faults.Require(IdForm().IsMatch(id), new Fault(Rule.FieldMalformed, field, $"编号“{id}”只能用小写字母、数字和连字符，长1至63。", "请改写编号。"));

    [GeneratedRegex("^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdForm();
}
