using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Items;

/// <summary><c>changli items list</c>: with how each stands to the province's directory.</summary>
internal static class ItemsList
{
    public static Command Make()
    {
        var department = ResourceName.DepartmentOption();
        var state = new Option<string?>("--state") { Description = "只看该状态 (only in this state)" };
        state.AcceptOnlyFromAmong([.. ItemText.States.Keys]);
        return new Command("list", "列出已认领的抽查事项及上级变动 (lists claimed items, and whether the province changed them)") { department, state, OutputFormat.Option }.Calls(async (bridge, parsed, ct) =>
        {
            var items = await AllAsync(bridge, parsed.GetValue(department), parsed.GetValue(state), ct);
            OutputFormat.Print(parsed, new V1.ListInspectionItemsResponse { InspectionItems = { items }, TotalSize = items.Count }, () => ItemText.Print(items));
            return ExitCode.Done;
        });
    }

    public static Task<List<V1.InspectionItem>> AllAsync(Bridge bridge, string? department, string? state, CancellationToken ct) => Pages.AllAsync<V1.InspectionItem>(async token =>
    {
        var request = new V1.ListInspectionItemsRequest { PageSize = Pages.Size, PageToken = token };
        if (department is not null)
            request.Department = department;
        if (state is not null)
            request.State = ItemText.States[state];
        var answer = await bridge.Catalog.ListInspectionItemsAsync(request, bridge.Options(ct));
        return (answer.InspectionItems, answer.NextPageToken);
    }, ct);
}
