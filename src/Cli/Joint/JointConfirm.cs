using System.CommandLine;
using ChangliBridge.Cli.Connection;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Joint;

/// <summary><c>changli joint confirm DRAW [--object TASK=REASON …]</c>: for the caller's department.</summary>
internal static class JointConfirm
{
    public static Command Make()
    {
        var draw = ResourceName.Draw();
        var objections = new Option<string[]>("--object") { Description = "对名单内对象的异议，可重复：任务编号=理由 (what the department knows of a target: TASK=REASON; repeatable)", HelpName = "TASK=REASON" };
        objections.Validators.Add(result =>
        {
            foreach (var given in result.Tokens.Where(token => Read(token.Value) is null))
                result.AddError($"--object “{given.Value}”应写成 任务编号=理由 (is no TASK=REASON)");
        });
        return new Command("confirm", "本部门比对确认抽取名单 (confirms the drawn list for the department)") { draw, objections }.Asks((bridge, parsed, asked) => bridge.Joint.ConfirmDrawnListAsync(
            new V1.ConfirmDrawnListRequest { Draw = parsed.GetRequiredValue(draw), Objections = { (parsed.GetValue(objections) ?? []).Select(Read) }, RequestId = asked.RequestId }, asked.Options), JointText.Print);
    }

    private static V1.TargetObjection? Read(string given) => given.Split('=', 2) is [var named, var reason] && ResourceName.TaskOf(named) is { } task
        ? new V1.TargetObjection { Task = task, Reason = reason }
        : null;
}
