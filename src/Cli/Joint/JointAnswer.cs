using System.CommandLine;
using ChangliBridge.Cli.Connection;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Joint;

/// <summary><c>changli joint answer DRAW TASK --department ID (--uphold [--whole] | --dismiss) --reason TEXT</c>: the lead answers an objection.</summary>
internal static class JointAnswer
{
    public static Command Make()
    {
        var (draw, task) = (ResourceName.Draw(), ResourceName.InspectionTask());
        var department = ResourceName.DepartmentOption("提出异议的部门：departments/编号，或只写编号 (the department that objected)");
        department.Required = true;
        var uphold = new Option<bool>("--uphold") { Description = "采纳：该部门不予检查 (the department does not check the target)" };
        var whole = new Option<bool>("--whole") { Description = "采纳时：各部门均不予检查 (with --uphold: no department checks it)" };
        var dismiss = new Option<bool>("--dismiss") { Description = "不采纳：照常检查 (it is checked as drawn)" };
        var reason = new Option<string>("--reason") { Description = "理由，存档 (why; kept with the objection)", HelpName = "TEXT", Required = true };
        var command = new Command("answer", "牵头部门答复名单异议，每条一次 (the lead answers an objection, once)") { draw, task, department, uphold, whole, dismiss, reason };
        command.Validators.Add(result =>
        {
            if (result.GetValue(uphold) == result.GetValue(dismiss))
                result.AddError("请在 --uphold 与 --dismiss 中选择一个 (one of --uphold and --dismiss)");
        });
        return command.Asks((bridge, parsed, asked) => bridge.Joint.AnswerObjectionAsync(
            new V1.AnswerObjectionRequest
            {
                Draw = parsed.GetRequiredValue(draw),
                Task = parsed.GetRequiredValue(task),
                Department = parsed.GetRequiredValue(department),
                Upheld = parsed.GetValue(uphold),
                WholeTarget = parsed.GetValue(whole),
                Reason = parsed.GetRequiredValue(reason),
                RequestId = asked.RequestId,
            }, asked.Options), JointText.Print);
    }
}
