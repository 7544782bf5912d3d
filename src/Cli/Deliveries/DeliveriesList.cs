using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Deliveries;

/// <summary><c>changli deliveries list</c>: oldest first.</summary>
internal static class DeliveriesList
{
    public static Command Make()
    {
        var filter = new FilterOptions();
        var command = new Command("list", "列出投递，先旧后新 (lists deliveries, oldest first)");
        filter.AddTo(command);
        command.Add(OutputFormat.Option);
        return command.Calls((bridge, parsed, ct) => RunAsync(bridge, parsed, filter, ct));
    }

    private static async Task<int> RunAsync(Bridge bridge, ParseResult parsed, FilterOptions filter, CancellationToken ct)
    {
        var deliveries = await Pages.AllAsync<V1.Delivery>(async token =>
        {
            var answer = await bridge.Deliveries.ListDeliveriesAsync(
                new V1.ListDeliveriesRequest
                {
                    States = { filter.States(parsed) },
                    Kind = filter.Kind(parsed),
                    Platform = filter.PlatformOf(parsed),
                    Department = filter.Department(parsed),
                    MinAge = filter.MinAge(parsed),
                    BusinessKeyPrefix = filter.Key(parsed),
                    PageSize = Pages.Size,
                    PageToken = token,
                },
                bridge.Options(ct));
            return (answer.Deliveries, answer.NextPageToken);
        }, ct);
        OutputFormat.Print(parsed, new V1.ListDeliveriesResponse { Deliveries = { deliveries }, TotalSize = deliveries.Count }, () => DeliveryText.Print(deliveries));
        return ExitCode.Done;
    }
}
