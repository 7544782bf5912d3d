using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Burden;

/// <summary><c>changli burden show DRAW</c>: 入企负担 of every drawn target.</summary>
internal static class BurdenShow
{
    public static Command Make()
    {
        var draw = ResourceName.Draw();
        return new Command("show", "抽中对象的本年检查、超频次和可合并任务 (the checks of each drawn target this year, the cap, and what could be merged)") { draw, OutputFormat.Option }
            .Calls((bridge, parsed, ct) => RunAsync(bridge, parsed, parsed.GetRequiredValue(draw), ct));
    }

    private static async Task<int> RunAsync(Bridge bridge, ParseResult parsed, string draw, CancellationToken ct)
    {
        var burden = new V1.DrawBurden();
        var targets = await Pages.AllAsync<V1.TargetBurden>(async token =>
        {
            var answer = await bridge.Burden.GetDrawBurdenAsync(new V1.GetDrawBurdenRequest { Name = draw, PageSize = Pages.Size, PageToken = token }, bridge.Options(ct));
            if (token.Length == 0)
                burden = answer;
            return (answer.Targets, answer.NextPageToken);
        }, ct);
        burden.Targets.Clear();
        burden.Targets.AddRange(targets);
        (burden.NextPageToken, burden.TotalSize) = ("", targets.Count);
        OutputFormat.Print(parsed, burden, () => BurdenText.Print(burden));
        return ExitCode.Done;
    }
}
