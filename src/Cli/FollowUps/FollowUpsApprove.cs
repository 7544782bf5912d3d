using System.CommandLine;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.FollowUps;

/// <summary><c>changli followups approve FOLLOWUP</c>.</summary>
internal static class FollowUpsApprove
{
    public static Command Make() => FollowUpAct.Make(new Command("approve", "批准移送司法 (approves a judicial transfer)"), ResourceName.FollowUp(), [], (steps, _, act) =>
        steps.ApproveFollowUpAsync(new V1.ApproveFollowUpRequest { Name = act.Name, RequestId = act.RequestId }, act.Options));
}
