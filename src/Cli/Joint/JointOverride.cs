using System.CommandLine;
using ChangliBridge.Cli.Connection;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Joint;

/// <summary><c>changli joint override DRAW --reason TEXT</c>: the lead goes ahead without those who are late.</summary>
internal static class JointOverride
{
    public static Command Make()
    {
        var draw = ResourceName.Draw();
        var reason = new Option<string>("--reason") { Description = "理由，存档 (why; kept with the list)", HelpName = "TEXT", Required = true };
        return new Command("override", "逾期后由牵头部门决定不再等待 (the lead goes ahead once the deadline is past)") { draw, reason }.Asks((bridge, parsed, asked) => bridge.Joint.OverrideDrawnListAsync(
            new V1.OverrideDrawnListRequest { Draw = parsed.GetRequiredValue(draw), Reason = parsed.GetRequiredValue(reason), RequestId = asked.RequestId }, asked.Options), JointText.Print);
    }
}
