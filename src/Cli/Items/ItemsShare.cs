using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Items;

/// <summary><c>changli items share</c>: 县双随机办's word that departments share a 监管事项.</summary>
internal static class ItemsShare
{
    public static Command Make()
    {
        var code = new Argument<string>("CODE") { Description = "监管事项目录编码 (code of 互联网+监管)" };
        var reason = new Option<string>("--reason") { Description = "理由，存档 (why; kept)", HelpName = "TEXT", Required = true };
        return new Command("share", "确认多部门共用一个监管事项 (accepts that departments share a supervision item)") { code, reason }.Asks((bridge, parsed, asked) => bridge.Coverages.AcceptSharedMappingAsync(
            new V1.AcceptSharedMappingRequest { SupervisionItem = parsed.GetRequiredValue(code), Reason = parsed.GetRequiredValue(reason), RequestId = asked.RequestId }, asked.Options), word => Lines.Fields(("监管事项", word.SupervisionItem), ("共用事项", string.Join('、', word.Items)), ("理由", word.Reason), ("确认人", word.DecidedBy), ("时间", InstantText.Of(word.DecideTime))));
    }
}
