using System.CommandLine;
using ChangliBridge.Cli.Connection;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Items;

/// <summary><c>changli items retire</c>: 停用.</summary>
internal static class ItemsRetire
{
    public static Command Make()
    {
        var (item, reason) = (ResourceName.Item(), ItemAct.Reason());
        return new Command("retire", "停用事项，历史保留 (takes an item off the list; its history stays)") { item, reason }.Asks((bridge, parsed, call) => bridge.Items.RetireItemAsync(
            new V1.RetireItemRequest { Name = parsed.GetRequiredValue(item), Reason = parsed.GetRequiredValue(reason), RequestId = call.RequestId }, call.Options), ItemText.Print);
    }
}
