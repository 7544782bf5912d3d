using System.CommandLine;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Burden;

/// <summary>入企负担 in words.</summary>
internal static class BurdenText
{
    /// <summary>检查类型 by the names that options take.</summary>
    public static readonly IReadOnlyDictionary<string, V1.CheckKind> Kinds = new Dictionary<string, V1.CheckKind>
    {
        ["routine"] = V1.CheckKind.Routine,
        ["case"] = V1.CheckKind.Case,
        ["special"] = V1.CheckKind.Special,
        ["special-from-above"] = V1.CheckKind.SpecialFromAbove,
    };

    private static readonly string[] Columns = ["检查对象", "计入次数", "超频次", "豁免", "本年检查", "可合并"];

    /// <summary>检查类型 as an option.</summary>
    public static Option<string> Kind()
    {
        var kind = new Option<string>("--kind") { Description = "检查类型：routine 日常、case 个案、special 专项、special-from-above 上级部署的专项 (kind of the check)" };
        kind.AcceptOnlyFromAmong([.. Kinds.Keys]);
        return kind;
    }

    /// <summary>审批文号 as an option.</summary>
    public static Option<string> Number() => new("--number") { Description = "审批文号 (approval number)", HelpName = "TEXT", Required = true };

    public static void Print(V1.DrawBurden burden)
    {
        Lines.Fields(
            ("年度频次上限", (burden.Cap == 0 ? "尚未公布" : $"{burden.Cap}次") + Source(burden.CapSource)),
            ("计入的检查", string.Join("、", burden.CountedKinds.Select(Label)) + Source(burden.CountedSource)),
            ("豁免情形", string.Join("；", burden.ExemptReasons.Select(reason => $"{reason.Code} {reason.Label}{Source(reason.Source)}"))),
            ("审批文号", burden.Approval?.ApprovalNumber ?? "尚无"),
            ("检查类型", burden.Approval is null ? "" : Label(burden.Approval.Kind)),
            ("审批人", burden.Approval?.ApprovedBy ?? ""));
        var exempt = (burden.Approval?.Exemptions ?? []).ToLookup(exemption => exemption.Target);
        Lines.Table(Columns, burden.Targets.Select(target => new[]
        {
            target.Target,
            $"{target.Counted}",
            target.OverCap ? "是" : "",
            string.Join("；", exempt[target.Target].Select(Exempt)),
            string.Join("；", target.Checks.Select(check => $"{DayText.Of(check.CheckDate)} {Label(check.Kind)} {check.Subject}")),
            string.Join("；", target.Mergeable),
        }));
    }

    public static void Print(V1.CheckApproval approval) => Lines.Fields(
    [
        ("抽取", approval.Draw),
        ("审批文号", approval.ApprovalNumber),
        ("检查类型", Label(approval.Kind)),
        ("审批人", approval.ApprovedBy),
        .. approval.Exemptions.Select(exemption => ("豁免", $"{exemption.Target} {Exempt(exemption)}")),
    ]);

    public static void Print(V1.OtherCheck check) => Lines.Fields(
        ("检查", check.Name),
        ("检查对象", check.Target),
        ("检查类型", Label(check.Kind)),
        ("检查日期", DayText.Of(check.CheckDate)),
        ("审批文号", check.ApprovalNumber));

    private static string Exempt(V1.Exemption exemption) => $"{exemption.Reason}（{exemption.ApprovalNumber}）";

    private static string Source(string source) => source.Length > 0 ? $"（{source}）" : "";

    private static string Label(V1.CheckKind kind) => kind switch
    {
        V1.CheckKind.Routine => "日常检查",
        V1.CheckKind.Case => "个案检查",
        V1.CheckKind.Special => "专项检查",
        V1.CheckKind.SpecialFromAbove => "上级部署的专项检查",
        _ => "",
    };
}
