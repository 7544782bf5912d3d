using ChangliBridge.Cli.Printing;
using ChangliBridge.Domain.FollowUp;
using Kind = ChangliBridge.Contract.V1.FollowUp.Types.Kind;
using State = ChangliBridge.Contract.V1.FollowUp.Types.State;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.FollowUps;

/// <summary>后续处置 as text.</summary>
internal static class FollowUpText
{
    /// <summary>Kinds by the names that options take.</summary>
    public static readonly IReadOnlyDictionary<string, Kind> Kinds = new Dictionary<string, Kind>
    {
        ["rectification"] = Kind.Rectification,
        ["reassignment"] = Kind.Reassignment,
        ["transfer"] = Kind.CaseTransfer,
        ["judicial"] = Kind.JudicialTransfer,
        ["case"] = Kind.FiledCase,
    };

    public static string Label(Kind kind) => FollowUpWords.Of((FollowUpKind)kind);

    public static string Label(State state) => FollowUpWords.Of((FollowUpState)state);

    public static void Print(V1.FollowUp step)
    {
        Lines.Fields(
            ("后续处置", step.Name),
            ("检查结果", step.Result),
            ("种类", Label(step.Kind)),
            ("状态", Label(step.State)),
            ("接续", step.Previous),
            ("要求", step.Demand),
            ("接收单位", step.Addressee),
            ("期限", Due(step)),
            ("案号", step.CaseNumber),
            ("关联检查行为", step.CheckAction),
            ("回执", step.Receipt),
            ("复查人员", string.Join('、', step.RecheckInspectors)),
            ("办结情况", step.Outcome));
        foreach (var act in step.Acts)
            Console.Out.WriteLine($"{InstantText.Of(act.ActTime)}　{act.Actor}　{act.Deed}{(act.Reason.Length > 0 ? $"：{act.Reason}" : "")}");
    }

    public static void Print(IEnumerable<V1.FollowUp> steps) => Lines.Table(
        ["后续处置", "种类", "状态", "接收单位", "期限", "要求"],
        steps.Select(step => new[] { step.Name, Label(step.Kind), Label(step.State), step.Addressee, Due(step), step.Demand }));

    private static string Due(V1.FollowUp step) => $"{DayText.Of(step.DueDate)}{(step.DueProvisional ? "（暂定）" : "")}";
}
