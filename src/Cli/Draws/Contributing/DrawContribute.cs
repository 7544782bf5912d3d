using System.CommandLine;
using ChangliBridge.Cli.Connection;
using Kinds = ChangliBridge.Contract.V1.ContributionSlot.Types.Kind;

namespace ChangliBridge.Cli.Draws.Contributing;

/// <summary><c>changli draw contribute DRAW SLOT</c>: does what the slot needs next. Running it again is always safe.</summary>
internal static class DrawContribute
{
    public static Command Make()
    {
        var (draw, slot, options) = (ResourceName.Draw(), new Argument<string>("SLOT") { Description = "参与方，即声明中的名称 (the party's slot)" }, new ContributeOptions());
        var command = new Command(
            "contribute",
            "参与贡献：生成、保存、签名并提交承诺，各方提交后再次运行即公开；见证、信标直接公布。可放心重复运行 "
            + "(makes, keeps, signs, commits and, run again once all have posted, opens a value; safe to repeat. Exit 1 while others are awaited)") { draw, slot };
        options.AddTo(command);
        command.Add(RequestId.Option);
        return command.Calls(async (bridge, parsed, ct) =>
        {
            var asked = (Draw: parsed.GetRequiredValue(draw), Slot: parsed.GetRequiredValue(slot));
            var turn = SlotTurn.Of(bridge, await bridge.GetDrawAsync(asked.Draw, ct), asked, RequestId.Given(parsed));
            var given = options.Read(parsed);
            return await (turn.Slot.Kind switch
            {
                Kinds.Witnessed => ValueTurn.WitnessedAsync(turn, given, ct),
                Kinds.Beacon => ValueTurn.BeaconAsync(turn, given, ct),
                _ => CommittedTurn.RunAsync(turn, given, ct),
            });
        });
    }
}
