using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Deliveries;

/// <summary><c>changli deliveries retry</c>: all that match, page after page, each with its own result.</summary>
internal static class DeliveriesRetry
{
    private const int PageSize = 200;
    private static readonly string[] Columns = ["投递", "结果", "原因"];

    public static Command Make()
    {
        var filter = new FilterOptions();
        var dryRun = new Option<bool>("--dry-run") { Description = "只数件数，不办理 (counts and does nothing)" };
        var command = new Command("retry", "重试全部符合条件的投递，缺省为已扣留和待发送的 (retries all that match, by default those held or pending)") { dryRun };
        filter.AddTo(command);
        command.Add(RequestId.Option);
        command.Add(OutputFormat.Option);
        return command.Calls((bridge, parsed, ct) => parsed.GetValue(dryRun) ? CountAsync(bridge, parsed, filter, ct) : RunAsync(bridge, parsed, filter, ct));
    }

    private static async Task<int> CountAsync(Bridge bridge, ParseResult parsed, FilterOptions filter, CancellationToken ct)
    {
        var request = Request(parsed, filter);
        (request.ValidateOnly, request.RequestId) = (true, RequestId.GivenOrFresh(parsed));
        var counted = await bridge.Deliveries.RetryDeliveriesAsync(request, bridge.Options(ct));
        OutputFormat.Print(parsed, counted, () => Console.Out.WriteLine($"{counted.TotalSize} 件符合条件；未办理。"));
        return ExitCode.Done;
    }

    private static async Task<int> RunAsync(Bridge bridge, ParseResult parsed, FilterOptions filter, CancellationToken ct)
    {
        var first = RequestId.GivenOrFresh(parsed);
        var total = 0;
        var results = await Pages.AllAsync<V1.RetryDeliveriesResponse.Types.Result>(async token =>
        {
            var request = Request(parsed, filter);
            // Each page is a request of its own; the same first id gives every page the same one again.
            (request.PageToken, request.RequestId) = (token, token.Length == 0 ? first : RequestId.From("deliveries-retry", first, token));
            var answer = await RequestId.SendAsync(bridge, first, options => bridge.Deliveries.RetryDeliveriesAsync(request, options), ct);
            total = token.Length == 0 ? answer.TotalSize : total;
            return (answer.Results, answer.NextPageToken);
        }, ct);
        OutputFormat.Print(parsed, new V1.RetryDeliveriesResponse { Results = { results }, TotalSize = total }, () => Print(results));
        return results.TrueForAll(result => result.Retried) ? ExitCode.Done : ExitCode.Refused;
    }

    private static V1.RetryDeliveriesRequest Request(ParseResult parsed, FilterOptions filter) => new()
    {
        States = { filter.States(parsed) },
        Kind = filter.Kind(parsed),
        Platform = filter.PlatformOf(parsed),
        Department = filter.Department(parsed),
        MinAge = filter.MinAge(parsed),
        BusinessKeyPrefix = filter.Key(parsed),
        PageSize = PageSize,
    };

    private static void Print(List<V1.RetryDeliveriesResponse.Types.Result> results)
    {
        Lines.Table(Columns, results.Select(result => new[] { result.Name, result.Retried ? "已重试" : "未重试", result.Reason }));
        Console.Out.WriteLine($"共 {results.Count} 件，已重试 {results.Count(result => result.Retried)} 件。");
    }
}
