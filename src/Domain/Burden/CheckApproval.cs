using ChangliBridge.Domain.Rules;

namespace ChangliBridge.Domain.Burden;

/// <summary>
/// 检查审批: the head of the body approves the checks of a draw before it is confirmed, with the exemptions from the cap.
/// Source: 国办发〔2024〕54号; 司法部有关问题解答 (every check needs prior approval).
/// </summary>
public sealed class CheckApproval
{
    private CheckApproval()
    {
    }

    /// <summary>Id of the draw.</summary>
    public string DrawId { get; private set; } = "";

    /// <summary>审批文号.</summary>
    public string ApprovalNumber { get; private set; } = "";

    /// <summary>检查类型 of its checks.</summary>
    public CheckKind Kind { get; private set; }

    /// <summary>频次豁免.</summary>
    public IReadOnlyList<Exemption> Exemptions { get; private set; } = [];

    /// <summary>Who approved: "department/person".</summary>
    public string ApprovedBy { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset ApprovedAt { get; private set; }

    /// <summary>Concurrency token.</summary>
    public int Version { get; private set; }

    /// <summary>An approval of a draw that has none yet (审批).</summary>
    public static CheckApproval Of(string drawId) => new() { DrawId = drawId };

    /// <summary>Approves; until the draw is confirmed a later approval takes the place of an earlier one.</summary>
    /// <param name="given">Number, kind and exemptions, as they came in.</param>
    /// <param name="terms">年度频次上限.</param>
    /// <param name="drawn">The named targets that the draw holds.</param>
    /// <param name="by">Who approves, and when.</param>
    /// <exception cref="RuleViolation">With everything wrong in it.</exception>
    public void Approve((string Number, CheckKind Kind, IReadOnlyList<Exemption> Exemptions) given, BurdenTerms terms, IReadOnlySet<string> drawn, (string Actor, DateTimeOffset Now) by)
    {
        var faults = new FaultList();
        faults.RequireText("approval_number", given.Number, 100);
        faults.Require(Enum.IsDefined(given.Kind), new Fault(Rule.FieldMalformed, "kind", "没有这种检查类型。", "请填写日常、个案、专项或上级部署的专项。"));
        var seen = new HashSet<string>();
        for (var i = 0; i < given.Exemptions.Count; i++)
        {
            var (at, exemption) = ($"exemptions[{i}]", given.Exemptions[i]);
            faults.Require(drawn.Contains(exemption.Target), new Fault(Rule.TargetDrawn, $"{at}.target", $"“{exemption.Target}”不在此次抽中名单内。", "请填写抽中对象的代码。"));
            faults.Require(seen.Add(exemption.Target), new Fault(Rule.FieldMalformed, $"{at}.target", $"“{exemption.Target}”重复。", "每个对象只写一次。"));
            faults.Require(terms.Reasons.Any(reason => reason.Code == exemption.Reason), new Fault(Rule.ExemptReasonListed, $"{at}.reason", $"没有豁免情形“{exemption.Reason}”。", $"可用：{string.Join("、", terms.Reasons.Select(reason => reason.Code))}。"));
            faults.RequireText($"{at}.approval_number", exemption.ApprovalNumber, 100);
        }
        faults.ThrowIfAny();
        (ApprovalNumber, Kind, Exemptions, ApprovedBy, ApprovedAt) = (given.Number, given.Kind, given.Exemptions, by.Actor, by.Now);
        Version++;
    }

    /// <summary>Whether a target may be checked beyond the cap (已豁免).</summary>
    public bool Exempts(string target) => Exemptions.Any(exemption => exemption.Target == target);
}
