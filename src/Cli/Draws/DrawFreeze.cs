using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using Google.Protobuf.WellKnownTypes;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Draws;

/// <summary><c>changli draw freeze PLAN BATCH</c>: fixes the list and commits to it.</summary>
internal static class DrawFreeze
{
    public static Command Make()
    {
        var (plan, batch) = (ResourceName.Plan(), new Argument<string>("BATCH") { Description = "批次编号 (batch of the plan)" });
        var (slots, revealBy, reading) = (Slots(), RevealBy(), new ReadingOptions());
        var command = new Command("freeze", "冻结批次名单并作出承诺 (freezes the frame of a batch and commits to it)") { plan, batch, slots, revealBy };
        reading.AddTo(command);
        command.Add(RequestId.Option);
        command.Add(OutputFormat.Option);
        return command.Calls(async (bridge, parsed, ct) =>
        {
            var request = new V1.FreezeDrawRequest
            {
                Parent = parsed.GetRequiredValue(plan),
                BatchId = parsed.GetRequiredValue(batch),
                RevealBy = parsed.GetRequiredValue(revealBy),
                RequestId = RequestId.GivenOrFresh(parsed),
                Reading = reading.Choice(parsed),
            };
            request.Slots.AddRange(parsed.GetRequiredValue(slots));
            return DrawAct.Print(parsed, await RequestId.SendAsync(bridge, request.RequestId, options => bridge.Draws.FreezeDrawAsync(request, options), ct));
        });
    }

    private static Option<V1.ContributionSlot[]> Slots() => new("--slot")
    {
        Description = $"参与贡献，每方一项，按先后顺序，信标在最后。写法 {SlotSpec.Syntax}；FORM 为 dicexN（N≥25）或 digitsxN（N≥16），SOURCE 为 drand:链哈希:轮次；都不写即先承诺后公开。例：--slot scjgj,outside,closes={InstantText.Example} "
            + "(who contributes to the seed, one --slot each, in order, a beacon last; committed where nothing else is said)",
        HelpName = "SPEC",
        Required = true,
        Arity = ArgumentArity.OneOrMore,
        CustomParser = result =>
        {
            var slots = new List<V1.ContributionSlot>();
            foreach (var token in result.Tokens)
            {
                try
                {
                    slots.Add(SlotSpec.Read(token.Value));
                }
                catch (FormatException fault)
                {
                    result.AddError(fault.Message);
                }
            }
            return [.. slots];
        },
    };

    private static Option<Timestamp> RevealBy() => new("--reveal-by")
    {
        Description = $"最迟何时全部公开并抽取，如 {InstantText.Example} (by when all must be opened and drawn)",
        HelpName = "INSTANT",
        Required = true,
        CustomParser = result =>
        {
            var given = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (InstantText.Parse(given) is { } instant)
                return instant;
            result.AddError($"--reveal-by：“{given}”不是带时区的时刻，如 {InstantText.Example}");
            return null;
        },
    };
}
