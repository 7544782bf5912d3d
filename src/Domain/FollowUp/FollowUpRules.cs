using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Rules;

namespace ChangliBridge.Domain.FollowUp;

/// <summary>What a follow-up step and a re-check must satisfy before they are stored (处置规则).</summary>
internal static class FollowUpRules
{
    private const int MostWorkingDays = 250;

    /// <summary>Checks a step against its kind. Field paths are those of <c>OpenFollowUpRequest</c>.</summary>
    public static void Check(FaultList faults, FollowUpDraft draft, string department, FollowUpSurroundings surroundings)
    {
        faults.RequireText("follow_up.demand", draft.Demand, 1000);
        if (!faults.Require(draft.Kind is not null, new Fault(Rule.FieldRequired, "follow_up.kind", "未选择处置种类。", "请选择责令改正、转办、移送、移送司法或立案。")))
            return;
        CheckDue(faults, draft, surroundings.Today);
        CheckAddressee(faults, draft, department, surroundings);
        if (draft.Kind == FollowUpKind.FiledCase)
            faults.RequireText("follow_up.case_number", draft.CaseNumber, 100);
        else
            faults.Require(draft.CaseNumber.Length == 0, new Fault(Rule.FieldMalformed, "follow_up.case_number", "只有立案填写案号。", "请删除案号，或把处置种类改为立案。"));
    }

    /// <summary>Checks a re-check. Field paths are those of <c>RecheckFollowUpRequest</c>.</summary>
    /// <param name="faults">Where what is wrong is noted.</param>
    /// <param name="recheck">The re-check.</param>
    /// <param name="register">The department's inspectors whom it names; others are absent.</param>
    /// <param name="days">The day of the demand and today.</param>
    public static void Check(FaultList faults, RecheckReport recheck, IReadOnlyDictionary<string, CheckingInspector> register, (DateOnly Opened, DateOnly Today) days)
    {
        faults.RequireText("findings", recheck.Findings, 1000);
        if (faults.Require(recheck.On is not null, new Fault(Rule.FieldRequired, "check_date", "未填写复查日期。", "请填写实际复查日期。")))
        {
            faults.Require(recheck.On >= days.Opened && recheck.On <= days.Today,
                new Fault(Rule.CheckInsideWindow, "check_date", $"复查日期{FactText.Day(recheck.On!.Value)}不在{FactText.Day(days.Opened)}至今天之间。", "请填写责令改正之后、今天或之前的日期。"));
        }
        faults.Require(recheck.Inspectors.Distinct().Count() >= 2, new Fault(Rule.AtLeastTwoInspectors, "inspectors", "复查人员少于2人。", "请填写实际参加复查的两名以上执法人员。"));
        for (var i = 0; i < recheck.Inspectors.Count; i++)
            CheckInspector(faults, ($"inspectors[{i}]", recheck.Inspectors[i]), recheck.On, register);
    }

    private static void CheckDue(FaultList faults, FollowUpDraft draft, DateOnly today)
    {
        var none = draft.DueOn is null && draft.DueWorkingDays == 0;
        if (draft.Kind is not (FollowUpKind.Rectification or FollowUpKind.Reassignment or FollowUpKind.CaseTransfer))
        {
            faults.Require(none, new Fault(Rule.RectificationDue, "follow_up.due_date", "只有责令改正、转办和移送有期限。", "请删除期限。"));
            return;
        }
        // No document sets a term for handing over: whoever hands over may.
        if (none && draft.Kind != FollowUpKind.Rectification)
            return;
        faults.Require(draft.DueOn is null != (draft.DueWorkingDays == 0), new Fault(Rule.RectificationDue, "follow_up.due_date", "期限须写明日期或工作日数，二者取一。", "请只填写其中一个。"));
        faults.Require(draft.DueOn is null || draft.DueOn >= today, new Fault(Rule.RectificationDue, "follow_up.due_date", "期限已过。", "请填写今天或以后的日期。"));
        faults.Require(draft.DueWorkingDays is >= 0 and <= MostWorkingDays, new Fault(Rule.RectificationDue, "follow_up.due_working_days", $"工作日数不在1至{MostWorkingDays}之间。", "请更正。"));
    }

    private static void CheckAddressee(FaultList faults, FollowUpDraft draft, string department, FollowUpSurroundings surroundings)
    {
        const string Field = "follow_up.addressee";
        var bodies = surroundings.Bodies.Where(body => body.Judicial == (draft.Kind == FollowUpKind.JudicialTransfer)).Select(body => body.Id);
        switch (draft.Kind)
        {
            case FollowUpKind.Reassignment:
                var others = surroundings.Departments.Where(other => other != department).ToList();
                faults.Require(others.Contains(draft.Addressee), new Fault(Rule.AddresseeListed, Field, $"“{draft.Addressee}”不是本县的其他部门。", $"可转办：{string.Join("、", others)}。请选择其一。"));
                break;
            case FollowUpKind.CaseTransfer or FollowUpKind.JudicialTransfer:
                faults.Require(bodies.Contains(draft.Addressee), new Fault(Rule.AddresseeListed, Field, $"设置中没有可{FollowUpWords.Of(draft.Kind.Value)}的机构“{draft.Addressee}”。", $"可用机构：{string.Join("、", bodies)}；需要增加请在设置 County:OutsideBodies 中登记。"));
                break;
            default:
                faults.Require(draft.Addressee.Length == 0, new Fault(Rule.AddresseeListed, Field, $"{FollowUpWords.Of(draft.Kind!.Value)}没有接收单位。", "请删除接收单位。"));
                break;
        }
    }

    private static void CheckInspector(FaultList faults, (string Field, string Id) named, DateOnly? on, IReadOnlyDictionary<string, CheckingInspector> register)
    {
        var (field, id) = named;
        if (!faults.Require(register.TryGetValue(id, out var inspector), new Fault(Rule.InspectorAssigned, field, $"本部门名录库中没有检查人员{id}。", "请填写本部门的执法人员。")))
            return;
        faults.Require(!inspector!.Recused, new Fault(Rule.InspectorRecused, field, $"检查人员{id}对此对象应当回避。", "请换人复查。"));
        faults.Require(inspector.CertificateNumber.Length > 0, new Fault(Rule.CertificateValid, field, $"检查人员{id}没有执法证号。", "请在名录库补录执法证或换人。"));
        faults.Require(on is null || inspector.ValidUntil is null || inspector.ValidUntil >= on,
            new Fault(Rule.CertificateValid, field, $"检查人员{id}的执法证在复查日已过期。", "请换由持有效执法证的人员复查。"));
    }
}
