using ChangliBridge.Domain.Rules;

namespace ChangliBridge.Domain.Burden;

/// <summary>双随机以外的检查: a check that did not come from a draw, recorded because it burdens the enterprise too.</summary>
public sealed class OtherCheck
{
    private OtherCheck()
    {
    }

    /// <summary>Its id: "{department}-{entry of the caller}".</summary>
    public string Id { get; private set; } = "";

    /// <summary>Id of the department that checked.</summary>
    public string Department { get; private set; } = "";

    /// <summary>Credit code or registration number of the target.</summary>
    public string TargetCode { get; private set; } = "";

    /// <summary>检查类型.</summary>
    public CheckKind Kind { get; private set; }

    /// <summary>Day of the check.</summary>
    public DateOnly CheckOn { get; private set; }

    /// <summary>审批文号.</summary>
    public string ApprovalNumber { get; private set; } = "";

    /// <summary>Resource name.</summary>
    public string Name => $"otherChecks/{Id}";

    /// <summary>Records a check of a department.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="department">Id of the department.</param>
    /// <param name="check">Target, kind, day and approval number, as they came in.</param>
    /// <param name="today">The day in the county.</param>
    /// <exception cref="RuleViolation">With everything wrong in it.</exception>
    public static OtherCheck Record(string id, string department, (string Target, CheckKind Kind, DateOnly? On, string ApprovalNumber) check, DateOnly today)
    {
        var faults = new FaultList();
        faults.RequireText("target", check.Target, 50);
        faults.RequireText("approval_number", check.ApprovalNumber, 100);
        faults.Require(Enum.IsDefined(check.Kind), new Fault(Rule.FieldMalformed, "kind", "没有这种检查类型。", "请填写日常、个案、专项或上级部署的专项。"));
        if (faults.Require(check.On is not null, new Fault(Rule.FieldRequired, "check_date", "未填写检查日期。", "请填写实际检查日期。")))
            faults.Require(check.On <= today, new Fault(Rule.CheckInsideWindow, "check_date", "检查日期在将来。", "请在检查之后记录。"));
        faults.ThrowIfAny();
        return new OtherCheck { Id = id, Department = department, TargetCode = check.Target, Kind = check.Kind, CheckOn = check.On!.Value, ApprovalNumber = check.ApprovalNumber };
    }
}
