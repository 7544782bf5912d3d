using System.CommandLine;
using System.Globalization;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using Google.Type;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Deliveries;

/// <summary><c>changli deliveries reconcile</c>: asks for a run now, without waiting for its end; or lists the runs.</summary>
internal static class DeliveriesReconcile
{
    private static readonly string[] Columns = ["对账", "平台", "每日", "期间", "状态", "本桥", "对方", "差异", "最近问题"];

    public static Command Make()
    {
        var platform = FilterOptions.Platform();
        var (from, to) = (Day("--from", "起始日，含，缺省31天前 (first day; default 31 days ago)"), Day("--to", "截止日，含，缺省到现在 (last day; default up to now)"));
        return new Command("reconcile", "与平台对账：给出 --platform 则立即发起，否则列出历次 (asks for a reconciliation of --platform, else lists the runs)") { platform, from, to, RequestId.Option, OutputFormat.Option }
            .Calls((bridge, parsed, ct) => parsed.GetValue(platform) is { Length: > 0 } asked
                ? AskAsync(bridge, parsed, (asked, parsed.GetValue(from), parsed.GetValue(to)), ct)
                : ListAsync(bridge, parsed, ct));
    }

    private static async Task<int> AskAsync(Bridge bridge, ParseResult parsed, (string Platform, Date? From, Date? To) of, CancellationToken ct)
    {
        var request = new V1.TriggerReconciliationRequest { Platform = of.Platform, StartDate = of.From, EndDate = of.To, RequestId = RequestId.GivenOrFresh(parsed) };
        var run = await RequestId.SendAsync(bridge, request.RequestId, options => bridge.Reconciliations.TriggerReconciliationAsync(request, options), ct);
        OutputFormat.Print(parsed, run, () => Print([run]));
        return ExitCode.Done;
    }

    private static async Task<int> ListAsync(Bridge bridge, ParseResult parsed, CancellationToken ct)
    {
        var runs = await Pages.AllAsync<V1.Reconciliation>(async token =>
        {
            var answer = await bridge.Reconciliations.ListReconciliationsAsync(new V1.ListReconciliationsRequest { PageSize = Pages.Size, PageToken = token }, bridge.Options(ct));
            return (answer.Reconciliations, answer.NextPageToken);
        }, ct);
        OutputFormat.Print(parsed, new V1.ListReconciliationsResponse { Reconciliations = { runs }, TotalSize = runs.Count }, () => Print(runs));
        return ExitCode.Done;
    }

    private static void Print(IEnumerable<V1.Reconciliation> runs) => Lines.Table(Columns, runs.Select(run => new[]
    {
        run.Name, run.Platform, run.Daily ? "是" : "否", $"{InstantText.Of(run.PeriodStart)} 至 {InstantText.Of(run.PeriodEnd)}", Label(run.State),
        $"{run.Ours}", $"{run.Theirs}", $"{run.Findings}", run.LastError,
    }));

    private static string Label(V1.Reconciliation.Types.State state) => state switch
    {
        V1.Reconciliation.Types.State.Requested => "已发起",
        V1.Reconciliation.Types.State.Running => "进行中",
        V1.Reconciliation.Types.State.Succeeded => "完成",
        _ => "未成",
    };

    private static Option<Date?> Day(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "YYYY-MM-DD",
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return new Date { Year = day.Year, Month = day.Month, Day = day.Day };
            result.AddError($"{name} “{result.Tokens[0].Value}”应为 YYYY-MM-DD 的日期");
            return null;
        },
    };
}
