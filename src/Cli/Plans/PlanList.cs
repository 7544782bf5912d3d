using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Plans;

/// <summary><c>changli plan list</c>: as the versions in force have them.</summary>
internal static class PlanList
{
    private static readonly string[] Columns = ["计划", "名称", "年度", "牵头部门", "版本", "状态", "调整中", "批次"];

    public static Command Make() =>
        new Command("list", "列出本部门牵头或参与的计划 (lists the plans that the department leads or takes part in)") { OutputFormat.Option }.Calls(RunAsync);

    private static async Task<int> RunAsync(Bridge bridge, ParseResult parsed, CancellationToken ct)
    {
        var plans = await Pages.AllAsync<V1.InspectionPlan>(async token =>
        {
            var answer = await bridge.Plans.ListInspectionPlansAsync(new V1.ListInspectionPlansRequest { PageSize = Pages.Size, PageToken = token }, bridge.Options(ct));
            return (answer.InspectionPlans, answer.NextPageToken);
        }, ct);
        OutputFormat.Print(parsed, new V1.ListInspectionPlansResponse { InspectionPlans = { plans }, TotalSize = plans.Count }, () => Lines.Table(Columns, plans.Select(plan => new[]
        {
            plan.Name, PlanText.Title(plan), $"{plan.Year}", plan.LeadDepartment, $"{plan.Version}", PlanText.State(plan.State), plan.PendingVersion > 0 ? $"第{plan.PendingVersion}版" : "", $"{plan.Batches.Count}",
        })));
        return ExitCode.Done;
    }
}
