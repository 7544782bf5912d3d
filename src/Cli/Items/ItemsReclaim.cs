using System.CommandLine;
using ChangliBridge.Cli.Connection;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Items;

/// <summary><c>changli items reclaim</c>: 重新认领.</summary>
internal static class ItemsReclaim
{
    public static Command Make()
    {
        var (item, reason) = (ResourceName.Item(), ItemAct.Reason());
        var duty = new Option<string>("--duty-basis") { Description = "“三定”条款，缺省不变 (the clause, where it is another one now)", HelpName = "TEXT", DefaultValueFactory = _ => "" };
        return new Command("reclaim", "上级变动后重新认领，或恢复已停用的事项 (claims an item again after the province changed it)") { item, reason, duty }.Asks((bridge, parsed, call) => bridge.Items.ReclaimItemAsync(
            new V1.ReclaimItemRequest { Name = parsed.GetRequiredValue(item), Reason = parsed.GetRequiredValue(reason), DutyBasis = parsed.GetValue(duty), RequestId = call.RequestId }, call.Options), ItemText.Print);
    }
}
