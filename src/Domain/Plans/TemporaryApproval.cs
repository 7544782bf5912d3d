namespace ChangliBridge.Domain.Plans;

/// <summary>临时任务批准: what lets a department inspect outside the plan of the year. Source: 任务来源“临时任务” beside “年度计划” (浙江), 国办发〔2024〕54号 检查须经批准.</summary>
/// <param name="Number">批准文号.</param>
/// <param name="Approver">Whose approval: an office or post, no private person.</param>
/// <param name="Reason">Why it cannot wait for the plan.</param>
public sealed record TemporaryApproval(string Number, string Approver, string Reason)
{
    /// <summary>How a draw, its evidence and the open pages mark it.</summary>
    public string Text => $"临时任务 {Number} {Approver}：{Reason}";
}
