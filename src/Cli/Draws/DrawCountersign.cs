using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Keys;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Draws;

/// <summary><c>changli draw countersign DRAW --key KEY</c>: signs the 32 bytes of the commitment.</summary>
internal static class DrawCountersign
{
    public static Command Make()
    {
        var (draw, key) = (ResourceName.Draw(), KeyFile.Option());
        key.Required = true;
        return new Command("countersign", "独立方会签抽取承诺 (an outside party signs the commitment before the first contribution)") { draw, key, RequestId.Option, OutputFormat.Option }
            .Calls((bridge, parsed, ct) => RunAsync(bridge, parsed, (parsed.GetRequiredValue(draw), parsed.GetRequiredValue(key)!), ct));
    }

    private static async Task<int> RunAsync(Bridge bridge, ParseResult parsed, (string Draw, FileInfo Key) given, CancellationToken ct)
    {
        var key = await KeyFile.ReadAsync(given.Key, ct);
        var draw = SignableDraw.Of(await bridge.GetDrawAsync(given.Draw, ct), given.Draw);
        if (!draw.Rule.Keys.Values.Contains(key.KeyId))
            await Console.Error.WriteLineAsync($"提示：规则没有写入公钥 {key.KeyId}，此会签不会提高保证程度。");
        var request = new V1.CountersignDrawRequest { Name = given.Draw, Signature = key.Sign(draw.Commitment), RequestId = RequestId.GivenOrFresh(parsed) };
        return DrawAct.Print(parsed, await RequestId.SendAsync(bridge, request.RequestId, options => bridge.Draws.CountersignDrawAsync(request, options), ct));
    }
}
