using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Visits;

/// <summary><c>changli visits list [--task TASK] [--draw DRAW] [--department ID] [--rated | --unrated]</c>.</summary>
internal static class VisitsList
{
    private static readonly string[] Columns = ["扫码入企", "入企编号", "登记人", "评价", "评语"];

    public static Command Make()
    {
        var task = new Option<string>("--task") { Description = "任务：inspectionTasks/编号 (of this task)", HelpName = "TASK", DefaultValueFactory = _ => "" };
        var draw = new Option<string>("--draw") { Description = "抽取：inspectionPlans/计划/draws/序号 (of this draw)", HelpName = "DRAW", DefaultValueFactory = _ => "" };
        var department = new Option<string>("--department") { Description = "部门编号 (department id)", HelpName = "ID", DefaultValueFactory = _ => "" };
        var rated = new Option<bool>("--rated") { Description = "只列已评价的 (only those rated)" };
        var unrated = new Option<bool>("--unrated") { Description = "只列未评价的 (only those not rated)" };
        var command = new Command("list", "列出入企及其评价 (lists visits and their ratings)") { task, draw, department, rated, unrated, OutputFormat.Option };
        command.Validators.Add(result =>
        {
            if (result.GetValue(rated) && result.GetValue(unrated))
                result.AddError("--rated 与 --unrated 只能选一个 (one of --rated and --unrated)");
        });
        return command.Calls((bridge, parsed, ct) =>
        {
            var request = new V1.ListVisitsRequest
            {
                Task = parsed.GetValue(task)!,
                Draw = parsed.GetValue(draw)!,
                Department = parsed.GetValue(department) is { Length: > 0 } id ? $"departments/{id}" : "",
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
            Columns, visits.Select(visit => new[] { visit.Name, visit.EntryId, visit.RecordedBy, visit.Score == 0 ? "尚无" : $"{visit.Score}分", visit.Comment })));
        return ExitCode.Done;
    }
}
