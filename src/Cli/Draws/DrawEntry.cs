using System.CommandLine;
using System.Text;
using ChangliBridge.Cli.Connection;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Draws;

/// <summary><c>changli draw entry DRAW TARGET --out FILE</c>: one target's own entry, for that enterprise alone.</summary>
internal static class DrawEntry
{
    public static Command Make()
    {
        var (draw, target) = (ResourceName.Draw(), ResourceName.Target());
        var file = new Option<FileInfo>("--out") { Description = "保存到 (file to write; replaced where it exists)", HelpName = "FILE", Required = true };
        return new Command("entry", "下载本户条目，只交给该户 (fetches one target's own entry, to be handed to that enterprise alone)") { draw, target, file }
            .Calls((bridge, parsed, ct) => RunAsync(
                bridge, new V1.GetOwnEntryRequest { Name = parsed.GetRequiredValue(draw), Target = parsed.GetRequiredValue(target) }, parsed.GetRequiredValue(file), ct));
    }

    private static async Task<int> RunAsync(Bridge bridge, V1.GetOwnEntryRequest request, FileInfo file, CancellationToken ct)
    {
        var entry = await bridge.Draws.GetOwnEntryAsync(request, bridge.Options(ct));
        // Canonical to the byte: a line feed at the end would make it another text.
        await PrivateFile.WriteAsync(file.FullName, async (stream, stop) => await stream.WriteAsync(Encoding.UTF8.GetBytes(entry.Entry), stop), replace: true, ct);
        await Console.Out.WriteLineAsync($"{request.Target} {(entry.Drawn ? "已被抽中" : "未被抽中")}，条目已保存 {file.FullName}。内含等级分层，只交给该户。");
        return ExitCode.Done;
    }
}
