using System.CommandLine;
using ChangliBridge.Cli.Connection;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Items;

/// <summary><c>changli items map</c>: 事项映射, replacing the earlier one.</summary>
internal static class ItemsMap
{
    public static Command Make()
    {
        var item = ResourceName.Item();
        var codes = new Argument<string[]>("CODE") { Description = "监管事项目录编码，一个或多个 (codes of 互联网+监管)", Arity = ArgumentArity.OneOrMore };
        return new Command("map", "确认事项与“互联网+监管”的映射 (confirms to which supervision items an item belongs)") { item, codes }.Asks((bridge, parsed, call) => bridge.Catalog.ConfirmItemMappingAsync(
            new V1.ConfirmItemMappingRequest { Name = parsed.GetRequiredValue(item), SupervisionItems = { parsed.GetRequiredValue(codes) }, RequestId = call.RequestId }, call.Options), ItemText.Print);
    }
}
