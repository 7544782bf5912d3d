using System.CommandLine;
using System.Text;
using System.Text.Json;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Keys;
using ChangliBridge.Cli.Printing;
using ChangliBridge.Contract.Signing;

namespace ChangliBridge.Cli.Draws;

/// <summary><c>changli draw escrow-open DRAW --key KEY</c>: the supervising office opens a draw's secret.</summary>
internal static class DrawEscrowOpen
{
    public static Command Make()
    {
        var (draw, key) = (ResourceName.Draw(), KeyFile.Option());
        key.Required = true;
        return new Command("escrow-open", "监督单位打开托管的抽取密值，用于主办单位不揭示时核算 (opens the secret held in escrow, so that a draw which its office does not reveal can be computed)") { draw, key, OutputFormat.Option }
            .Calls((bridge, parsed, ct) => RunAsync(bridge, parsed, (parsed.GetRequiredValue(draw), parsed.GetRequiredValue(key)!), ct));
    }

    private static async Task<int> RunAsync(Bridge bridge, ParseResult parsed, (string Draw, FileInfo Key) given, CancellationToken ct)
    {
        var key = await KeyFile.ReadAsync(given.Key, ct);
        var draw = SignableDraw.Of(await bridge.GetDrawAsync(given.Draw, ct), given.Draw);
        if (draw.Draw.Escrow.Length == 0)
            throw new CommandRefused(ExitCode.DoesNotHold, $"{given.Draw} 没有托管密文：冻结时监督单位尚未登记公钥。");
        var secret = Open(key, draw);
        if (draw.CommitmentWith(secret) != draw.Draw.Commitment)
            throw new CommandRefused(ExitCode.DoesNotHold, "托管的密值打开了，但不是本次抽取承诺所用的密值：承诺不符，请保存证据并追查。");
        var hex = Convert.ToHexStringLower(secret);
        await Console.Out.WriteLineAsync(OutputFormat.IsJson(parsed) ? JsonSerializer.Serialize(new { draw = given.Draw, secret = hex }) : hex);
        await Console.Error.WriteLineAsync("以上是本次抽取的密值，与承诺相符。主办单位逾期不揭示时，监督单位可凭它和各方已公开的数值算出种子。各方数值全部公开之前请勿外传：知道密值又最后出手的一方能够左右结果。");
        return ExitCode.Done;
    }

    private static byte[] Open(SigningKey key, SignableDraw draw)
    {
        try
        {
            return SealedSecret.Open(key, draw.Draw.Escrow, Encoding.UTF8.GetBytes(draw.Draw.Name));
        }
        catch (FormatException fault)
        {
            throw new CommandRefused(ExitCode.DoesNotHold, $"这把私钥打不开托管密文：{fault.Message}");
        }
    }
}
