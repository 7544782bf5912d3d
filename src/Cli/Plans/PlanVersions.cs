using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Plans;

/// <summary><c>changli plan versions PLAN</c>: from the first, with the reason of each adjustment.</summary>
internal static class PlanVersions
{
    private static readonly string[] Columns = ["版本", "状态", "调整理由", "送审", "批准", "备案", "公示", "批次"];

    public static Command Make()
    {
        var plan = ResourceName.Plan();
        return new Command("versions", "列出计划的各个版本 (lists every version of a plan)") { plan, OutputFormat.Option }
            .Calls((bridge, parsed, ct) => RunAsync(bridge, parsed, parsed.GetRequiredValue(plan), ct));
    }

    private static async Task<int> RunAsync(Bridge bridge, ParseResult parsed, string plan, CancellationToken ct)
    {
        var versions = await Pages.AllAsync<V1.InspectionPlan>(async token =>
        {
            var answer = await bridge.PlanVersions.ListPlanVersionsAsync(new V1.ListPlanVersionsRequest { Parent = plan, PageSize = Pages.Size, PageToken = token }, bridge.Options(ct));
            return (answer.PlanVersions, answer.NextPageToken);
        }, ct);
        OutputFormat.Print(parsed, new V1.ListPlanVersionsResponse { PlanVersions = { versions }, TotalSize = versions.Count }, () => Lines.Table(Columns, versions.Select(version => new[]
        {
            $"{version.Version}", PlanText.State(version.State), version.AdjustReason, InstantText.Of(version.SubmitTime), InstantText.Of(version.ApproveTime),
            InstantText.Of(version.FileTime), InstantText.Of(version.DiscloseTime), $"{version.Batches.Count}",
        })));
        return ExitCode.Done;
    }
}
