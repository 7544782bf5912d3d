using ChangliBridge.Contract.V1;

namespace ChangliBridge.Sandbox.Demo.Year;

/// <summary>名单异议: the other department of a joint batch knows that a drawn target is none of its own, the lead upholds it, and that part is not checked.</summary>
internal sealed class YearObjection((DemoStage Told, DemoStage Quiet) stage, YearFigures figures)
{
    private readonly YearDiary diary = new(stage.Told);

    /// <summary>The confirmed draw, its list confirmed by the other department with its objection.</summary>
    public async Task<Draw> RunAsync(Draw drawn, (DrawStep Step, Campaign Campaign) with, CancellationToken cancellationToken)
    {
        var (lead, other) = (with.Campaign.Departments[0], with.Campaign.Departments[1]);
        var draw = await with.Step.ConfirmDrawAsync(drawn, cancellationToken);
        var tasks = await stage.Quiet.CallAsync(Official.ClerkOf(other), options => stage.Quiet.Bridge.Tasks.ListInspectionTasksAsync(new() { Draw = draw.Name, PageSize = 1 }, options), cancellationToken);
        var objection = new TargetObjection { Task = tasks.InspectionTasks[0].Name, Reason = "只做集体用餐配送，不设就餐场所，不属公共场所卫生监督对象" };
        var list = await with.Step.ConfirmListAsync(draw, other, [objection], cancellationToken);
        var own = list.Departments.Single(part => part.Department == $"departments/{other}");
        diary.Tell(
            Official.TitleOf(other),
            $"比对抽中名单，对{tasks.InspectionTasks[0].TargetTitle}提出异议（{own.Objections[0].Reason}）",
            $"期限 {list.ConfirmBy.Year}-{list.ConfirmBy.Month:00}-{list.ConfirmBy.Day:00}（两个工作日），{(own.Late ? "已逾期" : "未逾期")}");
        await AnswerAsync((draw, objection.Task), (lead, own), cancellationToken);
        return draw;
    }

    private async Task AnswerAsync((Draw Draw, string Task) objected, (string Lead, DepartmentConfirmation Own) by, CancellationToken cancellationToken)
    {
        var answer = new AnswerObjectionRequest
        {
            Draw = objected.Draw.Name,
            Task = objected.Task,
            Department = by.Own.Department,
            Upheld = true,
            Reason = "经核对经营许可，情况属实",
            RequestId = stage.Quiet.Work.RequestId($"objection/{objected.Task}"),
        };
        var list = await stage.Quiet.CallAsync(Official.ApproverOf(by.Lead), options => stage.Quiet.Bridge.Joint.AnswerObjectionAsync(answer, options), cancellationToken);
        var answered = list.Departments.Single(part => part.Department == by.Own.Department);
        var task = await stage.Quiet.CallAsync(Official.ClerkOf(by.Lead), options => stage.Quiet.Bridge.Tasks.GetInspectionTaskAsync(new() { Name = objected.Task }, options), cancellationToken);
        figures.ObjectionsUpheld = answered.Late ? 0 : answered.Objections.Count(objection => objection.Answer is { Upheld: true });
        figures.TakenOff = [task.Parts.Count(part => part.TakenOff), task.Parts.Count];
        diary.Tell(
            Official.TitleOf(by.Lead),
            "审批人采纳异议",
            $"该户仍在抽取结果中，{string.Join("、", task.Parts.Where(part => part.TakenOff).Select(part => Official.TitleOf(part.Department.Split('/')[^1])))}不予检查，其余 {task.Parts.Count(part => !part.TakenOff)} 个部门照常检查");
    }
}
