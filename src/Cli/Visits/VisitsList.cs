using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Visits;

/// <summary><c>changli visits list [--task TASK] [--draw DRAW] [--department ID] [--from DAY] [--to DAY] [--rated | --unrated]</c>.</summary>
internal static class VisitsList
{
    private static readonly string[] Columns = ["扫码入企", "入企编号", "登记人", "登记时间", "评价", "评语"];

    public static Command Make()
    {
        var (task, draw) = (ResourceName.InspectionTaskOption(), ResourceName.DrawOption());
        var department = ResourceName.DepartmentOption();
        var (from, to) = (DayText.Option("--from", "登记起日，含，如 2023-11-01 (recorded on this day or later)"), DayText.Option("--to", "登记止日，含 (recorded on this day or earlier)"));
        var rated = new Option<bool>("--rated") { Description = "只列已评价的 (only those rated)" };
        var unrated = new Option<bool>("--unrated") { Description = "只列未评价的 (only those not rated)" };
        var command = new Command("list", "列出入企及其评价 (lists visits and their ratings)") { task, draw, department, from, to, rated, unrated, OutputFormat.Option };
        command.Validators.Add(result =>
        {
            if (result.GetValue(rated) && result.GetValue(unrated))
                result.AddError("--rated 与 --unrated 只能选一个 (one of --rated and --unrated)");
        });
        return command.Calls((bridge, parsed, ct) =>
        {
            var request = new V1.ListVisitsRequest
            {
                Task = parsed.GetValue(task) ?? "",
                Draw = parsed.GetValue(draw) ?? "",
                Department = parsed.GetValue(department) ?? "",
                FromDate = DayText.Parse(parsed.GetValue(from)),
                ToDate = DayText.Parse(parsed.GetValue(to)),
                PageSize = Pages.Size,
            };
            if (parsed.GetValue(rated) || parsed.GetValue(unrated))
                request.Rated = parsed.GetValue(rated);
            return RunAsync(bridge, parsed, request, ct);
        });
    }

    private static async Task<int> RunAsync(Bridge bridge, ParseResult parsed, V1.ListVisitsRequest request, CancellationToken ct)
    {
        var visits = await Pages.AllAsync<V1.Visit>(async token =>
        {
            request.PageToken = token;
            var answer = await bridge.Visits.ListVisitsAsync(request, bridge.Options(ct));
            return (answer.Visits, answer.NextPageToken);
        }, ct);
        OutputFormat.Print(parsed, new V1.ListVisitsResponse { Visits = { visits }, TotalSize = visits.Count }, () => Lines.Table(
            Columns, visits.Select(visit => new[] { visit.Name, visit.EntryId, visit.RecordedBy, InstantText.Of(visit.EnterTime), visit.Score == 0 ? "尚无" : $"{visit.Score}分", visit.Comment })));
        return ExitCode.Done;
    }
}
