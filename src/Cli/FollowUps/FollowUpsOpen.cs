using System.CommandLine;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.FollowUps;

/// <summary><c>changli followups open RESULT</c>.</summary>
internal static class FollowUpsOpen
{
    public static Command Make()
    {
        var kind = new Option<string>("--kind") { Description = "种类：责令改正、转办、移送、移送司法、立案 (kind)", Required = true };
        kind.AcceptOnlyFromAmong([.. FollowUpText.Kinds.Keys]);
        var demand = FollowUpAct.Text("--demand", "要求或移交内容 (what is demanded or handed over)");
        var to = new Option<string>("--to") { Description = "接收单位编号 (id of the department or body it goes to)", HelpName = "ID", DefaultValueFactory = _ => "" };
        var due = DayText.Option("--due", "改正期限；转办、移送的办理期限 (due date of a rectification, or of what is handed over)");
        var days = new Option<int>("--working-days") { Description = "或自今日起的工作日数 (or within so many working days)", HelpName = "N" };
        var caseNumber = new Option<string>("--case-number") { Description = "立案号 (case number)", HelpName = "TEXT", DefaultValueFactory = _ => "" };
        var previous = ResourceName.FollowUpOption("--previous", "接续待另行处置的一步");
        return FollowUpAct.Make(new Command("open", "开出后续处置 (opens a follow-up of a result)"), ResourceName.Result(), [kind, demand, to, due, days, caseNumber, previous], (steps, parsed, act) =>
            steps.OpenFollowUpAsync(
                new V1.OpenFollowUpRequest
                {
                    Parent = act.Name,
                    FollowUp = new V1.FollowUp
                    {
                        Kind = FollowUpText.Kinds[parsed.GetRequiredValue(kind)],
                        Demand = parsed.GetRequiredValue(demand),
                        Addressee = parsed.GetValue(to)!,
                        DueDate = DayText.Parse(parsed.GetValue(due)),
                        DueWorkingDays = parsed.GetValue(days),
                        CaseNumber = parsed.GetValue(caseNumber)!,
                        Previous = parsed.GetValue(previous) ?? "",
                    },
                    RequestId = act.RequestId,
                },
                act.Options));
    }
}
