using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Supervision;

namespace ChangliBridge.Domain.Joint;

/// <summary>
/// 联合监管任务: what 互联网+监管 learns of a 联合抽查 when its list goes out, the message <c>taskInfo</c> of 协同监管 in JSON. One message a draw:
/// the platform's answer to such a message lists the units that take part under one taskNo. Source: domain reference 4.5; no public interface document.
/// </summary>
/// <param name="Plan">Id and title of the plan.</param>
/// <param name="Batch">The batch that was drawn.</param>
/// <param name="Items">Every item of the batch with its mapping.</param>
/// <param name="Terms">Codes in force.</param>
public sealed record JointTask((string Id, string Title) Plan, PlanBatch Batch, IReadOnlyList<SupervisedItem> Items, JointTaskTerms Terms)
{
    private const char Separator = ';';

    /// <summary>The record's key (上报主键) for one draw of the batch, stable for ever.</summary>
    public string KeyOf(int draw) => $"{Terms.Division}:{Batch.Departments[0].Department}:{FactKinds.JointTask}:{Plan.Id}-{draw}";

    /// <summary>Notes everything that keeps the message from being told (联合监管任务必填): known before anything is drawn, so that no drawn target is ever the reason.</summary>
    public void Check(FaultList faults, string field)
    {
        foreach (var part in Batch.Departments.Where(part => !Terms.Units.ContainsKey(part.Department)))
            faults.Add(Rule.JointTaskTellable, field, $"部门“{part.Department}”没有“互联网+监管”单位编号，联合任务无法报送。", "请由系统管理员在设置 Supervision:JointTasks:Units 中补充；不由本系统报送的，关闭 Supervision:JointTasks:Report。");
        if (!Items.Any(item => item.Codes.Count > 0))
            faults.Add(Rule.JointTaskTellable, field, "本批次没有一个事项映射到“互联网+监管”监管事项，联合任务无法报送。", "请由事项所属部门确认至少一个事项的映射（ConfirmItemMapping）。");
    }

    /// <summary>报送: what the platform must learn now.</summary>
    /// <param name="draw">Number of the draw.</param>
    /// <param name="objects">Every drawn target that is checked.</param>
    /// <param name="notChecked">How many drawn targets are 不予检查 after an objection: each makes the next revision.</param>
    public PlatformFact Report(int draw, IReadOnlyList<JointTaskObject> objects, int notChecked)
    {
        var (lead, others) = (Batch.Departments[0].Department, Batch.Departments.Skip(1).Select(part => Terms.Units[part.Department]).ToList());
        var task = new Dictionary<string, object>
        {
            ["taskNo"] = $"{Plan.Id}-{draw}",
            ["taskName"] = Batch.Title,
            ["taskStartTime"] = FactText.Day(Batch.StartOn),
            ["initiateUnitNo"] = Terms.Units[lead].Number,
            ["initiateUnitName"] = Terms.Units[lead].Name,
            ["initiateUnitType"] = Terms.UnitType,
            ["unionDeptNo"] = string.Join(Separator, others.Select(unit => unit.Number)),
            ["unionDeptName"] = string.Join(Separator, others.Select(unit => unit.Name)),
            ["unionRegionNo"] = Terms.RegionNumber,
            ["unionRegionName"] = Terms.RegionName,
            ["supervisionMatterCode"] = string.Join(Separator, Items.SelectMany(item => item.Codes).Select(pair => pair.Code).Distinct().Order(StringComparer.Ordinal)),
            ["inspectContent"] = string.Join("；", Items.Select(item => item.Title).Distinct()),
            ["inspectClaim"] = $"{FactText.Day(Batch.StartOn)}至{FactText.Day(Batch.EndOn)}检查；各部门对同一对象一并检查，分别录入结果。",
            ["remark"] = $"“双随机、一公开”部门联合抽查，{Plan.Title}" + (notChecked == 0 ? "" : $"；因名单异议不予检查{notChecked}户"),
            ["superviseObjects"] = new Dictionary<string, object> { ["superviseObject"] = objects.Select(Object).ToArray() },
        };
        var industries = Batch.Departments.SelectMany(part => part.Items).Where(Terms.IndustryOf.ContainsKey).Select(item => Terms.IndustryOf[item]).Distinct().ToList();
        if (industries.Count > 0)
            task["superviseObjectNo"] = string.Join(Separator, industries);
        return new PlatformFact(Platforms.InternetPlus, FactKinds.JointTask, KeyOf(draw), notChecked + 1, lead, new Dictionary<string, object> { ["taskInfo"] = task });
    }

    // What has no code is left out: none is made up.
    private Dictionary<string, object> Object(JointTaskObject drawn)
    {
        var one = new Dictionary<string, object> { ["superviseObjectName"] = drawn.Name, ["superviseObjectCode"] = drawn.Code };
        if (drawn.Type is { } type && Terms.ObjectTypeOf.TryGetValue(type, out var code))
            one["superviseObjectType"] = code;
        var paper = drawn.HasCreditCode ? Terms.CreditCodeType : Terms.RegistrationNumberType;
        if (paper.Length > 0)
            (one["credentialsType"], one["credentialsValue"]) = (paper, drawn.Code);
        return one;
    }
}
