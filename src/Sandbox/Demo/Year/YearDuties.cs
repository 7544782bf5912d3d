using ChangliBridge.Contract.V1;

namespace ChangliBridge.Sandbox.Demo.Year;

/// <summary>October: the plan is adjusted, warnings are answered, a list of targets is compared with the province's, and what the county's plan wants by the end of the month is done.</summary>
internal sealed class YearDuties(DemoStage stage, ClockStep clock)
{
    private const int Shown = 3;

    public async Task RunAsync(YearRegister register, CancellationToken cancellationToken)
    {
        stage.Narrator.Step("十月：计划调整、风险预警、名录比对与到期待办");
        await clock.AdvanceAsync(CountyYear.RegistersDueAt, cancellationToken);
        await AdjustAsync(cancellationToken);
        await AnswerWarningsAsync(cancellationToken);
        await register.RunAsync(cancellationToken);
        await DoDutiesAsync(cancellationToken);
    }

    private async Task AdjustAsync(CancellationToken cancellationToken)
    {
        var clerk = Official.BureauClerk;
        var plan = await stage.CallAsync(clerk, options => stage.Bridge.Plans.GetInspectionPlanAsync(new() { Name = CountyYear.Batches[^1].Campaign.PlanName }, options), cancellationToken);
        plan.Batches[0].Title += "（调整）";
        var adjust = new AdjustInspectionPlanRequest { InspectionPlan = plan, Reason = "配合部门分工调整，任务名称相应调整", RequestId = stage.Work.RequestId("adjust") };
        var adjusted = await stage.CallAsync(clerk, options => stage.Bridge.PlanVersions.AdjustInspectionPlanAsync(adjust, options), cancellationToken);
        await new PlanDesk(stage).DiscloseAsync(adjusted, cancellationToken);
        stage.Narrator.Good($"{Official.TitleOf("mzj")}调整年度计划：新版本送审、批准、备案、公示，旧版本保留");
    }

    private async Task AnswerWarningsAsync(CancellationToken cancellationToken)
    {
        var clerk = Official.MarketClerk;
        var warnings = await stage.CallAsync(clerk, options => stage.Bridge.Risks.ListEarlyWarningsAsync(new() { PageSize = Pages.Largest }, options), cancellationToken);
        foreach (var warning in warnings.EarlyWarnings)
        {
            var answer = new AcknowledgeWarningRequest { Name = warning.Name, Disposal = EarlyWarning.Types.Disposal.None, Reason = "已在本年度抽查批次范围内，按等级比例抽取，不另行检查", RequestId = stage.Work.RequestId(warning.Name) };
            await stage.CallAsync(clerk, options => stage.Bridge.Risks.AcknowledgeWarningAsync(answer, options), cancellationToken);
        }
        stage.Narrator.Good($"信用风险预警 {warnings.TotalSize} 条（每月等级变坏即预警），均已说明处置");
        stage.Narrator.Table(["规则", "等级", "建议"], warnings.EarlyWarnings.Take(Shown).Select(warning => new[] { warning.Rule, $"{warning.GradeBefore} → {warning.GradeAfter}", warning.Advice }));
    }

    private async Task DoDutiesAsync(CancellationToken cancellationToken)
    {
        var due = await stage.CallAsync(Official.Supervisor, options => stage.Bridge.Duties.ListDutiesAsync(new() { Within = 5, PageSize = Pages.Largest }, options), cancellationToken);
        stage.Narrator.Table(
            ["待办", "部门", "到期日", "剩余工作日"],
            due.Duties.Select(duty => new[] { duty.Title, Official.TitleOf(duty.Department.Split('/')[^1]), $"{duty.DueDate.Year}-{duty.DueDate.Month:00}-{duty.DueDate.Day:00}", $"{duty.WorkingDaysLeft}" }));
        foreach (var duty in due.Duties.Where(duty => duty.Kind == Duty.Types.Kind.Yearly))
        {
            var department = duty.Department.Split('/')[^1];
            var done = new CompleteDutyRequest { Name = duty.Subject, Note = "清单与名录库已更新，事项映射与分类标注已完成", RequestId = stage.Work.RequestId($"{duty.Subject}/{department}") };
            await stage.CallAsync(Official.ClerkOf(department), options => stage.Bridge.Duties.CompleteDutyAsync(done, options), cancellationToken);
        }
        stage.Narrator.Good($"五个工作日内到期 {due.TotalSize} 项；年度待办已由各部门办结");
    }
}
