using System.CommandLine;
using ChangliBridge.Cli.Printing;
using Outcome = ChangliBridge.Contract.V1.RecheckFollowUpRequest.Types.Outcome;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.FollowUps;

/// <summary><c>changli followups recheck FOLLOWUP passed|failed</c>.</summary>
internal static class FollowUpsRecheck
{
    public static Command Make()
    {
        var outcome = new Option<string>("--outcome") { Description = "复查结论：passed 合格，failed 不合格 (what the re-check found)", Required = true };
        outcome.AcceptOnlyFromAmong("passed", "failed");
        var day = DayText.Option("--on", "复查日期 (day of the re-check)");
        day.Required = true;
        var inspectors = ResourceName.InspectorsOption("复查人员，至少两名，可多选");
        (inspectors.Required, inspectors.AllowMultipleArgumentsPerToken) = (true, true);
        var findings = FollowUpAct.Text("--findings", "复查情况，不含个人信息 (what was found; no personal data)");
        return FollowUpAct.Make(new Command("recheck", "录入复查 (enters the re-check of a rectification)"), ResourceName.FollowUp(), [outcome, day, inspectors, findings], (steps, parsed, act) =>
            steps.RecheckFollowUpAsync(
                new V1.RecheckFollowUpRequest
                {
                    Name = act.Name,
                    Outcome = parsed.GetRequiredValue(outcome) == "passed" ? Outcome.Passed : Outcome.Failed,
                    CheckDate = DayText.Parse(parsed.GetValue(day)),
                    Inspectors = { parsed.GetRequiredValue(inspectors) },
                    Findings = parsed.GetRequiredValue(findings),
                    RequestId = act.RequestId,
                },
                act.Options));
    }
}
