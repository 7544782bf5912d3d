using System.CommandLine;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.FollowUps;

/// <summary><c>changli followups show FOLLOWUP</c>: with everything done to it.</summary>
internal static class FollowUpsShow
{
    public static Command Make()
    {
        var named = ResourceName.FollowUp();
        return new Command("show", "显示一步处置及其全部记录 (shows a step with everything done to it)") { named, OutputFormat.Option }.Calls(async (bridge, parsed, ct) =>
        {
            var step = await bridge.FollowUps.GetFollowUpAsync(new V1.GetFollowUpRequest { Name = parsed.GetRequiredValue(named) }, bridge.Options(ct));
            OutputFormat.Print(parsed, step, () => FollowUpText.Print(step));
            return ExitCode.Done;
        });
    }
}
